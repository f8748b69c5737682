import crypto from 'node:crypto';
import { SaslDefinition } from '../ClusterDefinition';

/** The client's half of a SASL conversation; `next` answers the server until there is nothing left to say. */
export interface SaslExchange {
  first(): Buffer;
  /** @throws Error when the server cannot prove that it knows the password */
  next(challenge: Buffer): Buffer | undefined;
}

/** The conversation for the given credentials: RFC 4616, RFC 5802, RFC 7628. */
export function createSaslExchange(
  sasl: SaslDefinition,
  nonce: string = crypto.randomBytes(18).toString('base64'),
): SaslExchange {
  switch (sasl.mechanism) {
    case 'plain':
      return once(`\0${sasl.username}\0${sasl.password}`);
    case 'oauthbearer':
      return once(`n,,\x01auth=Bearer ${sasl.token}\x01\x01`);
    default:
      return createScramExchange({
        digest: sasl.mechanism === 'scram-sha-256' ? 'sha256' : 'sha512',
        username: sasl.username,
        password: sasl.password,
        nonce,
      });
  }
}

function once(message: string): SaslExchange {
  return { first: () => Buffer.from(message), next: () => undefined };
}

function createScramExchange(options: {
  digest: 'sha256' | 'sha512';
  username: string;
  password: string;
  nonce: string;
}): SaslExchange {
  const { digest, username, password, nonce } = options;
  const name = username.replace(/=/g, '=3D').replace(/,/g, '=2C');
  const clientFirst = `n=${name},r=${nonce}`;
  const hmac = (key: Buffer, text: string) =>
    crypto.createHmac(digest, key).update(text).digest();
  let serverSignature: string | undefined;

  return {
    first: () => Buffer.from(`n,,${clientFirst}`),
    next(challenge) {
      const text = challenge.toString();
      const fields = readFields(text);
      if (serverSignature !== undefined) {
        if (fields.get('v') !== serverSignature) {
          throw new Error('the broker could not prove that it is the broker');
        }
        return undefined;
      }
      const serverNonce = fields.get('r') ?? '';
      const iterations = Number(fields.get('i'));
      if (!serverNonce.startsWith(nonce) || !(iterations >= 4096)) {
        throw new Error('the broker sent an unacceptable SCRAM challenge');
      }
      const salted = crypto.pbkdf2Sync(
        password.normalize('NFKC'),
        Buffer.from(fields.get('s') ?? '', 'base64'),
        iterations,
        digest === 'sha256' ? 32 : 64,
        digest,
      );
      const withoutProof = `c=biws,r=${serverNonce}`;
      const authMessage = `${clientFirst},${text},${withoutProof}`;
      const clientKey = hmac(salted, 'Client Key');
      const storedKey = crypto.createHash(digest).update(clientKey).digest();
      const signature = hmac(storedKey, authMessage);
      const proof = clientKey.map((byte, at) => byte ^ (signature[at] ?? 0));
      serverSignature = hmac(hmac(salted, 'Server Key'), authMessage).toString(
        'base64',
      );
      return Buffer.from(
        `${withoutProof},p=${Buffer.from(proof).toString('base64')}`,
      );
    },
  };
}

function readFields(message: string): Map<string, string> {
  return new Map(
    message.split(',').map(part => [part.slice(0, 1), part.slice(2)]),
  );
}
