import { Schema } from '../../parseSchema';
import { copyMessage, isMembers, setMember } from '../copyMessage';
import { StepBudget } from '../StepBudget';
import { FieldTypeName } from './MessageField';
import { walkFields } from './walkFields';

/** Enough for the largest message that fits a topic; only what a schema multiplies ends here. */
const maxSteps = 100_000;

/**
 * A copy of a message with its numbers as expressions know them: what the schema calls an integer
 * is a bigint, other numbers are numbers. Where the schema says nothing they stay as they are.
 *
 * @throws StepLimitError
 */
export function bindNumbers(schema: Schema, message: unknown): unknown {
  return walkFields(schema, copyMessage(message), {
    budget: new StepBudget(maxSteps),
    visit: ({ typeName, value }) => bindNumber(typeName, value),
  });
}

/** One number as expressions know those of its type. */
export function bindNumber(typeName: FieldTypeName, value: unknown): unknown {
  switch (typeName) {
    case 'INT':
    case 'LONG':
    case 'ENUM':
      return Number.isSafeInteger(value) ? BigInt(Number(value)) : value;
    case 'FLOAT':
    case 'DOUBLE':
      return typeof value === 'bigint' ? Number(value) : value;
    default:
      return value;
  }
}

/** Gives the numbers of a bound message the form back that they had in `before`. */
export function unbindNumbers(bound: unknown, before: unknown): unknown {
  switch (typeof before) {
    case 'number':
      return typeof bound === 'bigint' && isSafe(bound) ? Number(bound) : bound;
    case 'bigint':
      return Number.isSafeInteger(bound) ? BigInt(Number(bound)) : bound;
    default:
  }
  if (Array.isArray(bound) && Array.isArray(before)) {
    return bound.map((item, index) => unbindNumbers(item, before[index]));
  }
  if (isMembers(bound) && isMembers(before)) {
    for (const [name, member] of Object.entries(bound)) {
      const own = Object.hasOwn(before, name) ? before[name] : undefined;
      setMember(bound, name, unbindNumbers(member, own));
    }
  }
  return bound;
}

function isSafe(value: bigint): boolean {
  return Number.isSafeInteger(Number(value));
}
