import { AvroSchema } from '../../avro/AvroSchema';
import { isMembers } from '../copyMessage';
import { StepBudget } from '../StepBudget';

const int = { min: -(2 ** 31), max: 2 ** 31 - 1 };

/**
 * Whether a value of a message may be one of a type. Enough to tell the branches of a union apart;
 * a message has been decoded with its schema already.
 *
 * @throws StepLimitError
 */
export function fitsAvro(
  type: AvroSchema,
  value: unknown,
  budget: StepBudget,
): boolean {
  budget.take(1);
  switch (type.kind) {
    case 'null':
      return value === null;
    case 'boolean':
      return typeof value === 'boolean';
    case 'int':
      return (
        (typeof value === 'bigint' || Number.isInteger(value)) &&
        Number(value) >= int.min &&
        Number(value) <= int.max
      );
    case 'long':
      return typeof value === 'bigint' || Number.isSafeInteger(value);
    case 'float':
    case 'double':
      return typeof value === 'number';
    case 'string':
      return typeof value === 'string';
    case 'bytes':
      return value instanceof Uint8Array || typeof value === 'string';
    case 'fixed':
      return (
        (value instanceof Uint8Array || typeof value === 'string') &&
        value.length === type.size
      );
    case 'enum':
      return typeof value === 'string' && type.symbols.includes(value);
    case 'array':
      return (
        Array.isArray(value) &&
        value.every(item => fitsAvro(type.items, item, budget))
      );
    case 'map':
      return (
        isMembers(value) &&
        Object.values(value).every(item => fitsAvro(type.values, item, budget))
      );
    case 'union':
      return type.branches.some(branch => fitsAvro(branch, value, budget));
    default:
      return (
        isMembers(value) &&
        type.fields.every(field =>
          Object.hasOwn(value, field.name)
            ? fitsAvro(field.type, value[field.name], budget)
            : field.default !== undefined,
        )
      );
  }
}
