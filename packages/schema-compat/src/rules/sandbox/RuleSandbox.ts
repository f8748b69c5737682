import { RuleVerdict } from '../evaluateRules';
import { RuleResult } from '../RuleResult';
import { selectRules } from '../selectRules';
import {
  RuleThread,
  SandboxQuestion,
  ThreadReply,
  ThreadRequest,
} from './RuleThread';

/**
 * `timeoutMs` is for one message, `prepareTimeoutMs` for starting a thread and for parsing a
 * contract.
 *
 * @public
 */
export interface RuleSandboxOptions {
  spawn: () => RuleThread;
  timeoutMs?: number;
  prepareTimeoutMs?: number;
}

const defaults = { timeoutMs: 50, prepareTimeoutMs: 10_000 };

/** A thread that was ended because it took too long, or that ended by itself. */
class ThreadEndedError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ThreadEndedError';
  }
}

/**
 * Evaluates rules of strangers in a thread of its own, one message at a time. A message whose
 * rules take too long costs the thread, not the caller: its results are `notEvaluated`, and the
 * next message gets a new thread.
 *
 * @public
 */
export class RuleSandbox {
  readonly #options: Required<RuleSandboxOptions>;
  #thread: RuleThread | undefined;
  #contract: string | undefined;
  #settle: ((reply: ThreadReply | ThreadEndedError) => void) | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(options: Required<RuleSandboxOptions>) {
    this.#options = options;
  }

  static create(options: RuleSandboxOptions): RuleSandbox {
    return new RuleSandbox({ ...defaults, ...options });
  }

  /**
   * As `evaluateRules`, within the time limit.
   *
   * @throws Error named SchemaParseError or RangeError as `evaluateRules` throws them, and
   *   ThreadEndedError when no thread can be started or it cannot parse the contract in time.
   */
  evaluate(question: SandboxQuestion): Promise<RuleVerdict> {
    const answer = this.#queue.then(() => this.#evaluate(question));
    this.#queue = answer.catch(() => undefined);
    return answer;
  }

  /** Ends the thread. A question after that starts another one. */
  close(): void {
    this.#end(new ThreadEndedError('The rule sandbox was closed'));
  }

  async #evaluate(question: SandboxQuestion): Promise<RuleVerdict> {
    await this.#prepare(question);
    const { phase, mode, message, context } = question;
    const { timeoutMs } = this.#options;
    try {
      const reply = await this.#ask(
        {
          ms: timeoutMs,
          exceeded: `The rules take more than ${timeoutMs} ms on this message`,
        },
        { kind: 'evaluate', phase, mode, message, context },
      );
      if (reply.kind === 'verdict') return reply.verdict;
      throw new Error(`A rule thread answered "${reply.kind}"`);
    } catch (error) {
      if (!(error instanceof ThreadEndedError)) throw error;
      return overLimit(question, error.message);
    }
  }

  async #prepare({ schema, ruleSet }: SandboxQuestion): Promise<void> {
    const { prepareTimeoutMs, spawn } = this.#options;
    const limit = {
      ms: prepareTimeoutMs,
      exceeded: `The rule thread was not ready within ${prepareTimeoutMs} ms`,
    };
    if (!this.#thread) {
      const thread = spawn();
      this.#thread = thread;
      // A thread that was ended may still have an answer under way; nobody waits for it.
      thread.onMessage(reply => {
        if (this.#thread === thread) this.#settle?.(reply);
      });
      thread.onEnd(reason => {
        if (this.#thread === thread) this.#end(new ThreadEndedError(reason));
      });
      await this.#ask(limit);
    }
    const contract = JSON.stringify([schema, ruleSet]);
    if (contract === this.#contract) return;
    this.#contract = undefined;
    await this.#ask(limit, { kind: 'contract', schema, ruleSet });
    this.#contract = contract;
  }

  /** Waits for one reply; without a request, for the one that a new thread gives by itself. */
  async #ask(
    limit: { ms: number; exceeded: string },
    request?: ThreadRequest,
  ): Promise<ThreadReply> {
    const timer = setTimeout(
      () => this.#end(new ThreadEndedError(limit.exceeded)),
      limit.ms,
    );
    try {
      const reply = await new Promise<ThreadReply | ThreadEndedError>(
        resolve => {
          this.#settle = resolve;
          if (request) this.#thread?.post(request);
        },
      );
      if (reply instanceof Error) throw reply;
      if (reply.kind === 'failed') {
        const error = new Error(reply.message);
        error.name = reply.name;
        throw error;
      }
      return reply;
    } finally {
      clearTimeout(timer);
      this.#settle = undefined;
    }
  }

  #end(reason: ThreadEndedError): void {
    this.#thread?.terminate();
    this.#thread = undefined;
    this.#contract = undefined;
    this.#settle?.(reason);
  }
}

/** No rule of the message is known to hold; the message stays as it was. */
function overLimit(
  { ruleSet, phase = 'DOMAIN', mode, message }: SandboxQuestion,
  reason: string,
): RuleVerdict {
  const results = selectRules(ruleSet, phase, mode)
    .filter(({ disabled }) => !disabled)
    .map(
      (rule): RuleResult => ({
        rule: rule.name,
        type: rule.type,
        kind: rule.kind ?? 'CONDITION',
        mode,
        status: 'notEvaluated',
        cause: 'limit',
        action: 'NONE',
        reason,
        fields: [],
      }),
    );
  return { message, results, accepted: undefined };
}
