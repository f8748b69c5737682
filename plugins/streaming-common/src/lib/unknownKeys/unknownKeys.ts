import { z } from 'zod/v4';
import { nearest } from '../nearest';

/** A key of a document that nothing reads, with the known key it resembles. */
export interface UnknownKey {
  /** Dotted path from the root, for example `naming.topics.patern`. */
  path: string;
  nearest: string | undefined;
  known: string[];
}

/**
 * Lists the keys of a document that its schema does not know, at every depth, in document order.
 *
 * @internal
 */
export function unknownKeys(
  schema: z.ZodType,
  value: unknown,
  path = '',
): UnknownKey[] {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault
  ) {
    // `unwrap` is typed for the core base class; every schema of ours is a classic one.
    return unknownKeys(schema.unwrap() as z.ZodType, value, path);
  }
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    const element = schema.element as z.ZodType;
    return value.flatMap((item, index) =>
      unknownKeys(element, item, `${path}[${index}]`),
    );
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [];
  }
  if (schema instanceof z.ZodRecord) {
    const entry = schema.valueType as z.ZodType;
    return Object.entries(value).flatMap(([key, item]) =>
      unknownKeys(entry, item, join(path, key)),
    );
  }
  return schema instanceof z.ZodObject ? keysOfObject(schema, value, path) : [];
}

function keysOfObject(
  schema: z.ZodObject,
  value: object,
  path: string,
): UnknownKey[] {
  const known = Object.keys(schema.shape);
  return Object.entries(value).flatMap(([key, item]) => {
    const member = schema.shape[key] as z.ZodType | undefined;
    return member
      ? unknownKeys(member, item, join(path, key))
      : [{ path: join(path, key), nearest: nearest(key, known), known }];
  });
}

function join(path: string, key: string): string {
  return path ? `${path}.${key}` : key;
}
