import { RegistryRecord, SchemaValue } from '../log/RegistryRecord';
import { checkAgainst, verdictMessages } from '../queries/checkSubject';
import {
  effectiveConfig,
  effectiveMode,
  isReadOnly,
} from '../queries/settings';
import { errorCodes, RegistryError } from '../RegistryError';
import { InvalidSchemaError } from '../schemas/InvalidSchemaError';
import { PostedSchema, SchemaCatalog } from '../schemas/SchemaCatalog';
import { RegistryState } from '../state/RegistryState';
import { guidOf, SchemaIdentity, StoredSchema } from '../state/StoredSchema';
import { parseSubject, requireSubjectName } from '../subjects/QualifiedSubject';
import { Decision } from './Decision';
import { requireRuleSet } from './ruleSet';

/** A schema as posted for registration or lookup. `id` and `version` are for IMPORT. */
export interface Registration extends PostedSchema {
  metadata?: object;
  ruleSet?: object;
  id?: number;
  version?: number;
  normalize?: boolean;
}

/** The longest schema text that is stored: 1 MiB. */
const maxSchemaBytes = 1024 * 1024;

/**
 * Decides on a registration. The same content in the same subject is the version that it already
 * has; in another subject of the context it keeps its id.
 *
 * @throws RegistryError 40901, 42201, 42205, 42207, 42208, 42209 or 42210
 */
export function registerSchema(
  { state, catalog }: { state: RegistryState; catalog: SchemaCatalog },
  written: string,
  posted: Registration,
): Decision<StoredSchema> {
  const subject = parseSubject(written);
  const mode = effectiveMode(state, subject.text);
  if (isReadOnly(mode)) throw notPermitted(written, 'is in read-only mode');
  requireSubjectName(subject);
  if (Buffer.byteLength(posted.text) > maxSchemaBytes) {
    throw new RegistryError(
      errorCodes.schemaTooLarge,
      `The schema has more than ${maxSchemaBytes} bytes`,
    );
  }
  const importing = mode === 'IMPORT';
  if (importing && posted.id === undefined) {
    throw notPermitted(written, 'is in import mode and needs an explicit id');
  }
  if (!importing && posted.id !== undefined) {
    throw notPermitted(written, 'is not in import mode');
  }
  requireRuleSet(posted.ruleSet);
  const { identity, schema } = identify({ state, catalog }, written, posted);
  const guid = guidOf(identity);
  const versions = state.versions(subject.text);
  const live = versions.filter(each => !each.deleted);
  const same = live.find(each => each.guid === guid);
  if (same) {
    if (importing && same.id !== posted.id) throw idMismatch(same, posted.id);
    return { records: [], answer: same };
  }
  if (!importing) {
    const level = effectiveConfig(state, subject.text).compatibilityLevel;
    const verdict = checkAgainst(
      { candidate: schema, versions: live, level },
      { state, catalog },
    );
    if (!verdict.compatible) {
      throw new RegistryError(
        errorCodes.incompatibleSchema,
        `Schema being registered is incompatible with an earlier schema for subject "${written}", details: [${verdictMessages(
          verdict,
          live,
          level,
        ).join(', ')}]`,
      );
    }
  }
  const { context } = subject;
  const id =
    posted.id ?? state.idOf(context, guid) ?? state.highestId(context) + 1;
  if (posted.id !== undefined) requireFreeId(state, { context, id, guid });
  const highest = versions.at(-1)?.version ?? 0;
  const version = posted.version ?? highest + 1;
  if (versions.some(each => each.version === version)) {
    throw new RegistryError(
      errorCodes.operationNotPermitted,
      `Version ${version} of subject "${written}" exists with other content`,
    );
  }
  const answer: StoredSchema = {
    ...identity,
    subject: subject.text,
    version,
    id,
    guid,
    deleted: false,
    timestampMs: 0,
  };
  return {
    records: [
      ...contextRecord(state, context),
      schemaRecord(answer),
      ...twinRecords(state, versions, guid),
    ],
    answer,
  };
}

