import { FieldMeaning, NamedField, TypeProposal } from '../../lint/NamedField';
import { typesOf } from '../Conjunction';
import { JsonSchemaDocument } from '../JsonSchemaDocument';
import { JsonField } from '../listJsonFields';
import { advised, say } from '../../sentences/say';

const schemasByMeaning: Readonly<Record<FieldMeaning, TypeProposal>> = {
  integer: { text: '{"type":"integer"}', name: say('schema.type.integer') },
  fraction: { text: '{"type":"number"}', name: say('schema.type.number') },
  boolean: { text: '{"type":"boolean"}', name: say('schema.type.boolean') },
  text: { text: '{"type":"string"}', name: say('schema.type.string') },
  uuid: {
    text: '{"type":"string","format":"uuid"}',
    name: say('schema.type.formatted', { format: 'uuid' }),
  },
  time: {
    text: '{"type":"string","format":"date-time"}',
    name: say('schema.type.formatted', { format: 'date-time' }),
  },
  other: { name: say('schema.type.other') },
};

/** The properties of a JSON Schema as rules about names see them. */
export function namedFields(
  document: JsonSchemaDocument,
  rows: readonly JsonField[],
): NamedField[] {
  return rows.map(row => {
    const { path, pointer, type, doc } = row;
    const name = nameIn(row);
    const owner = ownerOf(path.slice(0, path.length - name.length));
    return {
      name,
      owner: owner || titleOf(document),
      fieldPath: path,
      meaning: meaningOf(document, row),
      type,
      doc,
      places: {
        field: pointer,
        name: pointer,
        type: pointer,
        doc: `${pointer}/description`,
      },
      rename: proposal => ({
        ...advised(say('schema.fix.rename-beside', { proposal, name })),
        path: pointer,
      }),
      retype: meaning => schemasByMeaning[meaning],
      asCents: proposal => ({
        ...advised(say('schema.fix.cents', { proposal, type: 'integer' })),
        path: pointer,
        text: JSON.stringify({ type: 'integer', description: doc }),
      }),
    };
  });
}

/** The property's own name: the last step of the pointer, which marks where names end. */
function nameIn({ pointer }: JsonField): string {
  return pointer
    .slice(pointer.lastIndexOf('/') + 1)
    .replace(/~1/g, '/')
    .replace(/~0/g, '~');
}

/** The last name of a path such as `container.legs[].`. */
function ownerOf(path: string): string {
  return /([^.[\]{}]+)(?:\[\]|\{\})*\.$/.exec(path)?.[1] ?? '';
}

function titleOf({ root }: JsonSchemaDocument): string {
  const title = root.kind === 'object' ? root.members.get('title') : undefined;
  return title?.kind === 'string' ? title.value : '';
}

function meaningOf(
  document: JsonSchemaDocument,
  { schema, logicalType }: JsonField,
): FieldMeaning | undefined {
  const node = document.follow(schema);
  if (node.kind !== 'object') return undefined;
  const types = typesOf(node.members.get('type'));
  types?.delete('null');
  const isNumber = types?.delete('number');
  if (isNumber) types?.delete('integer');
  if (!types || types.size + (isNumber ? 1 : 0) !== 1) return undefined;
  if (isNumber) return 'fraction';
  const [type] = types;
  switch (type) {
    case 'integer':
      return 'integer';
    case 'boolean':
      return 'boolean';
    case 'string':
      if (logicalType === 'uuid') return 'uuid';
      return logicalType === 'date-time' ? 'time' : 'text';
    default:
      return 'other';
  }
}
