import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, KeyLike, SignJWT } from 'jose';
import { AuthConfigInput } from '../auth/AuthConfig';
import { createToken, hashPassword } from '../auth/secrets';
import { silentLogger, TestRegistry } from '../__testUtils__/TestRegistry';

const issuer = 'https://login.harbour.example';
const audience = 'schema-registry';
const token = createToken();
const cheap = { N: 1_024, r: 8, p: 1 };

let folder: string;
let key: KeyLike;
let auth: AuthConfigInput;
let registry: TestRegistry;
const logged: { message: string; facts?: Record<string, unknown> }[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'registry-auth-'));
  const pair = await generateKeyPair('ES256');
  key = pair.privateKey;
  const jwksFile = join(folder, 'keys.json');
  const publicKey = { ...(await exportJWK(pair.publicKey)), alg: 'ES256' };
  await writeFile(jwksFile, JSON.stringify({ keys: [publicKey] }));
  auth = {
    realm: 'harbour',
    users: {
      crane: {
        passwordHash: await hashPassword('crane:pass wörd', cheap),
        grants: [{ role: 'write', subjects: 'harbour.crane.' }],
      },
      reader: {
        passwordHash: await hashPassword('reader', cheap),
        grants: [{ role: 'read', subjects: 'harbour.' }],
      },
      master: {
        passwordHash: await hashPassword('master', cheap),
        grants: [{ role: 'admin', subjects: '*' }],
      },
      berth: {
        passwordHash: await hashPassword('berth', cheap),
        grants: [
          { role: 'admin', subjects: 'harbour.berth.' },
          { role: 'read', subjects: ':.eu:' },
        ],
      },
    },
    tokens: {
      ci: {
        tokenHash: token.hash,
        grants: [{ role: 'read', subjects: '*' }],
      },
    },
    jwt: {
      issuer,
      audience,
      jwksFile,
      claim: 'groups',
      grants: { 'crane-team': [{ role: 'write', subjects: 'harbour.crane.' }] },
    },
  };
});

afterAll(() => rm(folder, { recursive: true }));

beforeEach(async () => {
  logged.length = 0;
  registry = await TestRegistry.start(undefined, {
    auth,
    logger: {
      ...silentLogger,
      info: (message, facts) => logged.push({ message, facts }),
    },
  });
});

afterEach(() => registry.stop());

function as(user: string, password = user): Record<string, string> {
  const pair = Buffer.from(`${user}:${password}`).toString('base64');
  return { Authorization: `Basic ${pair}` };
}

const crane = () => as('crane', 'crane:pass wörd');
const master = () => as('master');

const schema = (text = '"string"', others: object = {}) => ({
  schema: text,
  ...others,
});

function signed(claims: object, algorithmKey: KeyLike | Uint8Array = key) {
  const alg = algorithmKey === key ? 'ES256' : 'HS256';
  return new SignJWT({ sub: 'ann', iss: issuer, aud: audience, ...claims })
    .setProtectedHeader({ alg })
    .setExpirationTime('1 minute')
    .sign(algorithmKey);
}

