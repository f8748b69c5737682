import { locate } from '../jsonText/locate';
import { JsonSyntaxError, parseJson } from '../jsonText/parseJson';
import { SchemaProblem } from '../model/SchemaProblem';
import { sayInReference } from '../model/sayInReference';
import { ReferencedSchema } from '../model/SchemaReference';
import { AvroDocument } from './AvroDocument';
import { AvroNames } from './AvroNames';
import { AvroReader } from './AvroReader';
import { AvroSchema } from './AvroSchema';
import { Said } from '../sentences/Said';
import { say, worded } from '../sentences/say';

/** How deep objects and lists may nest in a schema text. */
const maxNesting = 200;
/** How long a chain of references may be, and how many schemas it may bring in altogether. */
const maxReferenceDepth = 20;
const maxReferences = 500;

export interface AvroSource {
  text: string;
  references: readonly ReferencedSchema[];
  lenient?: boolean;
}

function readText(
  text: string,
  names: AvroNames,
  lenient?: boolean,
):
  | { ok: true; root: AvroSchema }
  | { ok: false; problems: readonly SchemaProblem[] } {
  try {
    const node = parseJson(text, maxNesting);
    const { root, faults } = new AvroReader(names, { lenient }).read(node);
    if (root && !faults.length) return { ok: true, root };
    return {
      ok: false,
      problems: faults.map(({ offset, ...problem }) => ({
        ...problem,
        ...locate(text, offset),
      })),
    };
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    const { said, offset } = error;
    return {
      ok: false,
      problems: [
        { rule: 'syntax', path: '', ...worded(said), ...locate(text, offset) },
      ],
    };
  }
}

/** Reads referenced schemas, innermost first, so that each finds the names that it needs. */
class ReferenceLoader {
  readonly #names: AvroNames;
  readonly #loaded = new Set<string>();

  constructor(names: AvroNames) {
    this.#names = names;
  }

  load(
    references: readonly ReferencedSchema[],
    depth = 1,
  ): readonly SchemaProblem[] {
    if (depth > maxReferenceDepth) {
      return [
        tooMany(
          say('schema.parse.references-deep', { limit: maxReferenceDepth }),
        ),
      ];
    }
    for (const reference of references) {
      const problems = this.#loadOne(reference, depth);
      if (problems.length) return problems;
    }
    return [];
  }

  #loadOne(
    reference: ReferencedSchema,
    depth: number,
  ): readonly SchemaProblem[] {
    const key = JSON.stringify([reference.subject, reference.version]);
    if (this.#loaded.has(key)) return [];
    this.#loaded.add(key);
    if (this.#loaded.size > maxReferences) {
      return [
        tooMany(say('schema.parse.references-many', { limit: maxReferences })),
      ];
    }
    const inner = this.load(reference.references ?? [], depth + 1);
    if (inner.length) return inner;
    const read = readText(reference.text, this.#names, true);
    if (read.ok) return [];
    return read.problems.map(({ rule, path, said }) => ({
      rule,
      path,
      ...worded(sayInReference(reference, said)),
    }));
  }
}

/**
 * Parses an Avro schema strictly: what passes loads in Java and Python too. Never throws for the
 * sake of the text.
 */
export function parseAvro(
  source: AvroSource,
):
  | { ok: true; schema: AvroDocument }
  | { ok: false; problems: readonly SchemaProblem[] } {
  const names = new AvroNames();
  const problems = new ReferenceLoader(names).load(source.references);
  if (problems.length) return { ok: false, problems };
  const external = new Set(names.all());
  const read = readText(source.text, names, source.lenient);
  if (!read.ok) return read;
  const references = source.references.map(({ name, subject, version }) => ({
    name,
    subject,
    version,
  }));
  return {
    ok: true,
    schema: new AvroDocument(read.root, { external, references }),
  };
}

function tooMany(said: Said): SchemaProblem {
  return { rule: 'references', path: '', ...worded(said) };
}
