import { say } from '../../sentences/say';
import { ProtoField, ProtoMessage } from '../model/ProtoFile';
import { ProtobufDocument } from '../ProtobufDocument';
import { FieldPair, fieldRules } from './fieldRules';
import { checkOneofs } from './oneofRules';
import { ProtobufFinding } from './ProtobufFinding';
import { mapEntryOf, messageOf } from './wireFamily';

/** The findings of two messages, and the messages that their common fields lead to. */
export interface MessageComparison {
  reader: ProtoMessage;
  writer: ProtoMessage;
  findings: readonly ProtobufFinding[];
  inner: readonly InnerPair[];
}

export interface InnerPair {
  field: ProtoField;
  reader: ProtoMessage;
  writer: ProtoMessage;
}

/** Compares two messages field by field, without entering the messages of fields. */
export function compareMessages(
  { reader, writer }: { reader: ProtoMessage; writer: ProtoMessage },
  documents: { reader: ProtobufDocument; writer: ProtobufDocument },
): MessageComparison {
  const written = new Map(
    fieldsOf(writer, documents.writer).map(field => [field.number, field]),
  );
  const findings: ProtobufFinding[] = [];
  const inner: InnerPair[] = [];
  const fields = fieldsOf(reader, documents.reader);
  for (const field of fields) {
    const other = written.get(field.number);
    written.delete(field.number);
    if (other) {
      const pair = pairOf(field, other, documents);
      findings.push(...compareFields(pair));
      const into = innerPair(pair);
      if (into) inner.push(into);
    } else if (field.label === 'required') {
      findings.push({
        rule: 'REQUIRED_FIELD_ADDED',
        path: field.pointer,
        step: field.name,
        problem: say('schema.proto.requires-new', { field: field.name }),
      });
    }
  }
  for (const field of written.values()) {
    if (field.label === 'required') {
      findings.push({
        rule: 'REQUIRED_FIELD_REMOVED',
        path: field.pointer,
        step: field.name,
        problem: say('schema.proto.lacks-required', { field: field.name }),
      });
    }
  }
  findings.push(...checkOneofs(reader, writer));
  return { reader, writer, findings, inner };
}

/** Fields of a message and, since they share its numbers, its extensions. */
function fieldsOf(
  message: ProtoMessage,
  document: ProtobufDocument,
): ProtoField[] {
  return [...message.fields, ...document.extensionsOf(message)];
}

function pairOf(
  reader: ProtoField,
  writer: ProtoField,
  documents: { reader: ProtobufDocument; writer: ProtobufDocument },
): FieldPair {
  const [read, written] = [messageOf(reader), messageOf(writer)];
  const sameMessage =
    !!read &&
    !!written &&
    (read.fullName === written.fullName ||
      documents.reader.nameInPackage(read) ===
        documents.writer.nameInPackage(written));
  return { reader, writer, sameMessage };
}

function compareFields(pair: FieldPair): ProtobufFinding[] {
  const { number, name, pointer } = pair.reader;
  return fieldRules.flatMap(({ rule, check }) => {
    const problem = check(pair);
    return problem === undefined
      ? []
      : [{ rule, path: pointer || `/${number}`, step: name, problem }];
  });
}

function innerPair({ reader, writer, sameMessage }: FieldPair) {
  const [read, written] = [messageOf(reader), messageOf(writer)];
  const bothMaps = mapEntryOf(reader) && mapEntryOf(writer);
  return read && written && (sameMessage || bothMaps)
    ? { field: reader, reader: read, writer: written }
    : undefined;
}