describe('who asks', () => {
  it('is asked for, with the schemes that are taken', async () => {
    const response = await fetch(`${registry.url}/subjects`);
    expect(response.status).toBe(401);
    expect(response.headers.get('WWW-Authenticate')).toBe(
      'Basic realm="harbour", Bearer realm="harbour"',
    );
    expect(await response.text()).toBe(
      '{"error_code":401,"message":"This registry needs credentials"}',
    );
  });

  it.each([
    ['a wrong password', as('crane', 'guess')],
    ['an unknown user', as('nobody')],
    ['no password', { Authorization: 'Basic Y3JhbmU=' }],
    ['a scheme that is not known', { Authorization: 'Digest abc' }],
    ['an unknown token', { Authorization: 'Bearer abc' }],
    ['the hash of a token', { Authorization: `Bearer ${token.hash}` }],
    ['a name of every object', as('__proto__', '')],
  ])('is refused with %s', async (_, headers) => {
    expect(await registry.ask('GET /subjects', undefined, headers)).toBe(
      '401 {"error_code":401,"message":"The credentials are not valid"}',
    );
  });

  it('is not needed to see whether the registry lives', async () => {
    expect(await registry.ask('GET /')).toBe('200 {}');
  });

  it('is told by password or token, many times and at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, () =>
        registry.ask('GET /subjects', undefined, crane()),
      ),
    );
    expect(new Set(answers)).toEqual(new Set(['200 []']));
    expect(
      await registry.ask('GET /subjects', undefined, {
        Authorization: `bearer ${token.token}`,
      }),
    ).toBe('200 []');
  });

  it('is told by what the issuer signed', async () => {
    const ask = async (jwt: string) =>
      registry.ask('POST /subjects/harbour.crane.moved/versions', schema(), {
        Authorization: `Bearer ${jwt}`,
      });
    expect(await ask(await signed({ groups: ['crane-team'] }))).toBe(
      '200 {"id":1}',
    );
    expect(logged.at(-1)?.facts).toMatchObject({ who: 'jwt:ann', id: 1 });
    expect(await ask(await signed({ groups: 'crane-team other' }))).toBe(
      '200 {"id":1}',
    );
    expect(await ask(await signed({ groups: ['berth-team'] }))).toBe(
      '403 {"error_code":40301,"message":"jwt:ann may not write \\"harbour.crane.moved\\""}',
    );
    const stranger = (await generateKeyPair('ES256')).privateKey;
    for (const forged of [
      signed({ groups: 'crane-team', aud: 'other' }),
      signed({ groups: 'crane-team', iss: 'https://else.example' }),
      signed({ groups: 'crane-team', sub: undefined }),
      signed({ groups: 'crane-team' }, new Uint8Array(32)),
      new SignJWT({ sub: 'ann', groups: 'crane-team' })
        .setProtectedHeader({ alg: 'ES256' })
        .setIssuer(issuer)
        .setAudience(audience)
        .setExpirationTime('1 minute')
        .sign(stranger),
      new SignJWT({ sub: 'ann', groups: 'crane-team' })
        .setProtectedHeader({ alg: 'ES256' })
        .setIssuer(issuer)
        .setAudience(audience)
        .setExpirationTime(1_000)
        .sign(key),
    ]) {
      expect(await ask(await forged)).toContain('401 {"error_code":401,');
    }
  });
});