/**
 * What a post comes to in a subject: its parsed schema and what is stored of it. An empty text
 * with metadata or rules takes the text of the newest version.
 *
 * @throws RegistryError 42201
 */
export function identify(
  { state, catalog }: { state: RegistryState; catalog: SchemaCatalog },
  written: string,
  posted: Registration,
) {
  const subject = parseSubject(written);
  const newest = state
    .versions(subject.text)
    .filter(each => !each.deleted)
    .at(-1);
  const inherits =
    !posted.text.trim() && (posted.metadata || posted.ruleSet) && newest;
  if (!posted.text.trim() && !inherits) {
    throw new InvalidSchemaError('Empty schema');
  }
  const source = inherits ? newest : posted;
  const { schema, references } = catalog.parsePosted(state, subject.context, {
    type: source.type,
    text: source.text,
    references: source.references,
  });
  const normalize =
    posted.normalize ?? effectiveConfig(state, subject.text).normalize ?? false;
  const identity: SchemaIdentity = {
    type: schema.type,
    text: normalize ? schema.normalizedText : schema.canonicalText,
    references: normalize
      ? [...references].sort((a, b) => compareText(a.name, b.name))
      : references,
    metadata: posted.metadata ?? (inherits ? newest.metadata : undefined),
    ruleSet: posted.ruleSet ?? (inherits ? newest.ruleSet : undefined),
  };
  return { identity, schema };
}

/** The record of a version as it stands, or with another mark of deletion. */
export function schemaRecord(
  schema: StoredSchema,
  deleted = schema.deleted,
): RegistryRecord {
  const value: SchemaValue = {
    subject: schema.subject,
    version: schema.version,
    id: schema.id,
    ...(schema.type === 'AVRO' ? {} : { schemaType: schema.type }),
    ...(schema.references.length ? { references: [...schema.references] } : {}),
    ...(schema.metadata ? { metadata: { ...schema.metadata } } : {}),
    ...(schema.ruleSet ? { ruleSet: { ...schema.ruleSet } } : {}),
    schema: schema.text,
    deleted,
  };
  const { subject, version } = schema;
  return { keytype: 'SCHEMA', subject, version, value };
}

export function notPermitted(subject: string, reason: string): RegistryError {
  return new RegistryError(
    errorCodes.operationNotPermitted,
    `Subject ${subject} ${reason}`,
  );
}

function contextRecord(
  state: RegistryState,
  context: string,
): RegistryRecord[] {
  return context === '.' || state.hasContext(context)
    ? []
    : [{ keytype: 'CONTEXT', context, value: {} }];
}

/** Removes soft-deleted versions of the same content, unless something refers to them. */
function twinRecords(
  state: RegistryState,
  versions: readonly StoredSchema[],
  guid: string,
): RegistryRecord[] {
  return versions
    .filter(each => each.deleted && each.guid === guid)
    .filter(each => !state.referrers(each.subject, each.version).length)
    .map(({ subject, version }) => ({
      keytype: 'SCHEMA',
      subject,
      version,
      value: null,
    }));
}

function requireFreeId(
  state: RegistryState,
  { context, id, guid }: { context: string; id: number; guid: string },
): void {
  const [carrier] = state.byId(context, id);
  if (carrier && carrier.guid !== guid) {
    throw new RegistryError(
      errorCodes.operationNotPermitted,
      `Overwriting new schema with id ${id} is not permitted: it is the id of subject "${carrier.subject}" version ${carrier.version}`,
    );
  }
}

function idMismatch(same: StoredSchema, id: number | undefined): RegistryError {
  return new RegistryError(
    errorCodes.idMismatch,
    `The content is version ${same.version} of subject "${same.subject}" with id ${same.id}, not ${id}`,
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
