/*
 * SIGKILL in the middle of registrations, again and again: after each start every id that was ever acknowledged leads
 * to the same text, and no id was given to two.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { KillableBackend } from '../../crash/KillableBackend';
import { RegistryClient } from '../serdes/RegistryClient';

const CYCLES = 15;
const WRITERS = 4;
const SUBJECTS = 20;
/** The kill comes at most this long after the start. */
const MAX_DELAY_MS = 700;

describe(`${CYCLES} times kill -9 during registrations`, () => {
  let backend: KillableBackend;
  let registry: RegistryClient;
  /** Id → text of every registration that was acknowledged. */
  const acknowledged = new Map<number, string>();
  let asked = 0;

  before(async () => {
    backend = await KillableBackend.create({ flush: 'group', registry: true });
    registry = new RegistryClient(backend.registryUrl);
  });

  after(() => backend?.remove());

  it('keep every acknowledged schema under its id', async t => {
    for (let cycle = 1; cycle <= CYCLES; cycle++) {
      await backend.start();
      await checkAll();
      const writers = Array.from({ length: WRITERS }, async () => {
        // Ends when the registry is gone.
        for (;;) {
          await registerNext();
        }
      });
      const ended = Promise.allSettled(writers);
      await new Promise(resolve =>
        setTimeout(resolve, Math.random() * MAX_DELAY_MS),
      );
      await backend.kill();
      await ended;
    }
    await backend.start();
    await checkAll();
    t.diagnostic(`${acknowledged.size} registrations were acknowledged`);
    assert.ok(acknowledged.size > CYCLES);
  });

  async function registerNext() {
    const number = asked++;
    const text = JSON.stringify({
      type: 'record',
      name: 'Moved',
      fields: [{ name: `field_${number}`, type: 'int', default: 0 }],
    });
    const id = await registry.register(`crane-${number % SUBJECTS}-value`, {
      schema: text,
    });
    assert.ok(
      !acknowledged.has(id) || acknowledged.get(id) === text,
      `id ${id} was given to two schemas`,
    );
    acknowledged.set(id, text);
  }

  async function checkAll() {
    for (const [id, text] of acknowledged) {
      const { schema } = await registry.send('GET', `/schemas/ids/${id}`);
      assert.equal(schema, text, `id ${id}`);
    }
  }
});