describe('what may be done', () => {
  const moved = 'harbour.crane.moved';
  const freed = 'harbour.berth.freed';

  beforeEach(async () => {
    const register = (subject: string, body: object) =>
      registry.ask(`POST /subjects/${subject}/versions`, body, master());
    await register(moved, schema());
    await register(freed, schema('"int"'));
    await register('customs.hold', schema('"long"'));
    await register(':.eu:customs.hold', schema('"long"'));
    await register(':.us:customs.hold', schema('"long"'));
  });

  it('follows the role, subject by subject', async () => {
    const post = (subject: string, headers: Record<string, string>) =>
      registry.ask(`POST /subjects/${subject}/versions`, schema(), headers);
    expect(await post(moved, crane())).toBe('200 {"id":1}');
    expect(await post(moved, as('reader'))).toBe(
      '403 {"error_code":40301,"message":"user:reader may not write \\"harbour.crane.moved\\""}',
    );
    // Refused alike, whether it is there or not.
    expect(await post(freed, crane())).toContain('403 {"error_code":40301');
    expect(await post('new', crane())).toContain('403 {"error_code":40301');
    for (const request of [
      `DELETE /subjects/${moved}`,
      `DELETE /subjects/${moved}/versions/1`,
      `PUT /config/${moved}`,
      `PUT /config`,
      `PUT /config/:.:`,
      `PUT /mode/:.__GLOBAL:`,
      `DELETE /mode/${moved}`,
      'DELETE /contexts/.eu',
    ]) {
      const body = request.startsWith('PUT')
        ? { compatibility: 'NONE', mode: 'READONLY' }
        : undefined;
      expect(await registry.ask(request, body, crane())).toContain(
        '403 {"error_code":40301',
      );
    }
    expect(
      await registry.ask(
        `PUT /config/${freed}`,
        { compatibility: 'FULL' },
        as('berth'),
      ),
    ).toBe('200 {"compatibility":"FULL"}');
    expect(
      await registry.ask(`DELETE /subjects/${freed}`, undefined, as('berth')),
    ).toBe('200 [1]');
  });

  it('hides other subjects from every list and lookup', async () => {
    const ask = (request: string, body?: object) =>
      registry.ask(request, body, crane());
    expect(await ask('GET /subjects')).toBe('200 ["harbour.crane.moved"]');
    expect(await ask('GET /subjects?subjectPrefix=:*:&deleted=true')).toBe(
      '200 ["harbour.crane.moved"]',
    );
    expect(await ask('GET /schemas')).toBe(
      '200 [{"subject":"harbour.crane.moved","version":1,"id":1,"schema":"\\"string\\""}]',
    );
    expect(await ask('GET /contexts')).toBe('200 ["."]');
    expect(await ask('GET /schemas/ids/1/subjects')).toBe(
      '200 ["harbour.crane.moved"]',
    );
    for (const request of [
      `GET /subjects/${freed}/versions`,
      `GET /subjects/${freed}/versions/1`,
      `GET /subjects/${freed}/versions/latest/schema`,
      `GET /subjects/${freed}/versions/1/referencedby`,
      `GET /subjects/${freed}/metadata?key=a&value=b`,
      `GET /config/${freed}`,
      `GET /config/:.eu:`,
      `GET /mode/${freed}?defaultToGlobal=true`,
      `DELETE /subjects/${freed}`,
    ]) {
      expect(await ask(request)).toContain('404 {"error_code":40401');
    }
    expect(await ask(`POST /subjects/${freed}`, schema('"int"'))).toContain(
      '404 {"error_code":40401',
    );
    expect(
      await ask(
        `POST /compatibility/subjects/${freed}/versions/latest?verbose=true`,
        schema('"string"'),
      ),
    ).toContain('404 {"error_code":40401');
    expect(await ask('GET /schemas/ids/2')).toBe(
      '404 {"error_code":40403,"message":"Schema 2 not found"}',
    );
    const guid = /"guid":"([^"]+)"/.exec(
      await registry.ask('GET /schemas/ids/2', undefined, {
        ...master(),
        'Confluent-Accept-Unknown-Properties': 'true',
      }),
    )?.[1];
    expect(await ask(`GET /schemas/guids/${guid}`)).toContain('40403');
    expect(await ask(`GET /schemas/guids/${guid}/ids`)).toContain('40403');
  });

  it('reaches a bare name in a context only where that is allowed', async () => {
    const ask = (request: string) =>
      registry.ask(request, undefined, as('berth'));
    expect(await ask('GET /contexts')).toBe('200 [".",".eu"]');
    expect(await ask('GET /subjects/:.eu:customs.hold/versions')).toBe(
      '200 [1]',
    );
    expect(await ask('GET /subjects/customs.hold/versions')).toContain('40401');
    expect(await ask('GET /subjects/:.us:customs.hold/versions')).toContain(
      '40401',
    );
  });

  it('does not reach a hidden subject by reference or alias', async () => {
    await registry.ask(
      `POST /subjects/${freed}/versions`,
      schema('{"type":"record","name":"Berth","fields":[]}'),
      master(),
    );
    const reference = { name: 'Berth', subject: freed, version: 1 };
    expect(
      await registry.ask(
        'POST /subjects/harbour.crane.using/versions',
        schema('{"type":"array","items":"Berth"}', { references: [reference] }),
        crane(),
      ),
    ).toBe(
      '422 {"error_code":42201,"message":"No schema reference found for \\"Berth\\": subject \\"harbour.berth.freed\\" does not exist"}',
    );
    await registry.ask(
      'PUT /config/harbour.crane.alias',
      { alias: 'customs.hold' },
      master(),
    );
    const read = 'GET /subjects/harbour.crane.alias/versions';
    expect(await registry.ask(read, undefined, crane())).toContain('40401');
    expect(await registry.ask(read, undefined, master())).toBe('200 [1]');
    await registry.ask('PUT /config/customs.alias', { alias: moved }, master());
    const other = 'GET /subjects/customs.alias/versions';
    expect(await registry.ask(other, undefined, crane())).toContain('40401');
  });

  it('does not name a hidden subject that refers to a deleted one', async () => {
    await registry.ask(
      `POST /subjects/${freed}.record/versions`,
      schema('{"type":"record","name":"Berth","fields":[]}'),
      master(),
    );
    const reference = { name: 'Berth', subject: `${freed}.record`, version: 1 };
    await registry.ask(
      'POST /subjects/customs.using/versions',
      schema('{"type":"array","items":"Berth"}', { references: [reference] }),
      master(),
    );
    const answer = await registry.ask(
      `DELETE /subjects/${freed}.record`,
      undefined,
      as('berth'),
    );
    expect(answer).toContain('42206');
    expect(answer).not.toContain('customs');
  });

  it('is logged when it changes something, without texts and credentials', async () => {
    logged.length = 0;
    await registry.ask(
      `POST /subjects/${moved}/versions`,
      schema('{"type":"string","x":"secret-text"}'),
      crane(),
    );
    await registry.ask(`DELETE /subjects/${moved}`, undefined, master());
    await registry.ask('PUT /mode', { mode: 'READONLY' }, master());
    expect(logged).toEqual([
      {
        message: 'Changed the registry',
        facts: {
          who: 'user:crane',
          change: 'registered version',
          subject: moved,
          version: 2,
          id: 4,
        },
      },
      {
        message: 'Changed the registry',
        facts: {
          who: 'user:master',
          change: 'deleted subject',
          subject: moved,
          version: 2,
        },
      },
      {
        message: 'Changed the registry',
        facts: {
          who: 'user:master',
          change: 'set mode',
          subject: null,
          mode: 'READONLY',
        },
      },
    ]);
  });
});
