/*
 * Checks passwords without paying for scrypt at each request.
 *
 * A pair of name and password that was right once is remembered as a keyed hash; the key is random
 * and never leaves this object, so the memory of a process tells nothing that could be guessed
 * offline more cheaply than the stored hash. Requests with the same pair share one check, and few
 * checks run at once: somebody who tries passwords waits, the registry does not.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { isPassword } from './secrets';

/** Each check takes a thread of the pool and 32 MiB; the pool has four threads. */
const maxRunning = 2;
const maxWaiting = 64;
const maxRemembered = 1_000;

/** Too many passwords are being tried at once. */
export class TooManyChecksError extends Error {
  readonly name = 'TooManyChecksError';
}

export class PasswordCheck {
  readonly #hashes: ReadonlyMap<string, string>;
  readonly #key = randomBytes(32);
  readonly #right = new Set<string>();
  readonly #running = new Map<string, Promise<boolean>>();
  readonly #waiting: (() => void)[] = [];
  #active = 0;

  /** @param hashes - password hashes by user name */
  constructor(hashes: ReadonlyMap<string, string>) {
    this.#hashes = hashes;
  }

  /**
   * Whether a password is that of a user. An unknown user takes as long as a wrong password.
   *
   * @throws TooManyChecksError
   */
  async isRight(user: string, password: string): Promise<boolean> {
    const pair = createHmac('sha256', this.#key)
      .update(`${user}:${password}`)
      .digest('base64url');
    if (this.#right.has(pair)) return true;
    const shared = this.#running.get(pair);
    if (shared) return shared;
    const check = this.#check(user, password).finally(() =>
      this.#running.delete(pair),
    );
    this.#running.set(pair, check);
    const right = await check;
    if (right && this.#right.size < maxRemembered) this.#right.add(pair);
    return right;
  }

  async #check(user: string, password: string): Promise<boolean> {
    await this.#takeTurn();
    try {
      const hash = this.#hashes.get(user);
      const [decoy] = this.#hashes.values();
      const compared = hash ?? decoy;
      const right =
        compared !== undefined && (await isPassword(password, compared));
      return hash !== undefined && right;
    } finally {
      // The turn goes to whoever waits longest.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#active--;
    }
  }

  async #takeTurn(): Promise<void> {
    if (this.#active < maxRunning) {
      this.#active++;
      return;
    }
    if (this.#waiting.length >= maxWaiting) throw new TooManyChecksError();
    await new Promise<void>(resolve => this.#waiting.push(resolve));
  }
}
