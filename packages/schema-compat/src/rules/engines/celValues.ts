import {
  CelInput,
  CelValue,
  isCelList,
  isCelMap,
  isCelUint,
} from '@bufbuild/cel';
import { RuleEvaluationError } from './RuleFault';
import { say } from '../../sentences/say';

/**
 * A value of a message as CEL takes it: bigint is `int`, number is `double`, objects are maps. Maps
 * instead of objects, so that a member called `__proto__` or `constructor` is only a key.
 */
export function toCelInput(value: unknown): CelInput {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'bigint':
    case 'boolean':
      return value;
    case 'object':
      break;
    default:
      return null;
  }
  if (value === null || value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return value.map(toCelInput);
  return new Map(
    Object.entries(value).map(([name, member]) => [name, toCelInput(member)]),
  );
}

/**
 * What CEL computed, in the plain form of messages.
 *
 * @throws RuleEvaluationError for values that no message holds, such as durations.
 */
export function fromCelValue(value: CelValue): unknown {
  if (isCelUint(value)) return value.value;
  if (isCelList(value)) return Array.from(value, fromCelValue);
  if (isCelMap(value)) {
    return Object.fromEntries(
      Array.from(value, ([key, member]) => [
        String(isCelUint(key) ? key.value : key),
        fromCelValue(member),
      ]),
    );
  }
  if (
    value === null ||
    typeof value !== 'object' ||
    value instanceof Uint8Array
  ) {
    return value;
  }
  throw new RuleEvaluationError(say('schema.rule.unholdable'));
}
