/*
 * The embedded backend with 5,000 subjects and 20,000 versions, killed and started again: how long until its registry
 * answers right, what it answers before, and the memory of the whole process. Everything is asked while it starts; an
 * answer is right, or a refusal (503, or nobody at the port). Fails above a bar or at one wrong answer.
 */
import { EmbeddedChild } from '../lib/EmbeddedChild';
import { LoadConnection, LoadRequest, requireOk } from '../lib/HttpLoad';
import { percentile } from '../lib/percentiles';
import { compatibleSchema } from '../lib/portSchemas';

const SUBJECTS = 5_000;
const VERSIONS = 4;
const STARTS = 5;
const WRITERS = 16;
const POLL_MS = 5;
const BARS = { startMs: 3_000, memoryMiB: 350 };

/** What the filled registry must say. */
interface Question {
  path: string;
  isRight(body: string): boolean;
}

async function main(): Promise<boolean> {
  const backend = await EmbeddedChild.create();
  try {
    await backend.start();
    const begin = performance.now();
    await fill(backend.registryUrl);
    const took = (performance.now() - begin) / 1_000;
    const count = SUBJECTS * VERSIONS;
    say(
      `filled with ${SUBJECTS} subjects and ${count} versions in ${took.toFixed(
        1,
      )} s: ${Math.round(
        count / took,
      )} registrations a second over ${WRITERS} connections, ${shownMemory(
        backend,
      )} after it`,
    );
    const questions = await collectQuestions(backend.registryUrl);
    const times: number[] = [];
    let wrong = 0;
    for (let start = 0; start < STARTS; start++) {
      await backend.kill();
      const { readyMs, wrongAnswers } = await timeStart(backend, questions);
      times.push(readyMs);
      wrong += wrongAnswers;
    }
    return judge(times, { wrong, memory: memoryMiB(backend) });
  } finally {
    await backend.dispose();
  }
}

async function fill(url: string): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: WRITERS }, async () => {
      const connection = await LoadConnection.open(url);
      for (let subject = next++; subject < SUBJECTS; subject = next++) {
        for (let version = 0; version < VERSIONS; version++) {
          requireOk(
            await connection.send({
              method: 'POST',
              path: `/subjects/${subjectName(subject)}/versions`,
              body: { schema: compatibleSchema(subject * VERSIONS + version) },
            }),
          );
        }
      }
      connection.close();
    }),
  );
}

/** What it says now is what it must say after a start. */
async function collectQuestions(url: string): Promise<Question[]> {
  const connection = await LoadConnection.open(url);
  const last = subjectName(SUBJECTS - 1);
  const paths = [
    `/schemas/ids/${SUBJECTS * VERSIONS}`,
    `/subjects/${last}/versions`,
    `/subjects/${last}/versions/latest`,
    '/subjects?limit=10',
    '/schemas/ids/1',
  ];
  const questions: Question[] = [];
  for (const path of paths) {
    const { body } = requireOk(await connection.send({ method: 'GET', path }));
    questions.push({ path, isRight: answer => answer === body });
  }
  connection.close();
  return questions;
}

/** Asks all the time, and counts what is neither right nor a refusal. */
async function timeStart(
  backend: EmbeddedChild,
  questions: readonly Question[],
): Promise<{ readyMs: number; wrongAnswers: number }> {
  const begin = performance.now();
  const started = backend.start();
  let wrongAnswers = 0;
  for (;;) {
    const answers: (boolean | undefined)[] = [];
    for (const question of questions) {
      answers.push(await ask(backend.registryUrl, question));
    }
    wrongAnswers += answers.filter(isRight => isRight === false).length;
    if (answers.every(Boolean)) break;
    await new Promise(resolve => setTimeout(resolve, POLL_MS));
  }
  const readyMs = performance.now() - begin;
  await started;
  return { readyMs, wrongAnswers };
}

/** Whether the answer is right; undefined when it is refused. */
async function ask(
  url: string,
  { path, isRight }: Question,
): Promise<boolean | undefined> {
  const request: LoadRequest = { method: 'GET', path };
  let connection: LoadConnection | undefined;
  try {
    connection = await LoadConnection.open(url);
    const { status, body } = await connection.send(request);
    return status === 503 ? undefined : status === 200 && isRight(body);
  } catch {
    return undefined;
  } finally {
    connection?.close();
  }
}

function judge(
  times: number[],
  { wrong, memory }: { wrong: number; memory: number | undefined },
): boolean {
  const ms = percentile(times, 0.5);
  say(
    `killed and started ${STARTS} times: median ${Math.round(
      ms,
    )} ms from the start of the process to right answers, slowest ${Math.round(
      Math.max(...times),
    )} ms, bar ${BARS.startMs} ms (${(ms / BARS.startMs).toFixed(2)} of it)`,
  );
  say(`wrong answers before it was ready: ${wrong}, bar 0`);
  if (memory !== undefined) {
    say(
      `memory of broker and registry after a start: ${Math.round(
        memory,
      )} MiB, bar ${BARS.memoryMiB} MiB (${(memory / BARS.memoryMiB).toFixed(
        2,
      )} of it)`,
    );
  }
  return (
    ms <= BARS.startMs && wrong === 0 && !(Number(memory) > BARS.memoryMiB)
  );
}

function memoryMiB(backend: EmbeddedChild): number | undefined {
  const bytes = backend.residentBytes();
  return bytes === undefined ? undefined : bytes / 2 ** 20;
}

function shownMemory(backend: EmbeddedChild): string {
  const memory = memoryMiB(backend);
  return memory === undefined ? 'unknown memory' : `${Math.round(memory)} MiB`;
}

function subjectName(number: number): string {
  return `logistics.port-${number}.moved.v1-value`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().then(
  isFast => process.exit(isFast ? 0 : 1),
  error => {
    process.stderr.write(`${error.stack ?? error}\n`);
    process.exit(1);
  },
);
