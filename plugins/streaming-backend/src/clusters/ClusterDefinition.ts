import { CapabilityName } from '@millrace/backstage-plugin-streaming-common';

/** TLS towards the brokers: system trust when the members are absent; `ca`, `cert`, `key` are PEM texts. */
export interface TlsDefinition {
  ca?: string;
  cert?: string;
  key?: string;
  /** Default true; false accepts any certificate. */
  rejectUnauthorized: boolean;
}

/** How the portal authenticates to the brokers. */
export type SaslDefinition =
  | {
      mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
      username: string;
      password: string;
    }
  | { mechanism: 'oauthbearer'; token: string };

/** How the portal authenticates to the registry. */
export type RegistryAuth =
  | { type: 'basic'; username: string; password: string }
  | { type: 'bearer'; token: string };

/** A schema registry with the Confluent REST API; `url` has no trailing slash. */
export interface RegistryDefinition {
  url: string;
  auth: RegistryAuth | null;
}

/**
 * A cluster as the portal reaches it: addresses, credentials, and what was fixed by configuration. Nothing says
 * who runs it. Never leaves the backend; what people see is built field by field from known-safe members.
 */
export interface ClusterDefinition {
  id: string;
  title: string;
  environment: string;
  landscape: string;
  /** In `observe` no writing request is ever sent. */
  mode: 'observe' | 'manage';
  /** `host:port`; empty while the provider of the cluster has not reported any. */
  bootstrapServers: string[];
  ssl: TlsDefinition | null;
  sasl: SaslDefinition | null;
  registry: RegistryDefinition | null;
  /** Internal topic in which the cluster writes who produced and fetched what; null: it does not. */
  observationsTopic: string | null;
  /** Flags set by hand; they win over what is detected. */
  capabilities: Partial<Record<CapabilityName, boolean>>;
}
