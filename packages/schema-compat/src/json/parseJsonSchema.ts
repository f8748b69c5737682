import { locate } from '../jsonText/locate';
import { JsonSyntaxError, parseJson } from '../jsonText/parseJson';
import { SchemaProblem } from '../model/SchemaProblem';
import { ReferencedSchema } from '../model/SchemaReference';
import { JsonSchemaDocument } from './JsonSchemaDocument';
import { JsonSchemaReader } from './JsonSchemaReader';
import { JsonSchemaResources } from './JsonSchemaResources';

/** How deep objects and lists may nest in a schema text. */
const maxNesting = 200;

/**
 * Parses a JSON Schema against the draft that it declares, 07 without one. Never throws for the
 * sake of the text, and never fetches what a `$ref` names.
 */
export function parseJsonSchema(source: {
  text: string;
  references: readonly ReferencedSchema[];
}):
  | { ok: true; schema: JsonSchemaDocument }
  | { ok: false; problems: readonly SchemaProblem[] } {
  const resources = new JsonSchemaResources();
  for (const reference of closureOf(source.references)) {
    const read = readText(reference.text, reference.name, resources);
    if (!read.ok) {
      return {
        ok: false,
        problems: read.problems.map(({ rule, path, message }) => ({
          rule,
          path,
          message: `Reference "${reference.name}" (subject "${reference.subject}", version ${reference.version}): ${message}`,
        })),
      };
    }
  }
  const read = readText(source.text, '', resources);
  if (!read.ok) return read;
  return {
    ok: true,
    schema: new JsonSchemaDocument(read.root, {
      draft: read.draft,
      resources,
      references: source.references.map(({ name, subject, version }) => ({
        name,
        subject,
        version,
      })),
    }),
  };
}

function readText(text: string, uri: string, resources: JsonSchemaResources) {
  try {
    const root = parseJson(text, maxNesting);
    const { draft, faults } = new JsonSchemaReader(resources).read(root, uri);
    if (!faults.length) return { ok: true as const, root, draft };
    return {
      ok: false as const,
      problems: faults.map(({ offset, ...problem }) => ({
        ...problem,
        ...locate(text, offset),
      })),
    };
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    const { message, offset } = error;
    const place = locate(text, offset);
    return {
      ok: false as const,
      problems: [{ rule: 'syntax', path: '', message, ...place }],
    };
  }
}

/** All referenced schemas, the innermost first, each once. */
function closureOf(
  references: readonly ReferencedSchema[],
): Iterable<ReferencedSchema> {
  const found = new Map<string, ReferencedSchema>();
  const visit = (each: ReferencedSchema) => {
    const key = JSON.stringify([each.subject, each.version, each.name]);
    if (found.has(key)) return;
    each.references?.forEach(visit);
    found.set(key, each);
  };
  references.forEach(visit);
  return found.values();
}
