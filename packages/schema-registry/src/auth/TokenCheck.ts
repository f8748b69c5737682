import { readFile } from 'node:fs/promises';
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  JWTPayload,
  JWTVerifyGetKey,
  jwtVerify,
} from 'jose';
import { Access, Grant } from './Access';
import { AuthConfig, JwtConfig } from './AuthConfig';
import { hashToken } from './secrets';

/** Signatures that only the issuer can make; a shared secret is not one. */
const algorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
];
/** How far clocks may be apart. */
const clockToleranceSeconds = 30;

/** Tells whose a bearer token is. */
export class TokenCheck {
  /** By token hash; looking it up tells an attacker nothing, who cannot choose hashes. */
  readonly #known: ReadonlyMap<string, Access>;
  readonly #jwt: JwtConfig | undefined;
  readonly #keys: JWTVerifyGetKey | undefined;

  private constructor(
    known: ReadonlyMap<string, Access>,
    jwt: JwtConfig | undefined,
    keys: JWTVerifyGetKey | undefined,
  ) {
    this.#known = known;
    this.#jwt = jwt;
    this.#keys = keys;
  }

  /**
   * @throws Error naming the key file when it cannot be read
   */
  static async create({ tokens, jwt }: AuthConfig): Promise<TokenCheck> {
    const known = Object.entries(tokens).map(
      ([name, { tokenHash, grants }]) =>
        [tokenHash, new Access(`token:${name}`, grants)] as const,
    );
    return new TokenCheck(new Map(known), jwt, jwt && (await keysOf(jwt)));
  }

  /**
   * The holder of a token; undefined for one that is not valid (any more).
   *
   * @throws Error when the issuer's keys cannot be fetched
   */
  async accessOf(token: string): Promise<Access | undefined> {
    const known = this.#known.get(hashToken(token));
    if (known || !this.#jwt || !this.#keys) return known;
    const { issuer, audience } = this.#jwt;
    try {
      const { payload } = await jwtVerify(token, this.#keys, {
        issuer,
        audience,
        algorithms,
        clockTolerance: clockToleranceSeconds,
        requiredClaims: ['exp', 'sub'],
      });
      return new Access(`jwt:${payload.sub}`, grantsOf(payload, this.#jwt));
    } catch (error) {
      if (isInvalid(error)) return undefined;
      throw error;
    }
  }
}

async function keysOf(jwt: JwtConfig): Promise<JWTVerifyGetKey> {
  if (jwt.jwksUrl) return createRemoteJWKSet(new URL(jwt.jwksUrl));
  const file = jwt.jwksFile ?? '';
  try {
    return createLocalJWKSet(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    throw new Error(`The key file "${file}" cannot be used: ${error}`);
  }
}

function grantsOf(payload: JWTPayload, jwt: JwtConfig): Grant[] {
  const claim = payload[jwt.claim];
  const values: unknown[] =
    typeof claim === 'string' ? claim.split(' ') : [claim].flat();
  return Object.entries(jwt.grants).flatMap(([value, grants]) =>
    values.includes(value) ? grants : [],
  );
}

/** Whether the token is at fault, and not the way to the keys. */
function isInvalid(error: unknown): boolean {
  return (
    error instanceof errors.JOSEError &&
    !(error instanceof errors.JWKSTimeout) &&
    !(error instanceof errors.JWKSInvalid) &&
    error.code !== 'ERR_JOSE_GENERIC'
  );
}
