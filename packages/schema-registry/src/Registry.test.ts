import { registerSchema } from './commands/registerSchema';
import { EncodedRecord } from './log/RegistryRecord';
import { LogRecord, SchemaLog } from './log/SchemaLog';
import { MemorySchemaLog } from './log/MemorySchemaLog';
import { Registry } from './Registry';
import { errorCodes, RegistryError } from './RegistryError';
import { silentLogger, testJudge } from './__testUtils__/TestRegistry';

/** A log whose appends end when the test says so. */
class HeldLog implements SchemaLog {
  requireRoom(): void {}

  readonly #inner = new MemorySchemaLog();
  readonly held: { finish(): void; fail(): void }[] = [];

  start(apply: (record: LogRecord) => void): Promise<void> {
    return this.#inner.start(apply);
  }

  append(records: readonly EncodedRecord[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.held.push({
        finish: () => resolve(this.#inner.append(records)),
        fail: () =>
          reject(new RegistryError(errorCodes.storeTimeout, 'no answer')),
      });
    });
  }

  stop(): Promise<void> {
    return this.#inner.stop();
  }
}

async function start() {
  const log = new HeldLog();
  const registry = new Registry({
    log,
    judge: testJudge(),
    logger: silentLogger,
  });
  await registry.start();
  const register = (subject: string, text: string) =>
    registry.write((state, judge) =>
      registerSchema({ state, judge, validateNewSchemas: true }, subject, {
        type: 'AVRO',
        text,
        references: [],
      }),
    );
  return { log, registry, register };
}

it('shows nothing before it is durable, and lets writes see each other', async () => {
  const { log, registry, register } = await start();
  const first = register('a', '"int"');
  const same = register('a', '"int"');
  const other = register('b', '"int"');
  expect(log.held).toHaveLength(2);
  expect(registry.state.subjects()).toEqual([]);
  log.held.forEach(each => each.finish());
  expect((await first).id).toBe(1);
  expect((await same).version).toBe(1);
  expect((await other).id).toBe(1);
  expect(registry.state.subjects()).toEqual(['a', 'b']);
});

it('fails an answer that rests on a write that failed', async () => {
  const { log, register } = await start();
  const first = register('a', '"int"');
  const same = register('a', '"int"');
  log.held[0]?.fail();
  await expect(first).rejects.toMatchObject({ code: 50002 });
  await expect(same).rejects.toMatchObject({ code: 50002 });
});

it('goes on from what is durable after a failure', async () => {
  const { log, registry, register } = await start();
  const lost = register('a', '"int"');
  const kept = register('b', '"long"');
  log.held[0]?.fail();
  await expect(lost).rejects.toMatchObject({ code: 50002 });
  const later = register('c', '"bytes"');
  expect(log.held).toHaveLength(2);
  log.held[1]?.finish();
  expect((await kept).id).toBe(2);
  await new Promise(resolve => {
    setImmediate(resolve);
  });
  log.held[2]?.finish();
  expect((await later).id).toBe(3);
  expect(registry.state.subjects()).toEqual(['b', 'c']);
});
