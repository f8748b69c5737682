import { NamedField, FieldMeaning } from '../../lint/NamedField';
import {
  AvroSchema,
  describeType,
  logicalTypeOf,
  withoutNull,
} from '../AvroSchema';
import { LintedField } from './LintRule';

/** The types that are proposed for a meaning. */
const typesByMeaning: Readonly<
  Record<FieldMeaning, { text?: string; name: string }>
> = {
  integer: { text: '"long"', name: 'int or long' },
  fraction: { text: '"double"', name: 'float or double' },
  boolean: { text: '"boolean"', name: 'boolean' },
  text: { text: '"string"', name: 'string, plain or with logicalType uuid' },
  uuid: {
    text: '{"type":"string","logicalType":"uuid"}',
    name: 'string with logicalType uuid',
  },
  time: {
    text: '{"type":"long","logicalType":"timestamp-millis"}',
    name: 'long with logicalType timestamp-millis, or an ISO string',
  },
  other: { name: 'another type' },
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
    type: describeType(field.type),
    doc,
    places: {
      field: pointer,
      name: `${pointer}/name`,
      type: `${pointer}/type`,
      doc: `${pointer}/doc`,
    },
    rename: proposal => ({
      description: `Call it ${proposal}; once published, keep "${name}" as alias`,
      path: `${pointer}/name`,
      text: JSON.stringify(proposal),
    }),
    retype: meaning => typesByMeaning[meaning],
    asCents: proposal => ({
      description: `Use ${proposal}: long`,
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
