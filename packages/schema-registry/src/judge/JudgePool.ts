/*
 * Worker threads that read and compare schemas, each question within a budget.
 *
 * A worker takes one question at a time. One that is late is ended, with whatever it was computing,
 * and replaced by a fresh one. Memory is bounded too: a worker that needs more dies, and the
 * question is answered like a late one. The first worker is started early and kept; the second
 * comes when all are busy, so that one hostile schema does not hold up the next honest one.
 */
import { Worker } from 'node:worker_threads';
import { Logger } from '../Logger';
import { errorCodes, RegistryError } from '../RegistryError';
import { Answer, Question } from './Question';

/** How long a question may be computed. */
const budgetMs = 2_000;
/** How long a question may wait for a worker. */
const maxWaitMs = 10_000;
const maxWaiting = 500;
const maxWorkers = 2;
const workerMemoryMb = 192;

interface Job {
  question: Question;
  resolve(answer: Answer): void;
  reject(error: Error): void;
  expiresMs: number;
}

interface Thread {
  worker: Worker;
  ready: boolean;
  job?: Job;
  timer?: NodeJS.Timeout;
}

export interface JudgePoolOptions {
  logger: Logger;
  /** Flags of Node for the threads. Default: those of this process. */
  execArgv?: string[];
  budgetMs?: number;
}

export class JudgePool {
  readonly #options: JudgePoolOptions;
  readonly #waiting: Job[] = [];
  readonly #threads = new Set<Thread>();
  #stopped = false;
  #failedStarts = 0;

  constructor(options: JudgePoolOptions) {
    this.#options = options;
  }

  /** Starts the first worker ahead of the first question. */
  warm(): void {
    if (!this.#threads.size) this.#startThread();
  }

  /**
   * @throws RegistryError 50002 when the answer takes too long, 50001 when no worker can be had
   */
  answer(question: Question): Promise<Answer> {
    if (this.#stopped || this.#waiting.length >= maxWaiting) {
      return Promise.reject(
        new RegistryError(
          errorCodes.storeTimeout,
          'The registry has too many schemas to check; repeat the request later',
        ),
      );
    }
    return new Promise((resolve, reject) => {
      const expiresMs = performance.now() + maxWaitMs;
      this.#waiting.push({ question, resolve, reject, expiresMs });
      this.#assign();
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    const threads = [...this.#threads];
    this.#threads.clear();
    this.#failWaiting(errorCodes.storeError, 'The registry is stopping');
    await Promise.all(
      threads.map(({ worker, timer }) => {
        clearTimeout(timer);
        return worker.terminate();
      }),
    );
  }

  #assign(): void {
    for (const thread of this.#threads) {
      if (thread.ready && !thread.job) this.#give(thread);
    }
    const starting = [...this.#threads].some(({ ready }) => !ready);
    if (
      this.#waiting.length &&
      !starting &&
      !this.#stopped &&
      this.#threads.size < maxWorkers
    ) {
      this.#startThread();
    }
  }

  #give(thread: Thread): void {
    const job = this.#waiting.shift();
    if (!job) return;
    if (performance.now() > job.expiresMs) {
      job.reject(late('The schema waited too long for its turn'));
      this.#give(thread);
      return;
    }
    thread.job = job;
    thread.timer = setTimeout(() => {
      this.#remove(thread);
      job.reject(
        late(
          `Reading or comparing the schema took more than ${
            (this.#options.budgetMs ?? budgetMs) / 1_000
          } s and was given up; make the schema simpler or smaller`,
        ),
      );
      void thread.worker.terminate();
      this.#assign();
    }, this.#options.budgetMs ?? budgetMs);
    thread.worker.postMessage({ id: 0, question: job.question });
  }

  #startThread(): void {
    const worker = new Worker(
      require.resolve('@millrace/schema-registry/worker'),
      {
        execArgv: this.#options.execArgv,
        resourceLimits: { maxOldGenerationSizeMb: workerMemoryMb },
      },
    );
    worker.unref();
    const thread: Thread = { worker, ready: false };
    this.#threads.add(thread);
    worker.on('message', message => this.#receive(thread, message));
    worker.on('error', error => this.#died(thread, error));
  }

  #receive(
    thread: Thread,
    message: 'ready' | { answer: Answer } | { error: string },
  ): void {
    if (message === 'ready') {
      thread.ready = true;
      this.#failedStarts = 0;
    } else if (thread.job) {
      clearTimeout(thread.timer);
      const { job } = thread;
      thread.job = undefined;
      if ('answer' in message) job.resolve(message.answer);
      else job.reject(new Error(message.error));
    }
    this.#assign();
  }

  #died(thread: Thread, error: Error): void {
    this.#remove(thread);
    thread.job?.reject(
      late(
        'Reading or comparing the schema needed too much memory and was given up; make the schema simpler or smaller',
      ),
    );
    this.#options.logger.warn('A schema worker ended', {
      error: String(error),
    });
    if (!thread.ready && ++this.#failedStarts > 2) {
      this.#failWaiting(
        errorCodes.storeError,
        'The registry cannot start a worker to check schemas; its log says why',
      );
    }
    this.#assign();
  }

  #remove(thread: Thread): void {
    clearTimeout(thread.timer);
    this.#threads.delete(thread);
  }

  #failWaiting(code: number, message: string): void {
    for (const job of this.#waiting.splice(0)) {
      job.reject(new RegistryError(code, message));
    }
  }
}

function late(message: string): RegistryError {
  return new RegistryError(errorCodes.storeTimeout, message);
}
