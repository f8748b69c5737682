/*
 * How passwords and tokens are kept: as something that tells whether a given one is right, and
 * from which it cannot be read.
 *
 * A password is guessable, so each guess is made to cost time and memory (scrypt) and each hash
 * has a salt of its own. A token is 256 random bits, which nobody guesses, so a plain hash does.
 *
 *   scrypt$<cost>$<block size>$<parallelism>$<salt, base64url>$<hash, base64url>
 *   sha256$<hash, base64url>
 */
import {
  createHash,
  randomBytes,
  scrypt,
  ScryptOptions,
  timingSafeEqual,
} from 'node:crypto';

/** About 32 MiB and 60 ms a guess. */
const scryptCost = { N: 32_768, r: 8, p: 1 };
const hashBytes = 32;
/** Bounds for hashes made elsewhere, so that no entry of a file makes a login take seconds. */
const maxCost = 2 ** 17;
const maxMemoryBytes = 256 * 1024 * 1024;

const passwordPattern =
  /^scrypt\$(\d{1,7})\$(\d{1,2})\$(\d{1,2})\$([\w-]{16,})\$([\w-]{43,})$/;
const tokenPattern = /^sha256\$([\w-]{43})$/;

/** Whether a text has the shape of {@link hashPassword}, at a cost that is affordable. */
export function isPasswordHash(text: string): boolean {
  const [, n, r, p] = passwordPattern.exec(text) ?? [];
  const cost = Number(n);
  return (
    cost >= 1_024 &&
    cost <= maxCost &&
    Number.isInteger(Math.log2(cost)) &&
    Number(r) >= 1 &&
    Number(p) >= 1 &&
    128 * cost * Number(r) < maxMemoryBytes &&
    Number(p) <= 4
  );
}

export function isTokenHash(text: string): boolean {
  return tokenPattern.test(text);
}

/** The hash of a password, with a new salt; the cost is kept in the hash. */
export async function hashPassword(
  password: string,
  cost: { N: number; r: number; p: number } = scryptCost,
): Promise<string> {
  const { N, r, p } = cost;
  const salt = randomBytes(16);
  const hash = await derive(password, salt, hashBytes, cost);
  const encoded = [salt, hash].map(each => each.toString('base64url'));
  return ['scrypt', N, r, p, ...encoded].join('$');
}

/** Whether a password is the one that was hashed; `hash` has passed {@link isPasswordHash}. */
export async function isPassword(
  password: string,
  hash: string,
): Promise<boolean> {
  const [, N, r, p, salt = '', expected = ''] =
    passwordPattern.exec(hash) ?? [];
  const known = Buffer.from(expected, 'base64url');
  const options = { N: Number(N), r: Number(r), p: Number(p) };
  const found = await derive(
    password,
    Buffer.from(salt, 'base64url'),
    known.length,
    options,
  );
  return timingSafeEqual(found, known);
}

/** A new token and the hash to keep of it. */
export function createToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashToken(token) };
}

export function hashToken(token: string): string {
  return `sha256$${createHash('sha256').update(token).digest('base64url')}`;
}

function derive(
  password: string,
  salt: Buffer,
  length: number,
  options: ScryptOptions,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(
      password.normalize('NFC'),
      salt,
      length,
      { ...options, maxmem: maxMemoryBytes },
      (error, key) => (error ? reject(error) : resolve(key)),
    );
  });
}
