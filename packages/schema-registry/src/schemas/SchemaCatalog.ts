import {
  parseSchema,
  ReferencedSchema,
  Schema,
  SchemaProblem,
  SchemaType,
} from '@millrace/schema-compat';
import { StoredReference } from '../log/RegistryRecord';
import { errorCodes, RegistryError } from '../RegistryError';
import { RegistryState } from '../state/RegistryState';
import { StoredSchema } from '../state/StoredSchema';
import { parseSubject, parseSubjectWithin } from '../subjects/QualifiedSubject';

/** A reference as posted; version -1 means the newest one. */
export type PostedReference = StoredReference;

/** A schema as posted, before it is known to be one. */
export interface PostedSchema {
  type: string;
  text: string;
  references: readonly PostedReference[];
}

/** Why a posted schema was refused, for answers that list problems instead of failing. */
export class InvalidSchemaError extends RegistryError {
  readonly problems: readonly SchemaProblem[];

  constructor(message: string, problems: readonly SchemaProblem[] = []) {
    super(errorCodes.invalidSchema, message);
    this.problems = problems;
  }
}

const schemaTypes: readonly SchemaType[] = ['AVRO', 'JSON', 'PROTOBUF'];
const maxDepth = 20;
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

/** The texts that references lead to; each version is one object, however often it is used. */
class ReferenceClosure {
  readonly #state: RegistryState;
  readonly #resolved = new Map<StoredSchema, readonly ReferencedSchema[]>();

  constructor(state: RegistryState) {
    this.#state = state;
  }

  resolve(
    references: readonly StoredReference[],
    context: string,
    around: readonly StoredSchema[] = [],
  ): ReferencedSchema[] {
    return references.flatMap(reference => {
      const subject = parseSubjectWithin(reference.subject, context);
      const target = this.#state.version(subject.text, reference.version);
      if (!target) return [];
      if (around.includes(target) || around.length >= maxDepth) {
        throw new InvalidSchemaError(
          `References form a cycle or a chain of more than ${maxDepth}: ${[
            ...around,
            target,
          ]
            .map(each => `${each.subject} version ${each.version}`)
            .join(' → ')}`,
        );
      }
      const inner =
        this.#resolved.get(target) ??
        this.resolve(target.references, subject.context, [...around, target]);
      this.#resolved.set(target, inner);
      return [
        {
          ...reference,
          subject: subject.text,
          text: target.text,
          references: inner,
        },
      ];
    });
  }
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
