import { SchemaProblem } from '../model/SchemaProblem';
import { ReferencedSchema } from '../model/SchemaReference';
import { FileSet } from './link/FileSet';
import { ProtoFile } from './model/ProtoFile';
import { ProtobufDocument } from './ProtobufDocument';
import { readProto } from './readProto';
import { parseProtoText } from './syntax/parseProtoText';
import { say, worded } from '../sentences/say';

/** What a schema is called that nobody imports. */
const ownName = 'default.proto';

type Parsed =
  | { ok: true; schema: ProtobufDocument }
  | { ok: false; problems: readonly SchemaProblem[] };

/**
 * Parses and links a `.proto` file of proto2 or proto3, given as text or as a descriptor in Base64.
 * Imports are looked up among the references by their path, and among the well-known files.
 *
 * Never throws for the sake of the text.
 */
export function parseProtobuf(source: {
  text: string;
  references: readonly ReferencedSchema[];
  /** For what is stored already: leaves out rules that do not decide how records are read. */
  lenient?: boolean;
}): Parsed {
  const read = readProto(source.text, ownName);
  const parsed = link(read, source);
  return read.isDescriptor && parsed.ok
    ? checkAgain(parsed.schema, source)
    : parsed;
}

interface Surroundings {
  references: readonly ReferencedSchema[];
  lenient?: boolean;
}

/**
 * A descriptor can say what no text can, such as a map without a key, so that its text is judged
 * once more. The document of the descriptor is kept, since it knows of options that are lost.
 */
function checkAgain(
  document: ProtobufDocument,
  surroundings: Surroundings,
): Parsed {
  const { canonicalText } = document;
  const again = link(parseProtoText(canonicalText, ownName), surroundings);
  if (again.ok) {
    const isSame = again.schema.canonicalText === canonicalText;
    return isSame ? { ok: true, schema: document } : again;
  }
  return {
    ok: false,
    problems: again.problems.map(({ rule, said: problem }) => ({
      rule,
      path: '',
      ...worded(say('schema.proto.descriptor-file', { problem })),
    })),
  };
}

function link(
  { file, problems }: { file: ProtoFile; problems: readonly SchemaProblem[] },
  { references, lenient }: Surroundings,
): Parsed {
  if (problems.length) return { ok: false, problems };
  const files = new FileSet(references, lenient);
  file.name ||= ownName;
  files.link(file, [file.name]);
  if (files.problems.length) {
    return { ok: false, problems: inOrder(files.problems) };
  }
  return {
    ok: true,
    schema: new ProtobufDocument(file, {
      symbols: files.symbols,
      visible: files.visibleTo(file),
      references: references.map(({ name, subject, version }) => ({
        name,
        subject,
        version,
      })),
    }),
  };
}

function inOrder(problems: readonly SchemaProblem[]): SchemaProblem[] {
  return [...problems].sort(
    (a, b) =>
      (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  );
}
