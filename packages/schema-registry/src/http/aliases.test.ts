import { TestRegistry } from '../__testUtils__/TestRegistry';

let registry: TestRegistry;

beforeEach(async () => {
  registry = await TestRegistry.start();
  await registry.register('harbour.crane.moved', 'string');
  await registry.ask('PUT /config/crane', { alias: 'harbour.crane.moved' });
});

afterEach(() => registry.stop());

const ask: TestRegistry['ask'] = (...args) => registry.ask(...args);

describe('an alias', () => {
  it('stands for its subject when that is read, checked and written', async () => {
    expect(await ask('GET /subjects/crane/versions')).toBe('200 [1]');
    expect(await ask('GET /subjects/crane/versions/latest')).toBe(
      '200 {"subject":"harbour.crane.moved","version":1,"id":1,"schema":"\\"string\\""}',
    );
    const body = { schema: '"string"' };
    expect(await ask('POST /subjects/crane', body)).toContain(
      '"subject":"harbour.crane.moved"',
    );
    expect(
      await ask('POST /compatibility/subjects/crane/versions/latest', {
        schema: '"int"',
      }),
    ).toBe('200 {"is_compatible":false}');
    expect(await registry.register('crane', 'bytes')).toBe('200 {"id":2}');
    expect(await ask('DELETE /subjects/crane/versions/2')).toBe('200 2');
    expect(await ask('GET /subjects')).toBe('200 ["harbour.crane.moved"]');
  });

  it('has a config of its own, and is gone with it', async () => {
    expect(await ask('GET /config/crane')).toBe(
      '200 {"alias":"harbour.crane.moved"}',
    );
    expect(await ask('GET /config/harbour.crane.moved')).toContain('40408');
    await ask('DELETE /config/crane');
    expect(await ask('GET /subjects/crane/versions')).toContain('40401');
  });

  it('is not followed twice', async () => {
    await ask('PUT /config/lift', { alias: 'crane' });
    expect(await ask('GET /subjects/lift/versions')).toContain('40401');
  });
});
