import { JudgeFigures } from './judge/SchemaJudge';
import { RegistryHealth } from './Registry';

const prefix = 'millrace_registry_';

/** How often a route was answered with a status; the route as it is declared, without names. */
export type RequestCounts = ReadonlyMap<string, number>;

/** The key of a count: what Prometheus calls its labels. */
export function requestLabels(
  { method, path }: { method: string; path: string },
  status: number,
): string {
  return `method="${method}",route="${path}",code="${status}"`;
}

/** What a registry measures, as Prometheus text. */
export function metricsText(
  health: RegistryHealth,
  judge: JudgeFigures,
  requests: RequestCounts,
): string {
  const gauges: [name: string, help: string, value: number][] = [
    ['ready', 'Whether the registry answers.', Number(health.ready)],
    ['subjects', 'Subjects, soft-deleted ones included.', health.subjects],
    ['versions', 'Versions, soft-deleted ones included.', health.versions],
    ['highest_id', 'The highest id of any context.', health.highestId],
    [
      'unreadable_records',
      'Records of the topic that could not be read.',
      health.unreadableRecords,
    ],
    [
      'replay_seconds',
      'How long the replay at start took.',
      health.replayMs / 1_000,
    ],
  ];
  const counters: typeof gauges = [
    ['checks_total', 'Compatibility checks computed.', judge.checks],
    [
      'check_seconds_total',
      'Time that compatibility checks took.',
      judge.checkSeconds,
    ],
    [
      'schema_cache_hits_total',
      'Questions about schemas answered from memory.',
      judge.cacheHits,
    ],
    [
      'schema_cache_misses_total',
      'Questions about schemas that were computed.',
      judge.cacheMisses,
    ],
  ];
  const lines = [
    ...gauges.flatMap(each => family('gauge', ...each)),
    ...counters.flatMap(each => family('counter', ...each)),
    ...header('counter', 'requests_total', 'Requests by route and status.'),
    ...[...requests].map(
      ([labels, count]) => `${prefix}requests_total{${labels}} ${count}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function family(
  type: string,
  name: string,
  help: string,
  value: number,
): string[] {
  return [...header(type, name, help), `${prefix}${name} ${value}`];
}

function header(type: string, name: string, help: string): string[] {
  return [`# HELP ${prefix}${name} ${help}`, `# TYPE ${prefix}${name} ${type}`];
}
