import { SchemaReference } from '@millrace/backstage-plugin-streaming-common';
import { CompatibilityPolicy } from '@millrace/schema-compat';
import { CompatibilityLevelName, SchemaType } from './registryModels';
import { VersionExtras } from './versionExtras';

/** A schema to register, look up or compare. */
export interface SchemaInput {
  schemaType: SchemaType;
  schema: string;
  references?: SchemaReference[];
}

/** A version of a subject. */
export interface RegisteredSchema extends Required<SchemaInput>, VersionExtras {
  subject: string;
  version: number;
  /** The id that records carry. */
  id: number;
}

/** What decides which schema may follow in a subject, wherever it is set. */
export interface RegistryConfig {
  compatibility: CompatibilityLevelName;
  policy: CompatibilityPolicy;
  /** Versions are compared with those only whose metadata property of this name has the same value. */
  group: string | null;
  /** Whether fields are held against the paths that metadata reserves. */
  validatesFields: boolean;
}

/** What is set for one scope alone; the level may come from the scope above. */
export interface OwnConfig extends Omit<RegistryConfig, 'compatibility'> {
  compatibility: CompatibilityLevelName | null;
}

export interface CompatibilityVerdict {
  compatible: boolean;
  /** The registry's own sentences; empty when compatible or when it gives none. */
  messages: string[];
}

/**
 * A schema registry with the Confluent REST API. Missing things are `undefined` where the method says so; every
 * other refusal throws: ServiceUnavailableError naming the address when nobody answers or it answers 5xx,
 * NotAllowedError on 401 and 403, NotFoundError on 404, ConflictError on 409, InputError on 422, each with the
 * registry's message and its `error_code`.
 */
export interface RegistryClient {
  readonly url: string;
  /** Live subjects, sorted. */
  subjects(): Promise<string[]>;
  /** Live versions, oldest first; empty when the subject does not exist. */
  versions(
    subject: string,
    /** With `deleted` the softly deleted ones as well, by a registry that lists them. */
    options?: { deleted?: boolean },
  ): Promise<number[]>;
  /** With `deleted` also a softly deleted one. */
  version(
    subject: string,
    version: number,
    options?: { deleted?: boolean },
  ): Promise<RegisteredSchema>;
  latest(subject: string): Promise<RegisteredSchema | undefined>;
  /** Registers, or answers the id of the same schema registered before. */
  register(subject: string, input: SchemaInput): Promise<{ id: number }>;
  /** The version that holds exactly this schema, when there is one. */
  lookup(
    subject: string,
    input: SchemaInput,
  ): Promise<RegisteredSchema | undefined>;
  /** Against the versions that the subject's level asks for; a subject without versions accepts everything. */
  checkCompatibility(
    subject: string,
    input: SchemaInput,
  ): Promise<CompatibilityVerdict>;
  /** Without subject: the global level. With one: its own level, undefined when it has none. */
  compatibility(subject?: string): Promise<CompatibilityLevelName | undefined>;
  /** Without subject: what is set for all. With one: for itself, undefined when nothing is. */
  ownConfig(subject?: string): Promise<OwnConfig | undefined>;
  /** What holds for a subject, be it set for itself, its context or the whole registry. */
  effectiveConfig(subject: string): Promise<RegistryConfig>;
  setCompatibility(
    subject: string,
    level: CompatibilityLevelName,
  ): Promise<void>;
  /** The subject falls back to the global level; no error when it had none. */
  deleteCompatibility(subject: string): Promise<void>;
  /** Soft delete; answers the deleted versions, none when the subject does not exist. */
  deleteSubject(subject: string): Promise<number[]>;
  /** Soft delete of one version. */
  deleteVersion(subject: string, version: number): Promise<void>;
}
