import { locate } from '../jsonText/locate';
import { JsonNode } from '../jsonText/JsonNode';
import { JsonSyntaxError, parseJson } from '../jsonText/parseJson';
import { SchemaProblem } from '../model/SchemaProblem';
import { sayInReference } from '../model/sayInReference';
import { ReferencedSchema } from '../model/SchemaReference';
import { Draft, draftOf } from './dialect';
import { JsonSchemaDocument } from './JsonSchemaDocument';
import { JsonSchemaReader } from './JsonSchemaReader';
import { JsonSchemaResources } from './JsonSchemaResources';
import { say, worded } from '../sentences/say';

/** How deep objects and lists may nest in a schema text. */
const maxNesting = 200;
/** How many schemas references may bring in, and how many characters altogether. */
const maxReferences = 500;
const maxReferencedLength = 8 * 1024 * 1024;
const defaultDraft: Draft = '07';

/** A text on its way to a schema; `reference` is absent for the schema itself. */
interface Part {
  text: string;
  uri: string;
  reference?: ReferencedSchema;
}

interface ParsedPart extends Part {
  ok: true;
  node: JsonNode;
}

type Result =
  | { ok: true; schema: JsonSchemaDocument }
  | { ok: false; problems: readonly SchemaProblem[] };

/**
 * Parses a JSON Schema against the draft that it declares, 07 without one. A referenced schema that
 * declares none is read like the one that refers to it. Never throws for the sake of the text, and
 * never fetches what a `$ref` names.
 */
export function parseJsonSchema(source: {
  text: string;
  references: readonly ReferencedSchema[];
}): Result {
  const references = closureOf(source.references);
  if (!references) return tooMany();
  const own = parsePart({ text: source.text, uri: '' });
  if (!own.ok) return own;
  const parts: ParsedPart[] = [];
  for (const reference of references) {
    const { text, name } = reference;
    const part = parsePart({ text, uri: name, reference });
    if (!part.ok) return part;
    parts.push(part);
  }
  const draft = draftIn(own, parts);
  const resources = new JsonSchemaResources();
  const readers = [...parts, own].map(part => {
    const reader = new JsonSchemaReader(
      resources,
      declaredDraft(part.node) ?? draft,
    );
    reader.read(part.node, part.uri);
    return { part, reader };
  });
  for (const { part, reader } of readers) {
    const faults = reader.finish();
    if (faults.length) {
      const problems = faults.map(({ offset, ...problem }) =>
        describe(part, problem, offset),
      );
      return { ok: false, problems };
    }
  }
  return {
    ok: true,
    schema: new JsonSchemaDocument(own.node, {
      draft,
      resources,
      references: source.references.map(({ name, subject, version }) => ({
        name,
        subject,
        version,
      })),
    }),
  };
}

function parsePart(
  part: Part,
): ParsedPart | { ok: false; problems: SchemaProblem[] } {
  try {
    return { ...part, ok: true, node: parseJson(part.text, maxNesting) };
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    const { said, offset } = error;
    const problem = { rule: 'syntax', path: '', ...worded(said) };
    return { ok: false, problems: [describe(part, problem, offset)] };
  }
}

/** The draft of the schema itself: declared, or that of the referenced schema it declares. */
function draftIn(own: ParsedPart, parts: readonly ParsedPart[]): Draft {
  const uri = schemaUri(own.node);
  const meta = parts.find(part => part.uri === uri);
  return (
    declaredDraft(own.node) ??
    (meta && declaredDraft(meta.node)) ??
    defaultDraft
  );
}

function declaredDraft(node: JsonNode): Draft | undefined {
  return draftOf(schemaUri(node) ?? '');
}

function schemaUri(node: JsonNode): string | undefined {
  const uri = node.kind === 'object' ? node.members.get('$schema') : undefined;
  return uri?.kind === 'string' ? uri.value : undefined;
}

/** Places are those of the own text; a problem in a reference names the reference. */
function describe(
  { text, reference }: Part,
  problem: SchemaProblem,
  offset: number,
): SchemaProblem {
  if (!reference) return { ...problem, ...locate(text, offset) };
  return { ...problem, ...worded(sayInReference(reference, problem.said)) };
}

/** All referenced schemas, the innermost first, each once; undefined when they are too many. */
function closureOf(
  references: readonly ReferencedSchema[],
): ReferencedSchema[] | undefined {
  const found = new Map<string, ReferencedSchema>();
  const seen = new Set<string>();
  let length = 0;
  const visit = (each: ReferencedSchema) => {
    const key = JSON.stringify([each.subject, each.version, each.name]);
    if (seen.has(key) || seen.size > maxReferences) return;
    seen.add(key);
    length += each.text.length;
    each.references?.forEach(visit);
    found.set(key, each);
  };
  references.forEach(visit);
  return seen.size > maxReferences || length > maxReferencedLength
    ? undefined
    : [...found.values()];
}

function tooMany(): Result {
  return {
    ok: false,
    problems: [
      {
        rule: 'references',
        path: '',
        ...worded(
          say('schema.parse.references-large', {
            limit: maxReferences,
            mebibytes: maxReferencedLength / 1024 / 1024,
          }),
        ),
      },
    ],
  };
}
