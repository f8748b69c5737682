import { z } from 'zod/v4';
import { Role, roles } from './Access';
import { isPasswordHash, isTokenHash } from './secrets';

// The keys of the table, which its type names.
const roleNames = Object.keys(roles) as Role[];

const grants = z
  .array(
    z.strictObject({
      role: z.enum(roleNames, {
        error: `must be one of ${roleNames.join(', ')}`,
      }),
      subjects: z
        .string()
        .min(1, { error: 'is empty; give a prefix, or * for every subject' })
        .regex(/^(?!:)|^:\.[^:]+:/, {
          error:
            'begins like a context but is none; write :.context: or :.context:prefix',
        }),
    }),
  )
  .min(1, { error: 'needs at least one role' });

const userName = z.string().regex(/^[^:\s]+$/, {
  error: 'is no user name: it must hold neither a colon nor a space',
});

const nonEmpty = z.string().min(1, { error: 'is empty' });

const jwt = z
  .strictObject({
    /** Who signs, as the `iss` claim says. */
    issuer: nonEmpty,
    /** Whom tokens are for, as the `aud` claim says. */
    audience: nonEmpty,
    /** Where the signer publishes its keys. */
    jwksUrl: z
      .url({ protocol: /^https?$/, error: 'is no http or https address' })
      .optional(),
    /** The same as a file. */
    jwksFile: nonEmpty.optional(),
    /** The claim that names roles or groups: a list, or names with spaces between. */
    claim: nonEmpty.default('roles'),
    /** What each value of the claim brings. */
    grants: z.record(z.string(), grants),
  })
  .refine(({ jwksUrl, jwksFile }) => !jwksUrl !== !jwksFile, {
    error: 'needs either jwksUrl or jwksFile',
  });

/** Who may use a registry and for what; the keys of the file and of `streaming.embedded.registry.auth`. */
export const authConfigSchema = z
  .strictObject({
    realm: z
      .string()
      .regex(/^[^"\\\p{Cc}]+$/u, {
        error: 'must not hold quotes, backslashes or control characters',
      })
      .default('schema registry'),
    users: z
      .record(
        userName,
        z.strictObject({
          passwordHash: z.string().refine(isPasswordHash, {
            error:
              'is not a hash that `millrace-registry hash-password` printed',
          }),
          grants,
        }),
      )
      .default({}),
    tokens: z
      .record(
        nonEmpty,
        z.strictObject({
          tokenHash: z.string().refine(isTokenHash, {
            error:
              'is not a hash that `millrace-registry create-token` printed',
          }),
          grants,
        }),
      )
      .default({}),
    jwt: jwt.optional(),
    /** The certificate and private key of the listener, as PEM files. */
    tls: z.strictObject({ certFile: nonEmpty, keyFile: nonEmpty }).optional(),
  })
  .refine(
    ({ users, tokens, jwt: signed }) =>
      Object.keys(users).length || Object.keys(tokens).length || signed,
    { error: 'lets nobody in; give users, tokens or jwt' },
  );

export type AuthConfig = z.output<typeof authConfigSchema>;
export type AuthConfigInput = z.input<typeof authConfigSchema>;
export type JwtConfig = NonNullable<AuthConfig['jwt']>;

/**
 * Reads who may use a registry.
 *
 * @param where - the file or key that the value comes from, for messages
 * @throws Error naming every wrong key with its path; never a value, which may be a secret
 */
export function readAuthConfig(value: unknown, where: string): AuthConfig {
  const result = authConfigSchema.safeParse(value);
  if (result.success) return result.data;
  throw new Error(
    result.error.issues
      .map(issue => `${[where, ...issue.path].join('.')}: ${describe(issue)}`)
      .join('; '),
  );
}

function describe(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `${issue.keys.join(', ')} is not a known key`;
    case 'invalid_key':
      return issue.issues[0]?.message ?? issue.message;
    default:
      return issue.message;
  }
}
