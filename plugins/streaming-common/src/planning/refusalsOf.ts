import { Said, say } from '../sentences';
import { PlanSubject } from './PlanContext';

/** A finding as registries write it. */
const findingLine =
  /^\{errorType:\s*'.*?', description:\s*'(.*)', additionalInfo:.*\}$/s;
/** What they add about the version and the level that they compared with. */
const contextLine =
  /^\{(oldSchema|oldSchemaVersion|validateFields|compatibility):/;

/** Why a registry refuses a schema, a sentence per finding in its own words; at least one. */
export function refusalsOf({
  messages,
}: NonNullable<PlanSubject['verdict']>): Said[] {
  const findings = messages
    .filter(message => !contextLine.test(message))
    .map(message => findingLine.exec(message)?.[1] ?? message);
  return findings.length > 0
    ? findings.map(message => say('schema.refusal', { message }))
    : [say('schema.refusalUnexplained')];
}
