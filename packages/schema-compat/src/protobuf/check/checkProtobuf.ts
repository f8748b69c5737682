import { CompatibilityDirection } from '../../model/CompatibilityLevel';
import { SchemaIncompatibility } from '../../model/SchemaIncompatibility';
import { say, worded } from '../../sentences/say';
import { ProtoMessage } from '../model/ProtoFile';
import { ProtobufDocument } from '../ProtobufDocument';
import { compareMessages, MessageComparison } from './compareMessages';
import { ProtobufFinding } from './ProtobufFinding';
import { mapEntryOf } from './wireFamily';

/** Findings told; the verdict never depends on it. */
const maxFindings = 1_000;
/** How deep paths of fields are told. */
const maxDepth = 50;
/** Messages looked into for paths, in all. */
const maxVisits = 20_000;

type PlacedFinding = Omit<ProtobufFinding, 'step'> & { fieldPath: string };

class Comparison {
  readonly #documents: { reader: ProtobufDocument; writer: ProtobufDocument };
  readonly #pairs = new Map<
    ProtoMessage,
    Map<ProtoMessage, MessageComparison>
  >();
  readonly #told = new Set<MessageComparison>();
  readonly #findings: PlacedFinding[] = [];
  #visits = 0;

  constructor(reader: ProtobufDocument, writer: ProtobufDocument) {
    this.#documents = { reader, writer };
  }

  run(): PlacedFinding[] {
    const { reader, writer } = this.#documents;
    if (reader.file.package !== writer.file.package) {
      this.#findings.push({
        rule: 'PACKAGE_CHANGED',
        path: '/',
        fieldPath: '',
        problem: say('schema.proto.other-package', {
          reader: reader.file.package,
          writer: writer.file.package,
        }),
      });
    }
    const common = this.#commonMessages();
    this.#compareAll(common);
    const byReader = new Map(common.map(pair => [pair.reader, pair]));
    for (const { message, prefix } of reader.roots()) {
      const pair = byReader.get(message);
      const found = pair && this.#pairs.get(pair.reader)?.get(pair.writer);
      if (found) this.#tell(found, prefix, []);
    }
    for (const pairs of this.#pairs.values()) {
      for (const comparison of pairs.values()) this.#tellRest(comparison);
    }
    return this.#findings.slice(0, maxFindings);
  }

  /** Messages of both files; those that the reader lacks are findings. */
  #commonMessages(): { reader: ProtoMessage; writer: ProtoMessage }[] {
    const { reader, writer } = this.#documents;
    return writer.messages().flatMap(message => {
      const name = writer.nameInPackage(message);
      const found = reader.ownMessage(name) ?? reader.message(message.fullName);
      if (found) return [{ reader: found, writer: message }];
      this.#findings.push({
        rule: 'MESSAGE_REMOVED',
        path: message.pointer,
        fieldPath: '',
        problem: say('schema.proto.lacks-message', { name }),
      });
      return [];
    });
  }

  /** Every pair of messages that can meet, each once. */
  #compareAll(
    start: readonly { reader: ProtoMessage; writer: ProtoMessage }[],
  ): void {
    const open = [...start];
    for (let pair = open.pop(); pair; pair = open.pop()) {
      const known = this.#pairs.get(pair.reader) ?? new Map();
      this.#pairs.set(pair.reader, known);
      if (!known.has(pair.writer)) {
        const comparison = compareMessages(pair, this.#documents);
        known.set(pair.writer, comparison);
        open.push(...comparison.inner);
      }
    }
  }

  /** Places the findings of a pair at every path that leads there. */
  #tell(
    comparison: MessageComparison,
    prefix: string,
    around: readonly MessageComparison[],
  ): void {
    if (
      around.includes(comparison) ||
      around.length >= maxDepth ||
      this.#visits++ >= maxVisits ||
      this.#findings.length >= maxFindings
    ) {
      return;
    }
    this.#told.add(comparison);
    this.#place(comparison, prefix);
    for (const { field, reader, writer } of comparison.inner) {
      const inner = this.#pairs.get(reader)?.get(writer);
      if (inner) {
        // The value of an entry stands where the map does.
        const path = comparison.reader.mapEntry
          ? prefix
          : joinPath(prefix, `${field.name}${markOf(field)}`);
        this.#tell(inner, path, [...around, comparison]);
      }
    }
  }

  /** What no field leads to, by the name of its message. */
  #tellRest(comparison: MessageComparison): void {
    if (this.#told.has(comparison)) return;
    this.#told.add(comparison);
    const { reader } = this.#documents;
    this.#place(comparison, reader.nameInPackage(comparison.reader));
  }

  #place({ findings, reader }: MessageComparison, prefix: string): void {
    for (const { step, ...finding } of findings) {
      const isEntry = reader.mapEntry;
      const fieldPath = isEntry ? prefix : joinPath(prefix, step);
      this.#findings.push({ ...finding, fieldPath });
    }
  }
}

/**
 * What keeps one schema from reading the records of another, in one direction. Messages are the
 * same by their names within the package, fields by their numbers.
 *
 * BACKWARD: `candidate` reads what `previous` wrote; FORWARD: the reverse.
 */
export function checkProtobuf(
  candidate: ProtobufDocument,
  previous: ProtobufDocument,
  direction: CompatibilityDirection,
): SchemaIncompatibility[] {
  const [reader, writer] =
    direction === 'BACKWARD' ? [candidate, previous] : [previous, candidate];
  return new Comparison(reader, writer).run().map(finding => ({
    rule: finding.rule,
    direction,
    path: finding.path,
    fieldPath: finding.fieldPath,
    ...worded(
      say(`schema.conflict.proto-${direction}`, {
        problem: finding.problem,
        path: finding.path,
      }),
    ),
    additionalInfo: '',
  }));
}

/** `[]` behind repeated fields and `{}` behind maps, as in other formats. */
export function markOf(field: Parameters<typeof mapEntryOf>[0]): string {
  if (mapEntryOf(field)) return '{}';
  return field.label === 'repeated' ? '[]' : '';
}

/** The step of a map's value is the map itself. */
export function joinPath(prefix: string, step: string): string {
  return [prefix, step].filter(Boolean).join('.');
}
