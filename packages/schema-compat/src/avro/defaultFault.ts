import { JsonNode, pointerStep, sayNode } from '../jsonText/JsonNode';
import { Said } from '../sentences/Said';
import { say } from '../sentences/say';
import { AvroSchema, describeType, sayType } from './AvroSchema';

const limits = {
  int: [-(2n ** 31n), 2n ** 31n - 1n],
  long: [-(2n ** 63n), 2n ** 63n - 1n],
} as const;

/**
 * Remembers each pair of type and value: nested unions would otherwise multiply the work by their
 * number of branches at every level.
 */
class DefaultCheck {
  readonly #known = new Map<AvroSchema, Map<JsonNode, Said | undefined>>();

  fault(schema: AvroSchema, value: JsonNode, path: string): Said | undefined {
    const values = this.#known.get(schema) ?? new Map();
    this.#known.set(schema, values);
    if (!values.has(value)) values.set(value, this.#find(schema, value, path));
    return values.get(value);
  }

  #find(schema: AvroSchema, value: JsonNode, path: string): Said | undefined {
    const mismatch = () => sayMismatch(schema, value, path);
    switch (schema.kind) {
      case 'null':
      case 'boolean':
      case 'string':
        return value.kind === schema.kind ? undefined : mismatch();
      case 'int':
      case 'long':
        return value.kind === 'number' && isInteger(value.raw, schema.kind)
          ? undefined
          : mismatch();
      case 'float':
      case 'double':
        return value.kind === 'number' ? undefined : mismatch();
      case 'bytes':
        return value.kind === 'string' && isByteText(value.value)
          ? undefined
          : mismatch();
      case 'fixed':
        return value.kind === 'string' &&
          isByteText(value.value) &&
          value.value.length === schema.size
          ? undefined
          : mismatch();
      case 'enum':
        return value.kind === 'string' && schema.symbols.includes(value.value)
          ? undefined
          : mismatch();
      case 'array':
        if (value.kind !== 'array') return mismatch();
        return firstFault(value.items.entries(), ([index, item]) =>
          this.fault(schema.items, item, path + pointerStep(index)),
        );
      case 'map':
        if (value.kind !== 'object') return mismatch();
        return firstFault(value.members, ([key, item]) =>
          this.fault(schema.values, item, path + pointerStep(key)),
        );
      case 'union':
        return schema.branches.some(branch => !this.fault(branch, value, path))
          ? undefined
          : mismatch();
      default:
        if (value.kind !== 'object') return mismatch();
        return firstFault(schema.fields, field => {
          const member = value.members.get(field.name);
          if (member) {
            return this.fault(
              field.type,
              member,
              path + pointerStep(field.name),
            );
          }
          return field.default
            ? undefined
            : say('schema.avro.default-member', {
                field: field.name,
                record: schema.name,
              });
        });
    }
  }
}

/**
 * Why a JSON value cannot be a value of a type, or undefined when it can.
 *
 * A union is satisfied by any of its branches, as current Java does; whether it is the first one
 * is a matter for lint. Source: Avro specification, "Complex Types", table of field defaults.
 */
export function defaultFault(
  schema: AvroSchema,
  value: JsonNode,
): Said | undefined {
  return new DefaultCheck().fault(schema, value, '');
}

function firstFault<T>(
  items: Iterable<T>,
  fault: (item: T) => Said | undefined,
): Said | undefined {
  for (const item of items) {
    const found = fault(item);
    if (found) return found;
  }
  return undefined;
}

function isInteger(raw: string, kind: 'int' | 'long'): boolean {
  if (!/^-?[0-9]{1,20}$/.test(raw)) return false;
  const value = BigInt(raw);
  const [lowest, highest] = limits[kind];
  return value >= lowest && value <= highest;
}

/** Bytes are written as text in which each character is one byte, U+0000 to U+00FF. */
function isByteText(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    if (text.charCodeAt(index) > 0xff) return false;
  }
  return true;
}

function sayMismatch(schema: AvroSchema, value: JsonNode, path: string): Said {
  const misfit = { value: sayNode(value), expected: sayExpected(schema) };
  return path
    ? say('schema.avro.misfit-at', { ...misfit, path })
    : say('schema.avro.misfit', misfit);
}

function sayExpected(schema: AvroSchema): Said {
  switch (schema.kind) {
    case 'enum':
      return say('schema.avro.expected-symbol', {
        name: schema.name,
        symbols: schema.symbols.slice(0, 10).join(', '),
      });
    case 'fixed':
      return say('schema.avro.expected-bytes', { size: schema.size });
    case 'union':
      return say('schema.avro.expected-branch', {
        types: schema.branches.map(describeType).join(' | '),
      });
    case 'int':
      return say('schema.avro.expected-whole', { bits: 32 });
    case 'long':
      return say('schema.avro.expected-whole', { bits: 64 });
    default:
      return say('schema.avro.expected-value', { type: sayType(schema) });
  }
}
