import {
  parseSchema,
  Schema,
  SchemaProblem,
  SchemaType,
} from '@millrace/schema-compat';
import { StoredReference } from '../log/RegistryRecord';
import { RegistryState } from '../state/RegistryState';
import { StoredSchema } from '../state/StoredSchema';
import { parseSubject, parseSubjectWithin } from '../subjects/QualifiedSubject';
import { InvalidSchemaError } from './InvalidSchemaError';
import { ReferenceClosure } from './ReferenceClosure';

/** A reference as posted; version -1 means the newest one. */
export type PostedReference = StoredReference;

/** A schema as posted, before it is known to be one. */
export interface PostedSchema {
  type: string;
  text: string;
  references: readonly PostedReference[];
}

const schemaTypes: readonly SchemaType[] = ['AVRO', 'JSON', 'PROTOBUF'];
/** Parsed schemas kept for compatibility checks. */
const maxParsed = 2_000;

/** Parses posted and stored schemas with the schemas they refer to. */
export class SchemaCatalog {
  /** Parsed stored schemas by context and guid, the least recently used first. */
  readonly #parsed = new Map<string, Schema | undefined>();

  /**
   * The parsed schema of a post, and its references with their version numbers.
   *
   * @throws InvalidSchemaError (42201) naming what is wrong
   */
  parsePosted(
    state: RegistryState,
    context: string,
    posted: PostedSchema,
  ): { schema: Schema; references: StoredReference[] } {
    const type = schemaTypes.find(each => each === posted.type);
    if (!type) {
      throw new InvalidSchemaError(
        `Invalid schema type ${JSON.stringify(
          posted.type,
        )}; known types: ${schemaTypes.join(', ')}`,
      );
    }
    const references = posted.references.map(each => ({
      ...each,
      version: requireReferenced(state, context, each).version,
    }));
    const closure = new ReferenceClosure(state);
    const result = parseSchema({
      type,
      text: posted.text,
      references: closure.resolve(references, context),
    });
    if (!result.ok) {
      const [first] = result.problems;
      throw new InvalidSchemaError(
        `Invalid schema of type ${type}, details: ${describe(result.problems)}`,
        first ? result.problems : [],
      );
    }
    return { schema: result.schema, references };
  }

  /** A stored schema, or undefined when it cannot be read any more. */
  parseStored(state: RegistryState, stored: StoredSchema): Schema | undefined {
    const { context } = parseSubject(stored.subject);
    const key = `${context} ${stored.guid}`;
    const known = this.#parsed.has(key);
    const schema = known
      ? this.#parsed.get(key)
      : readStored(state, context, stored);
    this.#parsed.delete(key);
    this.#parsed.set(key, schema);
    if (this.#parsed.size > maxParsed) {
      const [oldest] = this.#parsed.keys();
      if (oldest !== undefined) this.#parsed.delete(oldest);
    }
    return schema;
  }
}

function readStored(
  state: RegistryState,
  context: string,
  stored: StoredSchema,
): Schema | undefined {
  const type = schemaTypes.find(each => each === stored.type);
  if (!type) return undefined;
  const result = parseSchema({
    type,
    text: stored.text,
    references: new ReferenceClosure(state).resolve(stored.references, context),
    lenient: true,
  });
  return result.ok ? result.schema : undefined;
}

function requireReferenced(
  state: RegistryState,
  context: string,
  reference: PostedReference,
): StoredSchema {
  const { text: subject } = parseSubjectWithin(reference.subject, context);
  const live = state.versions(subject).filter(each => !each.deleted);
  const target =
    reference.version === -1
      ? live.at(-1)
      : live.find(({ version }) => version === reference.version);
  if (target) return target;
  throw new InvalidSchemaError(
    `No schema reference found for "${reference.name}": subject "${
      reference.subject
    }" ${
      live.length
        ? `has no version ${reference.version}; its versions are ${live
            .map(({ version }) => version)
            .join(', ')}`
        : 'does not exist'
    }`,
  );
}

function describe(problems: readonly SchemaProblem[]): string {
  return problems
    .map(({ message, path, line, column }) => {
      const place = [path, line && `line ${line}, column ${column}`]
        .filter(Boolean)
        .join(', ');
      return place ? `${message} (at ${place})` : message;
    })
    .join('; ');
}
