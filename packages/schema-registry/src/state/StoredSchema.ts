import { hash } from 'node:crypto';
import { StoredReference } from '../log/RegistryRecord';

/** What makes two schemas the same one, wherever they are registered. */
export interface SchemaIdentity {
  type: string;
  text: string;
  references: readonly StoredReference[];
  metadata?: object;
  ruleSet?: object;
}

/** An identity and the UUID that follows from it; see {@link guidOf}. */
export interface KnownIdentity extends SchemaIdentity {
  guid: string;
}

/** A version of a subject. `timestampMs` is when it was written. */
export interface StoredSchema extends KnownIdentity {
  /** Qualified text of the subject. */
  subject: string;
  version: number;
  id: number;
  deleted: boolean;
  timestampMs: number;
}

/**
 * The UUID of the MD5 of an identity: equal for equal schemas in every context and registry.
 *
 * Parts besides the text are hashed only when they are there, each as compact JSON with sorted
 * members after a NUL, so a plain Avro schema hashes to the MD5 of its text.
 */
export function guidOf(identity: SchemaIdentity): string {
  let content = identity.text;
  const parts = [
    identity.type === 'AVRO' ? undefined : identity.type,
    identity.references.length ? identity.references : undefined,
    identity.metadata && { metadata: identity.metadata },
    identity.ruleSet && { ruleSet: identity.ruleSet },
  ];
  for (const part of parts) {
    if (part !== undefined) {
      content += `\0${JSON.stringify(part, sortMembers)}`;
    }
  }
  const hex = hash('md5', content);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}

export function withGuid(identity: SchemaIdentity): KnownIdentity {
  return { ...identity, guid: guidOf(identity) };
}

/** For JSON.stringify: the order in which members were sent is no part of an identity. */
function sortMembers(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return value;
  }
  const members = Object.entries(value);
  return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1)));
}
