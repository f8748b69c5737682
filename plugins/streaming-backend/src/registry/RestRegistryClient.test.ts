import { registryHeaders, RestRegistryClient } from './RestRegistryClient';

/** A registry that gives the same answer to everything. */
function registryThat(status: number, body: unknown) {
  const fetch = jest.fn<Promise<Response>, Parameters<typeof globalThis.fetch>>(
    async () => new Response(JSON.stringify(body), { status }),
  );
  const client = new RestRegistryClient('http://registry.example', {
    headers: registryHeaders({
      type: 'basic',
      username: 'portal',
      password: 'secret',
    }),
    fetch,
  });
  return { client, fetch };
}

describe('RestRegistryClient', () => {
  it('fills in what the registry leaves out, and authenticates', async () => {
    const { client, fetch } = registryThat(200, {
      subject: 'a/b',
      version: 2,
      id: 7,
      schema: '"string"',
    });
    expect(await client.latest('a/b')).toEqual({
      subject: 'a/b',
      version: 2,
      id: 7,
      schemaType: 'AVRO',
      schema: '"string"',
      references: [],
    });
    const [url, init] = fetch.mock.calls[0]!;
    expect(url).toBe('http://registry.example/subjects/a%2Fb/versions/latest');
    expect(init?.headers).toMatchObject({
      Authorization: 'Basic cG9ydGFsOnNlY3JldA==',
    });
  });

  it('reads what a version carries beside its schema, and names what it cannot read', async () => {
    const { client, fetch } = registryThat(200, {
      subject: 'a',
      version: 1,
      id: 7,
      schema: '"string"',
      deleted: true,
      ts: 1000,
      metadata: { tags: 'PII' },
      ruleSet: {
        domainRules: [
          { name: 'one', type: 'CEL', expr: 'true', onFailure: null },
        ],
        migrationRules: null,
      },
    });
    expect(await client.version('a', 1, { deleted: true })).toMatchObject({
      registeredAt: 1000,
      unread: ['metadata'],
      ruleSet: { domainRules: [{ name: 'one', type: 'CEL', expr: 'true' }] },
    });
    expect(fetch.mock.calls[0]?.[0]).toBe(
      'http://registry.example/subjects/a/versions/1?deleted=true',
    );
  });

  it('reads what holds for a subject, wherever it is set', async () => {
    const { client, fetch } = registryThat(200, {
      compatibilityLevel: 'FULL',
      compatibilityPolicy: 'LENIENT',
      compatibilityGroup: 'application.major.version',
      validateFields: true,
      normalize: null,
    });
    expect(await client.effectiveConfig('a')).toEqual({
      compatibility: 'FULL',
      policy: 'LENIENT',
      group: 'application.major.version',
      validatesFields: true,
    });
    expect(fetch.mock.calls[0]?.[0]).toBe(
      'http://registry.example/config/a?defaultToGlobal=true',
    );
    const older = registryThat(404, { error_code: 40408, message: 'None.' });
    expect(await older.client.effectiveConfig('a')).toEqual({
      compatibility: 'BACKWARD',
      policy: 'STRICT',
      group: null,
      validatesFields: false,
    });
  });

  it('reads a scope that is set to other things than a level', async () => {
    const { client } = registryThat(200, { validateFields: true });
    expect(await client.ownConfig('a')).toEqual({
      compatibility: null,
      policy: 'STRICT',
      group: null,
      validatesFields: true,
    });
    expect(await client.compatibility('a')).toBeUndefined();
  });

  it('answers undefined for what does not exist', async () => {
    const { client } = registryThat(404, {
      error_code: 40401,
      message: "Subject 'a' not found.",
    });
    expect(await client.latest('a')).toBeUndefined();
    expect(await client.versions('a')).toEqual([]);
    expect(await client.deleteSubject('a')).toEqual([]);
  });

  it.each([
    [409, 409, 'ConflictError'],
    [422, 42201, 'InputError'],
    [401, 40101, 'NotAllowedError'],
    [500, 50001, 'ServiceUnavailableError'],
  ])('turns status %i into the right error', async (status, code, name) => {
    const { client } = registryThat(status, {
      error_code: code,
      message: 'No.',
    });
    await expect(
      client.register('a', { schemaType: 'AVRO', schema: '{' }),
    ).rejects.toMatchObject({
      name,
      message: 'Registry http://registry.example: No.',
      cause: { code },
    });
  });

  it('says which address does not answer, and why', async () => {
    const client = new RestRegistryClient('http://registry.example', {
      fetch: async () => {
        throw new TypeError('fetch failed', {
          cause: new Error('connect ECONNREFUSED 127.0.0.1:8081'),
        });
      },
    });
    await expect(client.subjects()).rejects.toThrow(
      'Registry http://registry.example does not answer: connect ECONNREFUSED 127.0.0.1:8081',
    );
  });
});
