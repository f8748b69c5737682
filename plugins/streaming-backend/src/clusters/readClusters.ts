import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { capabilityNames } from '@millrace/backstage-plugin-streaming-common';
import { z } from 'zod/v4';
import { ClusterDefinition } from './ClusterDefinition';

const KEY = 'streaming.clusters';
/** Entity namespaces are landscape ids, so both follow the catalog's rule for namespaces. */
const identifier = z
  .string()
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'use lower-case letters, digits and single dashes',
  )
  .max(63);
const server = z
  .string()
  .regex(/^[^\s,/]+:\d{1,5}$/, 'must be host:port, for example kafka-1:9092');
const text = z.string().min(1);

const registryAuth = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('basic'), username: text, password: text }),
  z.strictObject({ type: z.literal('bearer'), token: text }),
]);
const sasl = z.discriminatedUnion('mechanism', [
  z.strictObject({
    mechanism: z.literal(['plain', 'scram-sha-256', 'scram-sha-512']),
    username: text,
    password: text,
  }),
  z.strictObject({ mechanism: z.literal('oauthbearer'), token: text }),
]);
const ssl = z.strictObject({
  ca: text.optional(),
  cert: text.optional(),
  key: text.optional(),
  rejectUnauthorized: z.boolean().default(true),
});

const clusterConfig = z.strictObject({
  title: text.optional(),
  environment: identifier.optional(),
  landscape: identifier.default('default'),
  mode: z.enum(['observe', 'manage']).default('observe'),
  bootstrapServers: z
    .union([
      server.transform(one => [one]),
      z.string().transform(list => list.split(',').map(one => one.trim())),
      z.array(z.string()),
    ])
    .pipe(z.array(server).min(1)),
  ssl: z
    .union([z.boolean(), ssl])
    .transform(value => {
      if (value === true) {
        return { rejectUnauthorized: true };
      }
      return value === false ? null : value;
    })
    .default(null),
  sasl: sasl.nullable().default(null),
  registry: z
    .strictObject({
      url: z
        .url({ protocol: /^https?$/ })
        .refine(
          hasNoCredentials,
          'must not carry a user name or password; put them under registry.auth, which is never shown',
        )
        .transform(withoutTrailingSlash),
      auth: registryAuth.nullable().default(null),
    })
    .nullable()
    .default(null),
  observations: z.strictObject({ topic: text }).optional(),
  capabilities: z
    .partialRecord(z.enum(capabilityNames), z.boolean())
    .default({}),
});

/**
 * Reads `streaming.clusters`; empty when the key is absent.
 *
 * @throws InputError naming each wrong key with its full path and what is accepted there
 */
export function readClusters(config: Config): ClusterDefinition[] {
  const clusters = config.getOptional(KEY) ?? {};
  const result = z.record(identifier, clusterConfig).safeParse(clusters);
  if (!result.success) {
    throw new InputError(
      result.error.issues.map(issue => describeIssue(KEY, issue)).join('; '),
    );
  }
  return Object.entries(result.data).map(
    ([id, { title, environment, observations, ...rest }]) => ({
      ...rest,
      id,
      title: title ?? id,
      environment: environment ?? id,
      observationsTopic: observations?.topic ?? null,
    }),
  );
}

/** One problem of a configuration as `full.key.path: what is wrong`. */
export function describeIssue(root: string, issue: z.core.$ZodIssue): string {
  const path = [root, ...issue.path.map(String)].join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys
      .map(key => `${path}.${key}: there is no such key`)
      .join('; ');
  }
  // The last member of a union is its most general form; its problems are the useful ones.
  if (issue.code === 'invalid_union') {
    const inner = issue.errors.at(-1)?.[0];
    return inner ? describeIssue(path, inner) : `${path}: ${issue.message}`;
  }
  return `${path}: ${issue.message}`;
}

/** The address is shown to people and written to logs. What is no address is refused elsewhere. */
function hasNoCredentials(url: string): boolean {
  if (!URL.canParse(url)) {
    return true;
  }
  const { username, password } = new URL(url);
  return username === '' && password === '';
}

function withoutTrailingSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
