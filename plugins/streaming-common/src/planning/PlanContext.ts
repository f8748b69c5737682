import { CompatibilityPolicy, ReferencedSchema } from '@millrace/schema-compat';
import { Conventions } from '../conventions';
import {
  compatibilityLevelNames,
  SchemaLint,
  SchemaReference,
  SubjectVersion,
} from '../models';
import { SaidValue } from '../sentences';
import { EnvironmentSettings, Policies } from '../policies';

/** The part of an application that access rules are derived from. */
export interface PlanApplication {
  /** Complete reference of the Component. */
  entityRef: string;
  title: string;
  /** As annotated: exact, or a prefix ending in `*`. */
  principals: readonly string[];
  groups: readonly string[];
}

/** What is known of the cluster that the topic would go to. */
export interface PlanCluster {
  id: string;
  mode: 'observe' | 'manage';
  /** Running brokers; null while unknown. */
  brokers: number | null;
  /** Why the cluster cannot be asked now, as a sentence; null when it answers. */
  problem: SaidValue | null;
  /** `none`: it has no registry. Otherwise why the registry cannot be asked now, null when it answers. */
  registry: { problem: SaidValue | null } | 'none';
  /** Whether access rules are kept and enforced. */
  access: 'enforced' | 'recorded';
}

/** A live version of a subject, with the texts that it refers to. */
export interface PlanVersion
  extends Pick<SubjectVersion, 'version' | 'schemaType' | 'schema'> {
  references: readonly ReferencedSchema[];
}

/** What the next version of a subject is held against. */
export interface PlanSubject {
  /** Live ones, oldest first. */
  versions: readonly PlanVersion[];
  compatibility: (typeof compatibilityLevelNames)[number];
  /** How JSON Schemas are compared; STRICT by default. */
  policy?: CompatibilityPolicy;
  /** The registry's own verdict, where only it can judge. */
  verdict?: { compatible: boolean; messages: readonly string[] } | null;
}

/** A reference that a requested schema makes, and what the registry holds there. */
export interface PlanReference {
  reference: SchemaReference;
  /** Its text; null where the registry holds no such version. */
  found: ReferencedSchema | null;
  /** Live versions of the subject, oldest first; none where there is no such subject. */
  versions: readonly number[];
  /** Subjects to choose from instead, where there is no such subject. */
  subjects: readonly string[];
}

/** Everything beside the answers that a plan depends on: plain data, so that equal contexts give equal plans. */
export interface PlanContext {
  /** Settings of the wanted environment; null when there is no such environment. */
  environment: EnvironmentSettings | null;
  environmentIds: readonly string[];
  conventions: Conventions;
  policies: Policies;
  schemaLint: SchemaLint;
  /** Null when the environment has no cluster. */
  cluster: PlanCluster | null;
  /**
   * Topics on the cluster, with their owners. Of those that the reader of the plan may not see, the names that are
   * asked for only, `hidden`: they are refused without a word on what stands there.
   */
  existingTopics: readonly {
    name: string;
    owner?: string | null;
    hidden?: boolean;
  }[];
  /** Topics that other open requests ask for on the same cluster. */
  requestedTopics: readonly { name: string; request: string }[];
  /** The value subject; null when it does not exist. */
  subject: PlanSubject | null;
  /** What the requested schema refers to, in the order of the answers. */
  references: readonly PlanReference[];
  /** Catalog reference of the topic to be. */
  topicEntityRef: string;
  requester: { entityRef: string; groups: readonly string[] };
  /** Null while the catalog has not been read yet. */
  knownGroups: readonly string[] | null;
  applications: readonly PlanApplication[];
  /** Owner of the domain that the name begins with; null when there is none. */
  domainOwner: string | null;
  platformGroups: readonly string[];
  governanceGroups: readonly string[];
}
