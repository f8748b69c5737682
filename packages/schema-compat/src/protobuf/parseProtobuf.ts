import { SchemaProblem } from '../model/SchemaProblem';
import { ReferencedSchema } from '../model/SchemaReference';
import { FileSet } from './link/FileSet';
import { ProtobufDocument } from './ProtobufDocument';
import { readProto } from './readProto';

/** What a schema is called that nobody imports. */
const ownName = 'default.proto';

/**
 * Parses and links a `.proto` file of proto2 or proto3, given as text or as a descriptor in Base64.
 * Imports are looked up among the references by their path, and among the well-known files.
 *
 * Never throws for the sake of the text.
 */
export function parseProtobuf(source: {
  text: string;
  references: readonly ReferencedSchema[];
}):
  | { ok: true; schema: ProtobufDocument }
  | { ok: false; problems: readonly SchemaProblem[] } {
  const { file, problems } = readProto(source.text, ownName);
  if (problems.length) return { ok: false, problems };
  const files = new FileSet(source.references);
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
      references: source.references.map(({ name, subject, version }) => ({
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
