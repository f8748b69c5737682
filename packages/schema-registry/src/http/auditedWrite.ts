import { Decision } from '../commands/Decision';
import { Judge } from '../judge/Question';
import { Logger } from '../Logger';
import { RegistryRecord } from '../log/RegistryRecord';
import { Registry } from '../Registry';
import { RegistryState } from '../state/RegistryState';
import { RouteRequest } from './Route';

/**
 * {@link Registry.write} that logs every record once it is durable: who changed what, by subject,
 * version and id. Texts, metadata and rules are not logged.
 */
export function auditedWrite(
  registry: Registry,
  { who, logger }: { who: string; logger: Logger },
): RouteRequest['write'] {
  return async <T>(
    decide: (state: RegistryState, judge: Judge) => Decision<T>,
  ) => {
    let records: readonly RegistryRecord[] = [];
    const answer = await registry.write((state, judge) => {
      const decision = decide(state, judge);
      records = decision.records;
      return decision;
    });
    for (const record of records) {
      logger.info('Changed the registry', { who, ...factsOf(record) });
    }
    return answer;
  };
}

function factsOf(record: RegistryRecord): Record<string, unknown> {
  switch (record.keytype) {
    case 'SCHEMA': {
      const { subject, version, value } = record;
      const change = { subject, version, id: value?.id };
      if (!value) return { change: 'removed version', ...change };
      return {
        change: value.deleted ? 'deleted version' : 'registered version',
        ...change,
      };
    }
    case 'DELETE_SUBJECT':
      return {
        change: 'deleted subject',
        subject: record.subject,
        version: record.value?.version,
      };
    case 'MODE':
      return {
        change: record.value ? 'set mode' : 'removed mode',
        subject: record.subject,
        mode: record.value?.mode,
      };
    case 'CONFIG':
      return {
        change: record.value ? 'set config' : 'removed config',
        subject: record.subject,
        compatibility: record.value?.compatibilityLevel,
        alias: record.value?.alias,
      };
    case 'CONTEXT':
      return {
        change: record.value ? 'created context' : 'removed context',
        context: record.context,
      };
    default:
      return { change: record.keytype };
  }
}
