import { StepBudget } from '../StepBudget';
import { FieldTags } from './FieldTags';

/** The names that field rules use for types. */
export type FieldTypeName =
  | 'RECORD'
  | 'ENUM'
  | 'ARRAY'
  | 'MAP'
  | 'COMBINED'
  | 'FIXED'
  | 'STRING'
  | 'BYTES'
  | 'INT'
  | 'LONG'
  | 'FLOAT'
  | 'DOUBLE'
  | 'BOOLEAN'
  | 'NULL';

/** Where a value stands in a message. */
export interface FieldPlace {
  name: string;
  /** As tag paths name it: `harbour.Container.number`, `$.container.number`. */
  fullName: string;
  /** As people name it, in any message: `legs[].port`. */
  path: string;
  /** As people name it, in this message: `legs[2].port`. */
  at: string;
  tags: readonly string[];
  /** The record that the field belongs to. */
  message: Record<string, unknown>;
}

/** A value that is no record, list or map, with its place. */
export interface MessageField extends FieldPlace {
  typeName: FieldTypeName;
  value: unknown;
}

/**
 * Walks the leaves of a message in the order of its schema. `visit` answers the value to store in
 * place of the one it was given. Changes the message in place and answers it.
 */
export type FieldWalker<S> = (
  schema: S,
  message: unknown,
  walk: FieldWalk,
) => unknown;

export interface FieldWalk {
  tags: FieldTags;
  budget: StepBudget;
  visit: (field: MessageField) => unknown;
}

/** The place of a list item or of a map's value: still the same field. */
export function inside(
  place: FieldPlace | undefined,
  pattern: '[]' | '{}',
  key: string | number,
): FieldPlace | undefined {
  if (!place) return undefined;
  const [open, close] = pattern;
  return {
    ...place,
    path: place.path + pattern,
    at: `${place.at}${open}${key}${close}`,
  };
}

/** The place of a field in a record that stands at `around`, or is the message itself. */
export function below(
  around: FieldPlace | undefined,
  field: Pick<FieldPlace, 'name' | 'fullName' | 'tags' | 'message'>,
): FieldPlace {
  return {
    ...field,
    path: around ? `${around.path}.${field.name}` : field.name,
    at: around ? `${around.at}.${field.name}` : field.name,
  };
}
