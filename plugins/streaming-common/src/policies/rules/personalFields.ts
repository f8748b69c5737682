/** Tags that make a stream sensitive, as schemas spell them. */
const sensitiveTags = new Map([
  ['personal', 'personal'],
  ['pii', 'personal'],
  ['payment', 'payment'],
  ['pci', 'payment'],
  ['health', 'health'],
  ['phi', 'health'],
]);
const tagMembers = ['tags', 'confluent:tags', 'classification', 'tag'];

/** A field that its schema tags as sensitive; `path` as in `customer.email`. */
export interface PersonalField {
  path: string;
  tag: string;
}

/**
 * The fields of a schema text that carry a tag for personal, payment or health data, in order. Reads the members
 * `tags`, `confluent:tags`, `tag` and `classification` of Avro fields and JSON Schema properties; empty for text
 * that is not JSON.
 */
export function personalFields(schemaText: string): PersonalField[] {
  try {
    return collect(JSON.parse(schemaText), '');
  } catch {
    return [];
  }
}

function collect(node: unknown, path: string): PersonalField[] {
  if (Array.isArray(node)) {
    return node.flatMap(item => collect(item, path));
  }
  if (!isObject(node)) {
    return [];
  }
  const tag = path ? tagOf(node) : undefined;
  const own = tag ? [{ path, tag }] : [];
  const nested = Object.entries(node).flatMap(([member, value]) => {
    if (member === 'fields' && Array.isArray(value)) {
      return value.flatMap(field =>
        isObject(field) && typeof field.name === 'string'
          ? collect(field, join(path, field.name))
          : [],
      );
    }
    if (member === 'properties' && isObject(value)) {
      return Object.entries(value).flatMap(([name, property]) =>
        collect(property, join(path, name)),
      );
    }
    return ['type', 'items', 'values'].includes(member)
      ? collect(value, path)
      : [];
  });
  return [...own, ...nested];
}

function tagOf(node: Record<string, unknown>): string | undefined {
  const values = tagMembers
    .flatMap(member => node[member])
    .filter(value => typeof value === 'string');
  return values
    .map(value => sensitiveTags.get(value.toLowerCase()))
    .find(tag => tag !== undefined);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function join(path: string, name: string): string {
  return path ? `${path}.${name}` : name;
}
