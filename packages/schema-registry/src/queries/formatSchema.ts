import { SchemaCatalog } from '../schemas/SchemaCatalog';
import { RegistryState } from '../state/RegistryState';
import { StoredSchema } from '../state/StoredSchema';

/**
 * A stored schema in the format that a client asks for. `serialized` is the descriptor of a
 * Protobuf file in Base64; a format that is unknown, or that the schema does not have, leaves the
 * text as it is stored.
 */
export function formatSchema(
  stored: StoredSchema,
  format: string | null,
  { state, catalog }: { state: RegistryState; catalog: SchemaCatalog },
): StoredSchema {
  if (format !== 'serialized' || stored.type !== 'PROTOBUF') return stored;
  const schema = catalog.parseStored(state, stored);
  return schema?.type === 'PROTOBUF'
    ? { ...stored, text: schema.serializedText }
    : stored;
}
