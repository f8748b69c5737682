import { Judge } from '../judge/Question';
import { sourceOf } from '../schemas/postedSchema';
import { StateReader } from '../state/StateReader';
import { StoredSchema } from '../state/StoredSchema';

/**
 * A stored schema in the format that a client asks for. `serialized` is the descriptor of a
 * Protobuf file in Base64; a format that is unknown, or that the schema does not have, leaves the
 * text as it is stored.
 */
export function formatSchema(
  { state, judge }: { state: StateReader; judge: Judge },
  stored: StoredSchema,
  format: string | null,
): StoredSchema {
  if (format !== 'serialized' || stored.type !== 'PROTOBUF') return stored;
  const source = sourceOf(state, stored);
  const text = source && judge.serialize(source);
  return text === undefined ? stored : { ...stored, text };
}
