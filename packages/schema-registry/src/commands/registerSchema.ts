import { Judge, WeighedSource } from '../judge/Question';
import { RegistryRecord, SchemaValue } from '../log/RegistryRecord';
import {
  checkAgainst,
  SubjectQuestion,
  verdictMessages,
} from '../queries/checkSubject';
import { findIdentical } from '../queries/findContent';
import { mergeMetadata, mergeRuleSet } from '../queries/mergeContract';
import { effectiveConfig, effectiveMode } from '../queries/settings';
import { errorCodes, RegistryError } from '../RegistryError';
import { InvalidSchemaError } from '../schemas/InvalidSchemaError';
import { PostedSchema, parsePosted } from '../schemas/postedSchema';
import { RegistryState } from '../state/RegistryState';
import { StateReader } from '../state/StateReader';
import { KnownIdentity, StoredSchema, withGuid } from '../state/StoredSchema';
import {
  parseSubject,
  QualifiedSubject,
  requireSubjectName,
} from '../subjects/QualifiedSubject';
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
/** The largest id and version of the protocol, whose numbers have four bytes and a sign. */
const maxNumber = 2 ** 31 - 1;
/** The largest id and version to import; those that follow need numbers too. */
const maxImported = 2_000_000_000;

/** What commands about schemas decide on. */
export interface SchemaDesk {
  state: RegistryState;
  judge: Judge;
  validateNewSchemas: boolean;
}

/**
 * Decides on a registration. The same content in the same subject is the version that it already
 * has; in another subject of the context it keeps its id.
 *
 * @throws RegistryError 40901, 42201, 42205, 42207, 42208, 42209 or 42210
 */
export function registerSchema(
  { state, judge, validateNewSchemas }: SchemaDesk,
  written: string,
  posted: Registration,
): Decision<StoredSchema> {
  const subject = parseSubject(written);
  const importing = requireMode(state, written, posted);
  requireSubjectName(subject);
  requireSize(posted.text);
  requireRuleSet(posted.ruleSet);
  const identified = identify(
    { state, judge, validateNewSchemas: validateNewSchemas && !importing },
    written,
    posted,
  );
  const identity = importing ? identified.exact : identified.identity;
  requireRuleSet(identity.ruleSet);
  const versions = state.versions(subject.text);
  const live = versions.filter(each => !each.deleted);
  const same = findIdentical(live, [identified.exact, identity]);
  if (same && importing && same.id !== posted.id) {
    throw idMismatch(same, posted.id);
  }
  // An import gives content the places that it had, which may be several.
  const stored = importing
    ? live.find(
        ({ version, guid }) =>
          version === posted.version && guid === identity.guid,
      )
    : same;
  if (stored) return { records: [], answer: stored };
  if (!importing) {
    requireCompatible(
      written,
      { state, judge },
      {
        candidate: identified.source,
        metadata: identity.metadata,
        versions: live,
        config: effectiveConfig(state, subject.text),
      },
    );
  }
  const answer = placeVersion(state, { identity, subject, posted });
  return {
    records: [
      ...contextRecord(state, subject.context),
      schemaRecord(answer),
      ...twinRecords(state, versions, answer),
    ],
    answer,
  };
}

/** Gives content its id and its place in the subject. */
function placeVersion(
  state: RegistryState,
  {
    identity,
    subject,
    posted,
  }: {
    identity: KnownIdentity;
    subject: QualifiedSubject;
    posted: Registration;
  },
): StoredSchema {
  const { context } = subject;
  const { guid } = identity;
  const id =
    posted.id ?? state.idOf(context, guid) ?? state.highestId(context) + 1;
  requireNumber(id, `Context "${context}" has no id left`);
  if (posted.id !== undefined) requireFreeId(state, { context, id, guid });
  const versions = state.versions(subject.text);
  const next = (versions.at(-1)?.version ?? 0) + 1;
  const version = posted.version ?? next;
  requireNumber(version, `Subject "${subject.text}" has no version left`);
  if (posted.id === undefined && version !== next) {
    throw new InvalidSchemaError(
      `Version ${version} is not the next one of subject "${subject.text}", which is ${next}`,
    );
  }
  const holder = versions.find(each => each.version === version);
  if (holder && !(holder.deleted && holder.guid === guid && holder.id === id)) {
    throw new RegistryError(
      errorCodes.operationNotPermitted,
      `Version ${version} of subject "${subject.text}" exists with other content`,
    );
  }
  return {
    ...identity,
    subject: subject.text,
    version,
    id,
    deleted: false,
    timestampMs: 0,
  };
}

/**
 * What a post comes to in a subject. An empty text with metadata or rules takes the text of the
 * newest version.
 *
 * Shape: `exact` is the content with the metadata and rules that were posted; in `identity` absent
 * ones are taken from the newest version, and those of the config are merged in.
 *
 * @throws RegistryError 42201
 */
