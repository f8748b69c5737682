import { checkAvro } from './avro/checkAvro';
import { checkJsonSchema } from './json/checkJsonSchema';
import {
  CompatibilityDirection,
  CompatibilityLevel,
  CompatibilityPolicy,
  levelDemands,
} from './model/CompatibilityLevel';
import { SchemaIncompatibility } from './model/SchemaIncompatibility';
import { sayProblem } from './model/SchemaProblem';
import { ReferencedSchema } from './model/SchemaReference';
import { SchemaType } from './model/SchemaType';
import { checkProtobuf } from './protobuf/check/checkProtobuf';
import { readSchema, Schema, SchemaInput } from './parseSchema';
import { say, worded } from './sentences/say';

/**
 * An earlier version to compare with. `version` is left out for a text that has no number yet.
 *
 * @public
 */
export interface PreviousSchema {
  version?: number;
  schema: SchemaInput;
}

/**
 * `previous` are the live versions of the subject, oldest first; the level decides which of them
 * count. `type` and `references` belong to a `candidate` given as text.
 *
 * @public
 */
export interface CompatibilityQuestion {
  candidate: SchemaInput;
  previous: readonly PreviousSchema[];
  level: CompatibilityLevel;
  /** STRICT by default. */
  policy?: CompatibilityPolicy;
  type?: SchemaType;
  references?: readonly ReferencedSchema[];
}

interface Comparison {
  direction: CompatibilityDirection;
  policy?: CompatibilityPolicy;
}

/** @public */
export interface CompatibilityVerdict {
  compatible: boolean;
  incompatibilities: readonly SchemaIncompatibility[];
}

/**
 * Decides whether a schema may follow earlier versions at a compatibility level.
 *
 * Shape: all incompatibilities with all versions that the level covers, newest version first;
 * empty when compatible. A candidate that is not a schema is incompatible with rule
 * `SCHEMA_INVALID`, except that NONE never looks at it; an earlier version that cannot be read
 * any more is incompatible with `PREVIOUS_UNREADABLE`, since nothing can be promised about it.
 *
 * @public
 */
export function checkCompatibility(
  question: CompatibilityQuestion,
): CompatibilityVerdict {
  const { directions, transitive } = levelDemands(question.level);
  if (!directions.length) return verdict([]);
  const candidate = readCandidate(question);
  if (!candidate.ok) {
    return verdict(
      candidate.problems.map(problem => ({
        rule: 'SCHEMA_INVALID',
        direction: directions[0] ?? 'BACKWARD',
        path: problem.path,
        fieldPath: '',
        ...worded(sayProblem(problem)),
        additionalInfo: problem.rule,
      })),
    );
  }
  const newestFirst = [...question.previous].reverse();
  const compared = transitive ? newestFirst : newestFirst.slice(0, 1);
  return verdict(
    compared.flatMap(previous =>
      directions.flatMap(direction =>
        compare(candidate.schema, previous, {
          direction,
          policy: question.policy,
        }),
      ),
    ),
  );
}

function readCandidate({ candidate, type, references }: CompatibilityQuestion) {
  return readSchema(
    typeof candidate === 'string'
      ? { text: candidate, type, references }
      : candidate,
  );
}

function compare(
  candidate: Schema,
  { schema, version }: PreviousSchema,
  how: Comparison,
): SchemaIncompatibility[] {
  const { direction } = how;
  const previous = readSchema(schema);
  const found = previous.ok
    ? checkPair(candidate, previous.schema, how)
    : previous.problems.map(problem => ({
        rule: 'PREVIOUS_UNREADABLE',
        direction,
        path: problem.path,
        fieldPath: '',
        ...worded(
          say('schema.conflict.unreadable', { problem: sayProblem(problem) }),
        ),
        additionalInfo: problem.rule,
      }));
  return found.map(each => ({ ...each, versionCompared: version }));
}

/** All that keeps one of two schemas from reading the other's data. */
export function checkPair(
  candidate: Schema,
  previous: Schema,
  { direction, policy }: Comparison,
): SchemaIncompatibility[] {
  if (candidate.type === 'AVRO' && previous.type === 'AVRO') {
    return checkAvro(candidate, previous, direction);
  }
  if (candidate.type === 'JSON' && previous.type === 'JSON') {
    return checkJsonSchema(candidate, previous, { direction, policy });
  }
  if (candidate.type === 'PROTOBUF' && previous.type === 'PROTOBUF') {
    return checkProtobuf(candidate, previous, direction);
  }
  return [
    {
      rule: 'SCHEMA_TYPE_CHANGED',
      direction,
      path: '/',
      fieldPath: '',
      ...worded(
        say('schema.conflict.type', {
          before: previous.type,
          after: candidate.type,
        }),
      ),
      additionalInfo: `${previous.type} to ${candidate.type}`,
    },
  ];
}

function verdict(
  incompatibilities: readonly SchemaIncompatibility[],
): CompatibilityVerdict {
  return { compatible: !incompatibilities.length, incompatibilities };
}
