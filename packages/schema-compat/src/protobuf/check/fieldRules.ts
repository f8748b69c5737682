import { Said } from '../../sentences/Said';
import { say } from '../../sentences/say';
import { ProtoField } from '../model/ProtoFile';
import {
  describeFieldType,
  describeFieldTypeInFull,
  mapEntryOf,
  wireFamily,
} from './wireFamily';

/** The same field number in the schema that reads and the one that wrote. */
export interface FieldPair {
  reader: ProtoField;
  writer: ProtoField;
  /** Whether the message types of both are the same one. */
  sameMessage: boolean;
}

export interface FieldRule {
  rule: string;
  /** What is wrong, to follow "The new schema"; undefined when nothing is. */
  check(pair: FieldPair): Said | undefined;
}

const labelled: ReadonlySet<string> = new Set([
  'bytes',
  'message',
  'group',
  'map',
]);

/** What two fields of one number must have in common, a rule each. */
export const fieldRules: readonly FieldRule[] = [
  {
    rule: 'FIELD_KIND_CHANGED',
    check: ({ reader, writer }) =>
      isScalar(reader) === isScalar(writer) &&
      (isScalar(reader) || wireFamily(reader) === wireFamily(writer))
        ? undefined
        : changed(reader, writer),
  },
  {
    rule: 'FIELD_SCALAR_KIND_CHANGED',
    check: ({ reader, writer }) =>
      isScalar(reader) &&
      isScalar(writer) &&
      wireFamily(reader) !== wireFamily(writer)
        ? changed(reader, writer)
        : undefined,
  },
  {
    rule: 'FIELD_NAMED_TYPE_CHANGED',
    check: ({ reader, writer, sameMessage }) =>
      wireFamily(reader) === wireFamily(writer) &&
      !isScalar(reader) &&
      !mapEntryOf(reader) &&
      !sameMessage
        ? changed(reader, writer)
        : undefined,
  },
  {
    rule: 'FIELD_NUMERIC_LABEL_CHANGED',
    check: ({ reader, writer }) =>
      wireFamily(reader) === wireFamily(writer) &&
      !labelled.has(wireFamily(reader)) &&
      (reader.label === 'repeated') !== (writer.label === 'repeated')
        ? changed(reader, writer)
        : undefined,
  },
  {
    rule: 'REQUIRED_FIELD_ADDED',
    check: ({ reader, writer }) =>
      reader.label === 'required' && writer.label !== 'required'
        ? say('schema.proto.requires', { field: reader.name })
        : undefined,
  },
  {
    rule: 'REQUIRED_FIELD_REMOVED',
    check: ({ reader, writer }) =>
      writer.label === 'required' && reader.label !== 'required'
        ? say('schema.proto.requires-no-more', { field: reader.name })
        : undefined,
  },
];

function isScalar(field: ProtoField): boolean {
  return !['message', 'group', 'map'].includes(wireFamily(field));
}

function changed(reader: ProtoField, writer: ProtoField): Said {
  const alike = describeFieldType(reader) === describeFieldType(writer);
  const describe = alike ? describeFieldTypeInFull : describeFieldType;
  return say('schema.proto.other-type', {
    reader: describe(reader),
    writer: describe(writer),
    number: reader.number,
  });
}
