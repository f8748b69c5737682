import { say } from '../sentences/say';
import { SaidRangeError } from './SaidRangeError';

/** How deep lists and objects of a message may nest. */
const maxDepth = 200;

/**
 * A copy of a message in plain form: objects, lists, bytes and primitives.
 *
 * Objects of classes become plain ones, members that are `undefined` are left out, and names such
 * as `__proto__` are members like any other.
 *
 * @throws RangeError when the message nests deeper than 200 levels, as one does that holds itself.
 */
export function copyMessage(value: unknown, depth = 0): unknown {
  if (depth > maxDepth) {
    throw new SaidRangeError(
      say('schema.rule.message-deep', { levels: maxDepth }),
    );
  }
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) return value;
  if (Array.isArray(value)) {
    return value.map(item => copyMessage(item, depth + 1));
  }
  const entries = value instanceof Map ? [...value] : Object.entries(value);
  return Object.fromEntries(
    entries.flatMap(([name, member]) =>
      member === undefined ? [] : [[name, copyMessage(member, depth + 1)]],
    ),
  );
}

/** Whether a value has named members. */
export function isMembers(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Uint8Array)
  );
}

/** Sets a member whatever its name is; `__proto__` too. */
export function setMember(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  });
}
