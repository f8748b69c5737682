/* Tokens whose signer publishes its keys over HTTP, as a real one does. */
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, JWK, KeyLike, SignJWT } from 'jose';
import { readAuthConfig } from './AuthConfig';
import { TokenCheck } from './TokenCheck';

const issuer = 'https://login.harbour.example';
const audience = 'schema-registry';

let server: Server;
let check: TokenCheck;
let published: JWK[] = [];
let asked = 0;
let broken = false;

beforeEach(async () => {
  asked = 0;
  broken = false;
  server = createServer((_request, response) => {
    asked++;
    response
      .writeHead(broken ? 500 : 200, { 'Content-Type': 'application/json' })
      .end(JSON.stringify({ keys: published }));
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  // The server listens on a port, so its address is an object.
  const { port } = server.address() as AddressInfo;
  const jwt = {
    issuer,
    audience,
    jwksUrl: `http://127.0.0.1:${port}/keys`,
    grants: { crane: [{ role: 'write', subjects: 'crane.' } as const] },
  };
  check = await TokenCheck.create(readAuthConfig({ jwt }, 'auth.yaml'));
});

afterEach(
  () =>
    new Promise<void>(resolve => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
);

async function createKey(kid: string): Promise<KeyLike> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  published.push({ ...(await exportJWK(publicKey)), kid, alg: 'ES256' });
  return privateKey;
}

function sign(key: KeyLike, kid: string): Promise<string> {
  return new SignJWT({ roles: ['crane'] })
    .setProtectedHeader({ alg: 'ES256', kid })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject('ann')
    .setExpirationTime('1m')
    .sign(key);
}

it('asks for the keys once, and knows the holder of a token', async () => {
  published = [];
  const key = await createKey('first');
  const token = await sign(key, 'first');
  const access = await check.accessOf(token);
  expect(access?.who).toBe('jwt:ann');
  expect((await check.accessOf(token))?.who).toBe('jwt:ann');
  expect(asked).toBe(1);
});

it('takes no token whose key is not published', async () => {
  published = [];
  await createKey('first');
  const { privateKey } = await generateKeyPair('ES256');
  expect(await check.accessOf(await sign(privateKey, 'first'))).toBeUndefined();
  expect(await check.accessOf(await sign(privateKey, 'other'))).toBeUndefined();
});

it('says when keys cannot be had, and asks again', async () => {
  published = [];
  const token = await sign(await createKey('first'), 'first');
  broken = true;
  await expect(check.accessOf(token)).rejects.toThrow();
  broken = false;
  expect((await check.accessOf(token))?.who).toBe('jwt:ann');
});
