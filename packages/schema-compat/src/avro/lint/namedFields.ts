import { FieldMeaning, NamedField, TypeProposal } from '../../lint/NamedField';
import { AvroSchema, logicalTypeOf, sayType, withoutNull } from '../AvroSchema';
import { LintedField } from './LintRule';
import { oneOf } from '../../sentences/compose';
import { advised, say } from '../../sentences/say';

/** The types that are proposed for a meaning. */
const typesByMeaning: Readonly<Record<FieldMeaning, TypeProposal>> = {
  integer: { text: '"long"', name: oneOf(['int', 'long']) },
  fraction: { text: '"double"', name: oneOf(['float', 'double']) },
  boolean: { text: '"boolean"', name: 'boolean' },
  text: { text: '"string"', name: say('schema.type.avro-text') },
  uuid: {
    text: '{"type":"string","logicalType":"uuid"}',
    name: say('schema.type.avro-uuid'),
  },
  time: {
    text: '{"type":"long","logicalType":"timestamp-millis"}',
    name: say('schema.type.avro-time'),
  },
  other: { name: say('schema.type.other') },
};

/** An Avro field as rules about names see it. */
export function toNamedField({
  field,
  record,
  fieldPath,
}: LintedField): NamedField {
  const { name, pointer, doc } = field;
  const { nullable, branches } = withoutNull(field.type);
  const [single, ...others] = branches;
  return {
    name,
    owner: record.name,
    fieldPath,
    meaning: single && !others.length ? meaningOf(single) : undefined,
    type: sayType(field.type),
    doc,
    places: {
      field: pointer,
      name: `${pointer}/name`,
      type: `${pointer}/type`,
      doc: `${pointer}/doc`,
    },
    rename: proposal => ({
      ...advised(say('schema.fix.rename-aliased', { proposal, name })),
      path: `${pointer}/name`,
      text: JSON.stringify(proposal),
    }),
    retype: meaning => typesByMeaning[meaning],
    asCents: proposal => ({
      ...advised(say('schema.fix.cents', { proposal, type: 'long' })),
      path: pointer,
      text: JSON.stringify({
        name: proposal,
        type: nullable ? ['null', 'long'] : 'long',
        doc,
        ...(nullable ? { default: null } : {}),
      }),
    }),
  };
}

function meaningOf(type: AvroSchema): FieldMeaning {
  const logicalType = logicalTypeOf(type);
  if (logicalType === 'uuid') return 'uuid';
  switch (type.kind) {
    case 'long':
      if (/^(local-)?timestamp-/.test(logicalType ?? '')) return 'time';
      return logicalType ? 'other' : 'integer';
    case 'int':
      return logicalType ? 'other' : 'integer';
    case 'float':
    case 'double':
      return 'fraction';
    case 'boolean':
      return 'boolean';
    case 'string':
      return 'text';
    default:
      return 'other';
  }
}
