import { authConfigSchema } from '@millrace/schema-registry';
import { z } from 'zod/v4';

const listenerSchema = z.strictObject({
  host: z.string().default('127.0.0.1'),
  /** 0 means any free port. */
  port: z.int().min(0).max(65_535),
  protocol: z.literal('PLAINTEXT').default('PLAINTEXT'),
  /** What clients are told to connect to; default: what was bound. */
  advertised: z
    .strictObject({ host: z.string(), port: z.int().min(1).max(65_535) })
    .optional(),
});

/** The keys under `streaming.embedded`, or of the file given to the command line, with their defaults. */
export const embeddedConfigSchema = z.strictObject({
  enabled: z.boolean().default(true),
  dataDir: z.string().min(1).default('./.millrace/embedded'),
  nodeId: z.int().min(0).default(1),
  listeners: z
    .record(z.string(), listenerSchema)
    .default({
      local: { host: '127.0.0.1', port: 9092, protocol: 'PLAINTEXT' },
    })
    .refine(listeners => Object.keys(listeners).length > 0, {
      error: 'needs at least one listener',
    }),
  allowInsecureListener: z.boolean().default(false),
  registry: z
    .strictObject({
      enabled: z.boolean().default(true),
      host: z.string().default('127.0.0.1'),
      port: z.int().min(0).max(65_535).default(8081),
      /** What clients are told to ask; default: what was bound. A certificate must be for its name. */
      advertisedUrl: z
        .url({ protocol: /^https?$/, error: 'is no http or https address' })
        .optional(),
      /** Who may use it and for what, and its certificate; without it whoever reaches it. */
      auth: authConfigSchema.optional(),
    })
    .prefault({}),
  admin: z
    .strictObject({
      enabled: z.boolean().default(true),
      port: z.int().min(0).max(65_535).default(9464),
    })
    .prefault({}),
  flush: z.enum(['group', 'interval']).default('group'),
  flushIntervalMs: z.int().min(1).default(50),
  numPartitions: z.int().min(1).default(1),
  replicationFactorPolicy: z
    .enum(['strict', 'accept-as-single'])
    .default('strict'),
  /** Cluster-level defaults of topic configurations, by Kafka's name. */
  defaults: z
    .record(
      z.string(),
      z.union([z.string(), z.number(), z.boolean()]).transform(String),
    )
    .default({}),
  superUsers: z.array(z.string()).default(['User:ANONYMOUS']),
});

export type EmbeddedConfig = z.output<typeof embeddedConfigSchema>;
export type EmbeddedConfigInput = z.input<typeof embeddedConfigSchema>;

/** A configuration that cannot be used; `message` names each key with its path. */
export class EmbeddedConfigError extends Error {
  readonly name = 'EmbeddedConfigError';
}

/**
 * Reads the configuration of the embedded backend.
 *
 * @param value - the object under `prefix`
 * @param prefix - where the object stands, for messages; for example `streaming.embedded`
 * @throws EmbeddedConfigError naming every wrong key with its path, unknown ones with the known keys
 */
export function parseEmbeddedConfig(
  value: unknown,
  prefix = '',
): EmbeddedConfig {
  const result = embeddedConfigSchema.safeParse(value ?? {});
  if (!result.success) {
    throw new EmbeddedConfigError(
      result.error.issues.map(issue => describe(issue, prefix)).join('; '),
    );
  }
  refuseUnsafeListeners(result.data, prefix);
  return result.data;
}

function describe(issue: z.core.$ZodIssue, prefix: string): string {
  const path = [prefix, ...issue.path].filter(part => part !== '').join('.');
  if (issue.code === 'unrecognized_keys') {
    const known = issue.path.length
      ? ''
      : `; known keys: ${Object.keys(embeddedConfigSchema.shape).join(', ')}`;
    return `${issue.keys
      .map(key => `"${[path, key].filter(Boolean).join('.')}"`)
      .join(', ')} is not a known key${known}`;
  }
  return `${path}: ${issue.message}`;
}

const LOOPBACK = /^(127\.|::1$|localhost$)/;

/** An open port on the network without encryption and authentication is refused, unless it is asked for. */
function refuseUnsafeListeners(config: EmbeddedConfig, prefix: string) {
  if (config.allowInsecureListener) {
    return;
  }
  const addresses = [
    ...Object.entries(config.listeners).map(
      ([id, { host }]) => [`listeners.${id}.host`, host] as const,
    ),
    ...(config.registry.auth
      ? []
      : [['registry.host', config.registry.host] as const]),
  ];
  for (const [key, host] of addresses) {
    if (!LOOPBACK.test(host)) {
      const path = [prefix, key].filter(Boolean).join('.');
      throw new EmbeddedConfigError(
        `${path} is "${host}", which other machines can reach without TLS or a password. Use 127.0.0.1, or set allowInsecureListener: true if the network is yours alone.`,
      );
    }
  }
}
