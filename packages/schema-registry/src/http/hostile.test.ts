import { record, TestRegistry } from '../__testUtils__/TestRegistry';

const subject = 'harbour.crane.moved.v1-value';
const post = `POST /subjects/${subject}/versions`;

let registry: TestRegistry;

beforeEach(async () => {
  registry = await TestRegistry.start();
});

afterEach(() => registry.stop());

const ask: TestRegistry['ask'] = (...args) => registry.ask(...args);

/** The longest that a ping took while something else was going on, in milliseconds. */
async function slowestPing(until: Promise<unknown>): Promise<number> {
  let done = false;
  let slowest = 0;
  const ended = until.finally(() => {
    done = true;
  });
  while (!done) {
    const begin = performance.now();
    await ask('GET /subjects');
    slowest = Math.max(slowest, performance.now() - begin);
    await new Promise(resolve => setTimeout(resolve, 5));
  }
  await ended;
  return slowest;
}

describe('hostile input', () => {
  it.each([
    ['Avro arrays', 'AVRO', '{"type":"array","items":'.repeat(10_000)],
    ['brackets', 'AVRO', '['.repeat(10_000)],
    ['JSON Schemas', 'JSON', '{"not":'.repeat(10_000)],
    [
      'Protobuf messages',
      'PROTOBUF',
      `syntax="proto3";${'message M{'.repeat(10_000)}`,
    ],
  ])('refuses %s of depth 10,000', async (_, schemaType, schema) => {
    expect(await ask(post, { schemaType, schema })).toContain(
      '422 {"error_code":42201,',
    );
  });

  it('refuses 10 MB before reading them', async () => {
    expect(await ask(post, { schema: 'x'.repeat(10_000_000) })).toContain(
      '413 {"error_code":413',
    );
  });

  it('refuses metadata and rules that nest deeply', async () => {
    const nested = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`;
    const response = await fetch(
      `${registry.url}/subjects/${subject}/versions`,
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: `{"schema":"\\"string\\"","metadata":{"properties":${nested}}}`,
      },
    );
    expect(`${response.status} ${await response.text()}`).toContain(
      '422 {"error_code":42201,',
    );
  });

  it('takes __proto__ for a name like any other', async () => {
    const response = await fetch(
      `${registry.url}/subjects/${subject}/versions`,
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{"schema":"\\"string\\"","__proto__":{"schema":"\\"int\\""},"metadata":{"properties":{"__proto__":"x","a":"b"}}}',
      },
    );
    expect(response.status).toBe(200);
    expect(Object(undefined).a).toBeUndefined();
    expect(await ask('GET /subjects/__proto__/versions')).toContain('40401');
    expect(await registry.register('__proto__', 'int')).toBe('200 {"id":2}');
    expect(await ask('GET /subjects/__proto__/versions')).toBe('200 [1]');
  });

  it('does not multiply references that lead to the same schemas', async () => {
    const references: object[] = [];
    for (let level = 0; level < 19; level++) {
      const answer = await registry.register(
        `level${level}`,
        { type: 'fixed', name: `F${level}`, size: 1 },
        { references: [...references] },
      );
      expect(answer).toContain('200');
      references.splice(
        0,
        2,
        ...['a', 'b'].map(name => ({
          name,
          subject: `level${level}`,
          version: 1,
        })),
      );
    }
    const begin = performance.now();
    expect(
      await registry.register('top', record(['teu', 'int']), { references }),
    ).toMatch(/^200|"error_code":(42201|50002)/);
    expect(performance.now() - begin).toBeLessThan(8_000);
  }, 30_000);

  it('answers others while it works on a large schema', async () => {
    const properties = Object.fromEntries(
      Array.from({ length: 3_000 }, (_, index) => [
        `p${index}`,
        { anyOf: [{ type: 'string' }, { $ref: '#' }] },
      ]),
    );
    const schema = JSON.stringify({ type: 'object', properties });
    const body = { schemaType: 'JSON', schema };
    await ask(post, { schemaType: 'JSON', schema: '{"type":"object"}' });
    const ping = await slowestPing(
      Promise.all([
        ask(`${post}?normalize=true`, body),
        ask(`POST /compatibility/subjects/${subject}/versions`, body),
      ]),
    );
    expect(ping).toBeLessThan(500);
  }, 30_000);
});