export function identify(
  desk: ReadingDesk,
  written: string,
  posted: Registration,
): { source: WeighedSource; exact: KnownIdentity; identity: KnownIdentity } {
  const post = readPost(desk, written, posted);
  const { read, newest, config } = post;
  const { summary, source, references } = read;
  const content =
    posted.normalize ?? config.normalize
      ? {
          text: summary.normalizedText,
          references: [...references].sort((a, b) =>
            compareText(a.name, b.name),
          ),
        }
      : { text: summary.canonicalText, references };
  const { type } = summary;
  const exact = withGuid({
    type,
    ...content,
    metadata: withContent(posted.metadata),
    ruleSet: withContent(posted.ruleSet),
  });
  const { metadata } = post;
  const ruleSet = withContent(
    mergeRuleSet(posted.ruleSet ?? newest?.ruleSet, config),
  );
  const identity =
    metadata || ruleSet || exact.metadata || exact.ruleSet
      ? withGuid({ type, ...content, metadata, ruleSet })
      : exact;
  return { source, exact, identity };
}

/** What a posted schema is read by. */
type ReadingDesk = Omit<SchemaDesk, 'state'> & { state: StateReader };

/**
 * Reads what a post comes to in a subject, before it has a text of its own to be known by.
 *
 * @throws RegistryError 42201
 */
export function readPost(
  { state, judge, validateNewSchemas }: ReadingDesk,
  written: string,
  posted: Registration,
) {
  const subject = parseSubject(written);
  const newest = state
    .versions(subject.text)
    .filter(each => !each.deleted)
    .at(-1);
  const textless = !posted.text.trim();
  if (textless && !((posted.metadata || posted.ruleSet) && newest)) {
    throw new InvalidSchemaError('Empty schema');
  }
  const config = effectiveConfig(state, subject.text);
  const read = parsePosted(
    { state, judge },
    textless && newest ? newest : posted,
    { context: subject.context, lenient: !validateNewSchemas },
  );
  const metadata = mergeMetadata(posted.metadata ?? newest?.metadata, config);
  return { read, newest, config, metadata: withContent(metadata) };
}

/** An empty object says that nothing is to be inherited, and is not kept. */
function withContent(contract: object | undefined): object | undefined {
  return contract && Object.keys(contract).length ? contract : undefined;
}

/** Whether the subject imports; refuses what its mode does not let in. */
function requireMode(
  state: RegistryState,
  written: string,
  posted: Registration,
): boolean {
  const mode = effectiveMode(state, parseSubject(written).text);
  if (mode === 'READONLY') {
    throw notPermitted(written, 'is in read-only mode');
  }
  const importing = mode === 'IMPORT';
  const placed = posted.id !== undefined && posted.version !== undefined;
  if (importing && !placed) {
    throw notPermitted(
      written,
      'is in import mode and needs an explicit id and version',
    );
  }
  if (!importing && posted.id !== undefined) {
    throw notPermitted(written, 'is not in import mode');
  }
  if (importing) requireImportable(written, posted);
  return importing;
}

/** Refuses numbers after which the context or subject could take nothing more. */
function requireImportable(written: string, posted: Registration): void {
  for (const member of ['id', 'version'] as const) {
    const number = posted[member];
    if (number !== undefined && number > maxImported) {
      throw notPermitted(
        written,
        `cannot import ${member} ${number}: at most ${maxImported}, so that numbers are left for what follows`,
      );
    }
  }
}

function requireNumber(number: number, reason: string): void {
  if (number <= maxNumber) return;
  throw new RegistryError(
    errorCodes.operationNotPermitted,
    `${reason}: the largest number is ${maxNumber}`,
  );
}

function requireSize(text: string): void {
  if (Buffer.byteLength(text) <= maxSchemaBytes) return;
  throw new RegistryError(
    errorCodes.schemaTooLarge,
    `The schema has more than ${maxSchemaBytes} bytes`,
  );
}

function requireCompatible(
  written: string,
  desk: { state: RegistryState; judge: Judge },
  question: SubjectQuestion,
): void {
  const verdict = checkAgainst(question, desk);
  if (verdict.compatible) return;
  throw new RegistryError(
    errorCodes.incompatibleSchema,
    `Schema being registered is incompatible with an earlier schema for subject "${written}", details: [${verdictMessages(
      verdict,
      question,
    ).join(', ')}]`,
  );
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
  const { subject, version, guid } = schema;
  return { keytype: 'SCHEMA', subject, version, value, guid };
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
  { guid, version: place }: StoredSchema,
): RegistryRecord[] {
  return versions
    .filter(each => each.deleted && each.guid === guid)
    .filter(each => each.version !== place)
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
      `Overwriting new schema with id ${id} is not permitted: other content has it`,
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
