import { diffAvro } from './avro/diffAvro';
import { checkPair } from './checkCompatibility';
import { Contract, diffContract } from './diffContract';
import { diffJsonSchema } from './json/diffJsonSchema';
import {
  CompatibilityLevel,
  DeployOrder,
  deployOrder,
  levelDemands,
} from './model/CompatibilityLevel';
import { SchemaChange } from './model/SchemaChange';
import { diffProtobuf } from './protobuf/diffProtobuf';
import { requireSchema, Schema, SchemaInput } from './parseSchema';
import { Said } from './sentences/Said';
import { say } from './sentences/say';
import { told } from './sentences/told';

/**
 * `renames` is what the author says about fields that neither alias nor number shows: old field
 * path → new field name. `level` defaults to BACKWARD, as registries do.
 *
 * @public
 */
export interface DiffOptions {
  level?: CompatibilityLevel;
  renames?: Readonly<Record<string, string>>;
  /** Metadata and rules of both versions; without them only the texts are compared. */
  contract?: { before: Contract; after: Contract };
}

/**
 * The size of a change: `none`, `patch` (documentation and metadata only), `minor` (compatible at
 * the level) or `major` (not compatible, or at NONE, breaking in either direction).
 *
 * @public
 */
export type ChangeClass = 'none' | 'patch' | 'minor' | 'major';

/** @public */
export interface SchemaDiff {
  changes: readonly SchemaChange[];
  class: ChangeClass;
  deployOrder: DeployOrder;
  /** One sentence that sums it up. */
  sentence: string;
  said: Said;
}

const bothDirections = ['BACKWARD', 'FORWARD'] as const;

/**
 * What changed between two schemas, for people.
 *
 * Shape: changes in the order of the new text, removals last in their record, then those that the
 * text does not show by itself, then those of metadata and rules; empty exactly when the canonical texts say the same and the contracts do.
 *
 * @throws SchemaParseError when one of the inputs is not a schema.
 * @public
 */
export function diffSchemas(
  before: SchemaInput,
  after: SchemaInput,
  options: DiffOptions = {},
): SchemaDiff {
  const { level = 'BACKWARD', renames, contract } = options;
  const old = requireSchema(before);
  const now = requireSchema(after);
  const changes = [
    ...listChanges(old, now, renames),
    ...(contract ? diffContract(contract.before, contract.after) : []),
  ];
  const demanded = levelDemands(level).directions;
  const compared = demanded.length ? demanded : bothDirections;
  const compatible = compared.every(
    direction => !checkPair(now, old, { direction }).length,
  );
  const size = classify(changes, compatible);
  const said = summarize(size, { changes, level });
  return {
    changes,
    class: size,
    deployOrder: deployOrder(level),
    ...told(said),
  };
}

const documentation: ReadonlySet<SchemaChange['kind']> = new Set([
  'docChanged',
  'metadataChanged',
]);

function listChanges(
  old: Schema,
  now: Schema,
  renames: DiffOptions['renames'],
): SchemaChange[] {
  if (old.type === 'AVRO' && now.type === 'AVRO') {
    return diffAvro(old, now, { renames });
  }
  if (old.type === 'JSON' && now.type === 'JSON') {
    return diffJsonSchema(old, now);
  }
  if (old.type === 'PROTOBUF' && now.type === 'PROTOBUF') {
    return diffProtobuf(old, now);
  }
  const said = say('schema.diff.type', { before: old.type, after: now.type });
  return [
    {
      kind: 'typeChanged',
      fieldPath: '',
      pointerOld: '',
      pointerNew: '',
      before: old.type,
      after: now.type,
      backward: 'breaking',
      forward: 'breaking',
      because: ['SCHEMA_TYPE_CHANGED'],
      ...told(said),
    },
  ];
}

function classify(
  changes: readonly SchemaChange[],
  compatible: boolean,
): ChangeClass {
  if (!compatible) return 'major';
  if (!changes.length) return 'none';
  return changes.every(({ kind }) => documentation.has(kind))
    ? 'patch'
    : 'minor';
}

function summarize(
  size: ChangeClass,
  {
    changes: { length: count },
    level,
  }: { changes: readonly SchemaChange[]; level: CompatibilityLevel },
): Said {
  switch (size) {
    case 'none':
      return say('schema.diff.none');
    case 'patch':
      return say('schema.diff.patch', { count });
    case 'minor':
      return say('schema.diff.minor', {
        count,
        level,
        order: deployOrder(level).said,
      });
    default:
      return say('schema.diff.major', { count, level });
  }
}
