import { IncomingHttpHeaders } from 'node:http';
import { Access } from './Access';
import { AuthConfig } from './AuthConfig';
import { PasswordCheck } from './PasswordCheck';
import { TokenCheck } from './TokenCheck';

/** Tells who sends a request, by its `Authorization` header. */
export class Authenticator {
  readonly #passwords: PasswordCheck;
  readonly #users: ReadonlyMap<string, Access>;
  readonly #tokens: TokenCheck;
  /** What a refused request is answered in `WWW-Authenticate`. */
  readonly challenge: string;

  private constructor(config: AuthConfig, tokens: TokenCheck) {
    const users = Object.entries(config.users);
    this.#passwords = new PasswordCheck(
      new Map(users.map(([name, { passwordHash }]) => [name, passwordHash])),
    );
    this.#users = new Map(
      users.map(([name, { grants }]) => [
        name,
        new Access(`user:${name}`, grants),
      ]),
    );
    this.#tokens = tokens;
    const takesTokens = config.jwt || Object.keys(config.tokens).length;
    this.challenge = [
      ...(users.length ? [`Basic realm="${config.realm}"`] : []),
      ...(takesTokens ? [`Bearer realm="${config.realm}"`] : []),
    ].join(', ');
  }

  /**
   * @throws Error naming the key file when it cannot be read
   */
  static async create(config: AuthConfig): Promise<Authenticator> {
    return new Authenticator(config, await TokenCheck.create(config));
  }

  /**
   * The sender; undefined without credentials or with wrong ones.
   *
   * @throws TooManyChecksError; Error when the issuer's keys cannot be fetched
   */
  async authenticate({
    authorization = '',
  }: IncomingHttpHeaders): Promise<Access | undefined> {
    const [, scheme = '', credentials = ''] =
      /^(\S+) +(\S+)$/.exec(authorization.trim()) ?? [];
    switch (scheme.toLowerCase()) {
      case 'basic':
        return this.#byPassword(credentials);
      case 'bearer':
        return this.#tokens.accessOf(credentials);
      default:
        return undefined;
    }
  }

  async #byPassword(credentials: string): Promise<Access | undefined> {
    const text = Buffer.from(credentials, 'base64').toString('utf8');
    const colon = text.indexOf(':');
    if (colon < 1) return undefined;
    const user = text.slice(0, colon);
    const right = await this.#passwords.isRight(user, text.slice(colon + 1));
    return right ? this.#users.get(user) : undefined;
  }
}
