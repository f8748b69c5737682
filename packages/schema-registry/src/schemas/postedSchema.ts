import { SchemaProblem, SchemaType } from '@millrace/schema-compat';
import { Judge, SchemaSummary, WeighedSource } from '../judge/Question';
import { StoredReference } from '../log/RegistryRecord';
import { StateReader } from '../state/StateReader';
import { guidOf, StoredSchema } from '../state/StoredSchema';
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

/** A posted schema that was read, and its references with their version numbers. */
export interface ReadSchema {
  summary: SchemaSummary;
  source: WeighedSource;
  references: StoredReference[];
}

const schemaTypes: readonly SchemaType[] = ['AVRO', 'JSON', 'PROTOBUF'];

/**
 * Reads a posted schema with the schemas that it refers to. `lenient` leaves out the rules on names
 * and defaults.
 *
 * @throws InvalidSchemaError (42201) naming what is wrong
 */
export function parsePosted(
  { state, judge }: { state: StateReader; judge: Judge },
  posted: PostedSchema,
  { context, lenient }: { context: string; lenient: boolean },
): ReadSchema {
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
  const source = weigh(
    { type, text: posted.text, lenient },
    new ReferenceClosure(state).resolve(references, context),
  );
  const result = judge.parse(source);
  if (result.ok) return { summary: result.summary, source, references };
  throw new InvalidSchemaError(
    `Invalid schema of type ${type}, details: ${describe(result.problems)}`,
    result.problems,
  );
}

/** A stored schema with what it refers to; undefined when its type is not known. */
export function sourceOf(
  state: StateReader,
  stored: StoredSchema,
): WeighedSource | undefined {
  const type = schemaTypes.find(each => each === stored.type);
  if (!type) return undefined;
  const { context } = parseSubject(stored.subject);
  const { metadata, ruleSet, references, text, guid } = stored;
  const isPlain = !metadata && !ruleSet && !references.length;
  return weigh(
    { type, text, lenient: true },
    new ReferenceClosure(state).resolve(references, context),
    isPlain ? guid : undefined,
  );
}

/** `guid` is that of the text alone, where it is known. */
function weigh(
  source: { type: SchemaType; text: string; lenient: boolean },
  closure: ReturnType<ReferenceClosure['resolve']>,
  guid = guidOf({ type: source.type, text: source.text, references: [] }),
): WeighedSource {
  return {
    ...source,
    references: closure.references,
    key: `${source.type} ${guid} ${closure.key}`,
    weight: source.text.length + closure.weight,
  };
}

function requireReferenced(
  state: StateReader,
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
