/*
 * Decides where a question about schemas is answered.
 *
 * Small texts whose cost is bounded by their length are read here, at once. Everything else goes to
 * a worker. Decisions on the state of the registry are synchronous, so they cannot wait: the
 * question is put off by throwing, and the decision is made anew on the state as it is when the
 * answer has come. Each round keeps the answers of the rounds before.
 */
import { errorCodes, RegistryError } from '../RegistryError';
import { JudgePool } from './JudgePool';
import { LruCache } from './LruCache';
import {
  Answer,
  CheckQuestion,
  Judge,
  Question,
  WeighedSource,
} from './Question';
import { SchemaReader } from './SchemaReader';

/** Text that is read in this thread: its cost grows with its length alone. */
const maxInlineWeight = 24 * 1024;
/** JSON Schema keywords whose cost can grow faster than the text. */
const branching = /\$(?:dynamic|recursive)?[rR]ef|oneOf|anyOf|allOf|if"/;
/** A subject that changes faster than its schemas can be compared is given up on. */
const maxRounds = 20;
/**
 * Characters of the last texts read in this thread whose parsed form is remembered: enough for what many connections
 * register in turn, where each text is compared with the one that its connection sent before.
 */
const recentWeight = 48_000;
/** Characters of answers of workers that are remembered. */
const maxAnswersWeight = 2_000_000;

/** Thrown through a decision that has to wait for an answer. */
class PutOff {
  readonly key: string;
  readonly question: Question;

  constructor(key: string, question: Question) {
    this.key = key;
    this.question = question;
  }
}

/** How much was asked; durations in seconds. */
export interface JudgeFigures {
  checks: number;
  checkSeconds: number;
  cacheHits: number;
  cacheMisses: number;
}

export class SchemaJudge {
  readonly figures: JudgeFigures = {
    checks: 0,
    checkSeconds: 0,
    cacheHits: 0,
    cacheMisses: 0,
  };
  readonly #pool: JudgePool;
  readonly #reader = new SchemaReader({ recentWeight });
  readonly #answers = new LruCache<{ answer: Answer }>(maxAnswersWeight);
  readonly #underWay = new Map<string, Promise<Answer>>();

  constructor(pool: JudgePool) {
    this.#pool = pool;
  }

  warm(): void {
    this.#pool.warm();
  }

  stop(): Promise<void> {
    return this.#pool.stop();
  }

  /**
   * Runs work that asks, as often as it takes to have all answers. `work` is synchronous and must
   * change nothing before its last question. `before` is waited for ahead of every round.
   *
   * @throws what `work` throws; RegistryError 50002 when an answer takes too long
   */
  async run<T>(
    work: (judge: Judge) => T,
    before: () => Promise<void> | undefined = () => undefined,
  ): Promise<T> {
    const known = new Map<string, Answer>();
    const judge = this.#judgeKnowing(known);
    for (let round = 0; round < maxRounds; round++) {
      for (let wait = before(); wait; wait = before()) await wait;
      try {
        return work(judge);
      } catch (thrown) {
        if (!(thrown instanceof PutOff)) throw thrown;
        known.set(thrown.key, await this.#askPool(thrown));
      }
    }
    throw new RegistryError(
      errorCodes.storeTimeout,
      'The subject changes faster than its schemas can be compared; repeat the request later',
    );
  }

  #judgeKnowing(known: ReadonlyMap<string, Answer>): Judge {
    const ask = <A extends Answer>(
      question: Question,
      answerHere: (reader: SchemaReader) => A,
    ): A => {
      if (isCheap(question)) return this.#answerHere(question, answerHere);
      const key = keyOf(question);
      const kept = this.#answers.get(key);
      if (kept) this.figures.cacheHits++;
      // A worker answers each kind of question as the reader here does.
      if (kept) return kept.answer as A;
      if (known.has(key)) return known.get(key) as A;
      this.figures.cacheMisses++;
      throw new PutOff(key, question);
    };
    return {
      parse: source =>
        ask({ kind: 'parse', source }, reader => reader.parse(source)),
      check: check =>
        ask({ kind: 'check', check }, reader => reader.check(check)),
      serialize: source =>
        ask({ kind: 'serialize', source }, reader => reader.serialize(source)),
      fieldPaths: source =>
        ask({ kind: 'fieldPaths', source }, reader =>
          reader.fieldPaths(source),
        ),
    };
  }

  #answerHere<A>(
    question: Question,
    answerHere: (reader: SchemaReader) => A,
  ): A {
    const begin = performance.now();
    const { parsed } = this.#reader;
    const answer = answerHere(this.#reader);
    if (this.#reader.parsed === parsed) this.figures.cacheHits++;
    else this.figures.cacheMisses++;
    this.#count(question, begin);
    return answer;
  }

  /** The same question asked twice at once is answered once. */
  #askPool({ key, question }: PutOff): Promise<Answer> {
    const asked = this.#underWay.get(key);
    if (asked) return asked;
    const begin = performance.now();
    const promise = this.#pool
      .answer(question)
      .then(answer => {
        this.#answers.set(key, { answer }, 500 + weightOf(question));
        return answer;
      })
      .finally(() => {
        this.#count(question, begin);
        this.#underWay.delete(key);
      });
    this.#underWay.set(key, promise);
    return promise;
  }

  #count(question: Question, begin: number): void {
    if (question.kind !== 'check') return;
    this.figures.checks++;
    this.figures.checkSeconds += (performance.now() - begin) / 1_000;
  }
}

function isCheap(question: Question): boolean {
  return (
    weightOf(question) <= maxInlineWeight &&
    sourcesOf(question).every(
      ({ type, text, references }) =>
        type !== 'JSON' || (!references?.length && !branching.test(text)),
    )
  );
}

function sourcesOf(question: Question): WeighedSource[] {
  return question.kind === 'check'
    ? [
        question.check.candidate,
        ...question.check.previous.map(({ source }) => source),
      ]
    : [question.source];
}

function weightOf(question: Question): number {
  return sourcesOf(question).reduce((sum, { weight }) => sum + weight, 0);
}

function keyOf(question: Question): string {
  return question.kind === 'check'
    ? `check ${checkKey(question.check)}`
    : `${question.kind} ${question.source.lenient ?? false} ${
        question.source.key
      }`;
}

function checkKey({ candidate, previous, level, policy }: CheckQuestion) {
  const against = previous.map(
    ({ version, source }) => `${version}:${source.key}`,
  );
  return [level, policy, candidate.key, ...against].join(' ');
}
