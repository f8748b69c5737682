/*
 * The same seeded script on our registry and on Apicurio: every answer is compared, and a difference is one that is
 * explained below, or a failure.
 */
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { after, before, describe, it } from 'node:test';
import { startTemporaryBackend, TemporaryBackend } from '../../lib/embedded';
import { Apicurio, canRunApicurio, startApicurio } from './apicurio';
import { explain } from './knownDifferences';
import { PlayedRegistry } from './PlayedRegistry';
import { Operation, writeScript } from './script';

/** Many short scripts: after a difference that changes something, the rest of a script would compare apples with pears. */
const SCRIPTS = 120;
const LENGTH = 40;
const missing = !canRunApicurio() && 'needs Java 21 or newer, and Maven';

describe('beside Apicurio', { skip: missing }, () => {
  let backend: TemporaryBackend;
  let apicurio: Apicurio;

  before(async () => {
    backend = await startTemporaryBackend();
    apicurio = await startApicurio();
  });

  after(async () => {
    await apicurio?.stop();
    await backend?.stop();
  });

  it('answers the same, but for known reasons', async t => {
    const reasons = new Map<string, number>();
    const unexplained: string[] = [];
    let compared = 0;
    for (let seed = 1; seed <= SCRIPTS; seed++) {
      const ours = new PlayedRegistry(backend.registryUrl);
      const theirs = new PlayedRegistry(apicurio.url);
      const earlier: Operation[] = [];
      for (const operation of writeScript(seed, LENGTH)) {
        const mine = await ours.play(operation);
        const other = await theirs.play(operation);
        compared += 1;
        if (!isDeepStrictEqual(mine, other)) {
          const reason = explain(operation, mine, other, earlier);
          if (reason) {
            reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
          } else {
            unexplained.push(
              [operation, mine, other]
                .map(each => JSON.stringify(each))
                .join('\n    '),
            );
          }
          const changes = mine.status < 400 || other.status < 400;
          if (operation.method !== 'GET' && changes) {
            break;
          }
        }
        earlier.push(operation);
      }
    }
    t.diagnostic(`${compared} answers compared`);
    reasons.forEach((times, reason) => t.diagnostic(`${times} × ${reason}`));
    assert.equal(
      unexplained.length,
      0,
      `${
        unexplained.length
      } differences, first (asked, ours, theirs):\n${unexplained
        .slice(0, 40)
        .join('\n')}`,
    );
  });
});
