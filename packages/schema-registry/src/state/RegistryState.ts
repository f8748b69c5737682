/*
 * What the records of the topic add up to.
 *
 * Every index is derived from records alone, so that replaying the topic and following it live end
 * in the same state. Applying never fails: a record about something unknown changes nothing.
 */
import {
  Config,
  RegistryRecord,
  SchemaValue,
  StoredReference,
} from '../log/RegistryRecord';
import { parseSubject, parseSubjectWithin } from '../subjects/QualifiedSubject';
import { guidOf, SchemaIdentity, StoredSchema } from './StoredSchema';

interface ContextState {
  /** Versions that carry an id, soft-deleted ones included; never empty. */
  byId: Map<number, StoredSchema[]>;
  idByGuid: Map<string, number>;
}

const noReferences: readonly StoredReference[] = [];

export class RegistryState {
  readonly #subjects = new Map<string, Map<number, StoredSchema>>();
  readonly #contexts = new Map<string, ContextState>();
  /** The highest id ever given, by context; outlives the context. */
  readonly #highestIds = new Map<string, number>();
  readonly #configs = new Map<string | null, Config>();
  readonly #modes = new Map<string | null, string>();
  /** Referring schemas, by `subject` and `version` of what they refer to. */
  readonly #referrers = new Map<string, Set<StoredSchema>>();

