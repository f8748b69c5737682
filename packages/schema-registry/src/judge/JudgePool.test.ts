import { silentLogger, sourceExecArgv } from '../__testUtils__/TestRegistry';
import { JudgePool } from './JudgePool';
import { Question, WeighedSource } from './Question';

function avro(text: string): WeighedSource {
  return { type: 'AVRO', text, key: text, weight: text.length };
}

const question = (text: string): Question => ({
  kind: 'parse',
  source: avro(text),
});

it('answers in a thread', async () => {
  const pool = new JudgePool({
    logger: silentLogger,
    execArgv: sourceExecArgv,
  });
  pool.warm();
  expect(await pool.answer(question('{"type":"string"}'))).toMatchObject({
    ok: true,
    summary: { canonicalText: '"string"' },
  });
  await pool.stop();
  await expect(pool.answer(question('"int"'))).rejects.toMatchObject({
    code: 50002,
  });
});

it('gives up what is late, and goes on with a fresh thread', async () => {
  const pool = new JudgePool({
    logger: silentLogger,
    execArgv: sourceExecArgv,
    budgetMs: 100,
  });
  const fields = Array.from({ length: 10_000 }, (_, index) => ({
    name: `f${index}`,
    type: { type: 'enum', name: `E${index}`, symbols: ['A', 'B', 'C'] },
  }));
  const large = JSON.stringify({ type: 'record', name: 'R', fields });
  const candidate = avro(large);
  await expect(
    pool.answer({
      kind: 'check',
      check: {
        candidate,
        previous: [1, 2, 3].map(version => ({
          version,
          source: { ...avro(large), key: `${version}` },
        })),
        level: 'FULL_TRANSITIVE',
        policy: 'STRICT',
      },
    }),
  ).rejects.toMatchObject({
    code: 50002,
    message: expect.stringContaining('more than 0.1 s'),
  });
  expect(await pool.answer(question('"int"'))).toMatchObject({ ok: true });
  await pool.stop();
});
