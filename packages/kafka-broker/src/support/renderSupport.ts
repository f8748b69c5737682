import { apis } from '@millrace/kafka-protocol';

/**
 * One row of the table of served APIs.
 *
 * @internal
 */
export interface ServedApi {
  readonly apiKey: number;
  readonly name: string;
  readonly versions: readonly [min: number, max: number];
}

/**
 * The page `docs/support.md`: what the broker serves, next to what Kafka defines, and what it
 * does not serve.
 *
 * @internal
 */
export function renderSupport(served: readonly ServedApi[]): string {
  const byKey = new Map(served.map(api => [api.apiKey, api]));
  const rows = served.map(({ apiKey, name, versions }) => {
    const defined = apis.find(api => api.apiKey === apiKey);
    return [
      String(apiKey),
      name,
      range(versions),
      defined ? range(defined.request.validVersions) : '',
    ];
  });
  const absent = apis
    .filter(api => !byKey.has(api.apiKey))
    .map(api => `${api.name} (${api.apiKey})`);
  return [
    '# Supported APIs of the embedded broker',
    '',
    'Generated from the table of handlers by `yarn workspace @millrace/kafka-broker support`; a test holds both together. The broker advertises exactly these versions in its ApiVersions answer.',
    '',
    ...table(['Key', 'API', 'Served', 'Defined in Kafka 4.3.1'], rows),
    '',
    'Produce 0-2 are advertised, because older librdkafka otherwise switches compression off, and answered with UNSUPPORTED_VERSION.',
    '',
    ...(absent.length > 0
      ? [`Not served, though clients may ask for it: ${absent.join(', ')}.`, '']
      : []),
    'Share groups, streams groups, the new consumer group protocol, delegation tokens, reassignment and everything between brokers are not served either.',
    '',
  ].join('\n');
}

function range([min, max]: readonly [number, number]): string {
  return min === max ? String(min) : `${min}-${max}`;
}

/** A table as Prettier formats it. */
function table(head: string[], rows: string[][]): string[] {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map(row => row[column]?.length ?? 0)),
  );
  const line = (cells: string[]) =>
    `| ${cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join(' | ')} |`;
  return [
    line(head),
    `| ${widths.map(width => '-'.repeat(width)).join(' | ')} |`,
    ...rows.map(line),
  ];
}