  /** A state of its own with the same content; versions are shared, since they never change. */
  static copyOf(other: RegistryState): RegistryState {
    const copy = new RegistryState();
    for (const versions of other.#subjects.values()) {
      for (const schema of versions.values()) copy.#add(schema);
    }
    for (const name of other.#contexts.keys()) copy.#context(name);
    other.#highestIds.forEach((id, name) => copy.#highestIds.set(name, id));
    other.#configs.forEach((config, key) => copy.#configs.set(key, config));
    other.#modes.forEach((mode, key) => copy.#modes.set(key, mode));
    return copy;
  }

  apply(record: RegistryRecord, timestampMs: number): void {
    switch (record.keytype) {
      case 'SCHEMA':
        if (record.value) {
          this.#applySchema(record.value, { timestampMs, guid: record.guid });
        } else this.#remove(record.subject, record.version);
        break;
      case 'DELETE_SUBJECT':
        this.#softDelete(record.subject, record.value?.version ?? 0);
        break;
      case 'CLEAR_SUBJECT':
        for (const schema of this.versions(record.subject)) {
          this.#remove(schema.subject, schema.version);
        }
        break;
      case 'CONFIG':
        put(this.#configs, scopeOf(record.subject), record.value);
        break;
      case 'MODE':
        put(
          this.#modes,
          scopeOf(record.subject),
          record.value && record.value.mode,
        );
        break;
      case 'CONTEXT':
        if (record.value) this.#context(record.context);
        else this.#contexts.delete(record.context);
        break;
      case 'HIGHEST_ID':
        this.#raiseHighestId(record.context, record.value?.id ?? 0);
        break;
      default:
    }
  }

  /** Qualified texts of subjects with at least one version, soft-deleted ones included; sorted. */
  subjects(): string[] {
    return [...this.#subjects.keys()].sort();
  }

  /** All versions of a subject, oldest first, soft-deleted ones included; empty when unknown. */
  versions(subject: string): StoredSchema[] {
    return [...(this.#subjects.get(subject)?.values() ?? [])].sort(
      (a, b) => a.version - b.version,
    );
  }

  version(subject: string, version: number): StoredSchema | undefined {
    return this.#subjects.get(subject)?.get(version);
  }

  /** Names of the contexts that exist; the default one always does. Sorted. */
  contexts(): string[] {
    return [...new Set(['.', ...this.#contexts.keys()])].sort();
  }

  hasContext(context: string): boolean {
    return this.#contexts.has(context);
  }

  /** Versions that carry an id in a context, in no order. */
  byId(context: string, id: number): StoredSchema[] {
    return [...(this.#contexts.get(context)?.byId.get(id) ?? [])];
  }

  idOf(context: string, guid: string): number | undefined {
    return this.#contexts.get(context)?.idByGuid.get(guid);
  }

  /** The highest id that was ever given in a context; 0 when none was. */
  highestId(context: string): number {
    return this.#highestIds.get(context) ?? 0;
  }

  config(scope: string | null): Config | undefined {
    return this.#configs.get(scope);
  }

  mode(scope: string | null): string | undefined {
    return this.#modes.get(scope);
  }

  /** Scopes with a mode of their own; `null` is the whole registry. */
  modeScopes(): (string | null)[] {
    return [...this.#modes.keys()];
  }

  /** Schemas that refer to a version, soft-deleted ones included. */
  referrers(subject: string, version: number): StoredSchema[] {
    return [...(this.#referrers.get(versionKey(subject, version)) ?? [])];
  }

  /** Counts for health and metrics. */
  size(): { subjects: number; versions: number; highestId: number } {
    let versions = 0;
    for (const each of this.#subjects.values()) versions += each.size;
    return {
      subjects: this.#subjects.size,
      versions,
      highestId: Math.max(0, ...this.#highestIds.values()),
    };
  }

  #applySchema(
    value: SchemaValue,
    { timestampMs, guid }: { timestampMs: number; guid?: string },
  ): void {
    const subject = parseSubject(value.subject).text;
    const identity: SchemaIdentity = {
      type: value.schemaType ?? 'AVRO',
      text: value.schema,
      references: value.references?.length ? value.references : noReferences,
      metadata: value.metadata ?? undefined,
      ruleSet: value.ruleSet ?? undefined,
    };
    this.#remove(subject, value.version);
    this.#add({
      ...identity,
      subject,
      version: value.version,
      id: value.id,
      guid: guid ?? guidOf(identity),
      deleted: value.deleted ?? false,
      timestampMs,
    });
  }

  #softDelete(written: string, upTo: number): void {
    const subject = parseSubject(written).text;
    for (const schema of this.versions(subject)) {
      if (schema.version <= upTo && !schema.deleted) {
        this.#remove(subject, schema.version);
        this.#add({ ...schema, deleted: true });
      }
    }
  }

  #add(schema: StoredSchema): void {
    const versions = this.#subjects.get(schema.subject) ?? new Map();
    this.#subjects.set(schema.subject, versions.set(schema.version, schema));
    const { context: name } = parseSubject(schema.subject);
    const context = this.#context(name);
    this.#raiseHighestId(name, schema.id);
    const carriers = context.byId.get(schema.id);
    if (carriers) carriers.push(schema);
    else context.byId.set(schema.id, [schema]);
    context.idByGuid.set(schema.guid, schema.id);
    for (const key of referenceKeys(schema, name)) {
      const referrers = this.#referrers.get(key) ?? new Set();
      this.#referrers.set(key, referrers.add(schema));
    }
  }

  #remove(written: string, version: number): void {
    const { text: subject, context: name } = parseSubject(written);
    const versions = this.#subjects.get(subject);
    const schema = versions?.get(version);
    if (!versions || !schema) return;
    versions.delete(version);
    if (!versions.size) this.#subjects.delete(subject);
    const context = this.#context(name);
    const carriers = context.byId.get(schema.id) ?? [];
    if (carriers.length > 1) {
      carriers.splice(carriers.indexOf(schema), 1);
    } else {
      context.byId.delete(schema.id);
      context.idByGuid.delete(schema.guid);
    }
    for (const key of referenceKeys(schema, name)) {
      this.#referrers.get(key)?.delete(schema);
    }
  }

  #raiseHighestId(context: string, id: number): void {
    this.#highestIds.set(context, Math.max(this.highestId(context), id));
  }

  #context(name: string): ContextState {
    const known = this.#contexts.get(name);
    if (known) return known;
    const created = { byId: new Map(), idByGuid: new Map() };
    this.#contexts.set(name, created);
    return created;
  }
}

/** The key of a scope for config and mode; `:.:` and no subject both mean the whole registry. */
export function scopeOf(written: string | null): string | null {
  if (written === null) return null;
  const { text } = parseSubject(written);
  return text === ':.:' ? null : text;
}

function referenceKeys(schema: StoredSchema, context: string): string[] {
  return schema.references.map(({ subject, version }) =>
    versionKey(parseSubjectWithin(subject, context).text, version),
  );
}

function versionKey(subject: string, version: number): string {
  return `${version} ${subject}`;
}

function put<V>(
  map: Map<string | null, V>,
  key: string | null,
  value: V | null,
): void {
  if (value === null) map.delete(key);
  else map.set(key, value);
}
