import { JsonNode } from './JsonNode';

/**
 * Compact JSON of a node, with the digits of its numbers as they were written.
 *
 * `sorted` orders the members of every object by name, for texts that are compared.
 */
export function printJson(
  node: JsonNode,
  options: { sorted?: boolean } = {},
): string {
  switch (node.kind) {
    case 'object':
      return `{${memberEntries(node.members, options)
        .map(([name, value]) => `${JSON.stringify(name)}:${value}`)
        .join(',')}}`;
    case 'array':
      return `[${node.items.map(item => printJson(item, options)).join(',')}]`;
    case 'string':
      return JSON.stringify(node.value);
    case 'number':
      return node.raw;
    case 'boolean':
      return String(node.value);
    default:
      return 'null';
  }
}

/** Name and printed value of each member, in written order or sorted by name. */
export function memberEntries(
  members: ReadonlyMap<string, JsonNode>,
  options: { sorted?: boolean } = {},
): [name: string, value: string][] {
  const entries = [...members].map(([name, value]): [string, string] => [
    name,
    printJson(value, options),
  ]);
  return options.sorted
    ? entries.sort(([a], [b]) => (a < b ? -1 : Number(a > b)))
    : entries;
}
