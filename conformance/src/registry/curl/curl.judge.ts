/*
 * Every operation of the registry as a shell script calls it: `curl`, without any client, and answers compared byte for
 * byte. Scripts search answers for literals, so a space after a colon would already break them.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startTemporaryBackend, TemporaryBackend } from '../../lib/embedded';
import { hasProgram, run } from '../../lib/judgeFiles';
import { flows, Step } from './flows';

const missing = !hasProgram('curl') && 'curl is not installed';

describe('curl', { skip: missing }, () => {
  let backend: TemporaryBackend;

  before(async () => {
    backend = await startTemporaryBackend();
  });

  after(() => backend?.stop());

  for (const [name, steps] of Object.entries(flows)) {
    it(name, () => {
      for (const step of steps) {
        const [method, route, , expected, status = 200] = step;
        const answer = ask(step);
        assert.deepEqual(
          answer,
          { status, body: expected },
          `${method} ${route}`,
        );
      }
    });
  }

  function ask([method, route, body, expected, , headers = []]: Step) {
    const output = run('curl', [
      ...['--silent', '--request', method],
      ...['--write-out', '\n%{http_code}'],
      ...headers.flatMap(header => ['--header', header]),
      ...(body === undefined
        ? []
        : [
            ...[
              '--header',
              'Content-Type: application/vnd.schemaregistry.v1+json',
            ],
            ...['--data-binary', JSON.stringify(body)],
          ]),
      backend.registryUrl + route,
    ]);
    const end = output.lastIndexOf('\n');
    const text = output.slice(0, end);
    // An error is compared by its code; its words may be improved.
    const code = /^\{"error_code":(\d+),"message":".+"\}$/.exec(text);
    return {
      status: Number(output.slice(end + 1)),
      body: typeof expected === 'number' ? Number(code?.[1]) : text,
    };
  }
});
