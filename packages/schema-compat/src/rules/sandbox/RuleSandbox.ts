import { Said } from '../../sentences/Said';
import { inEnglish, say } from '../../sentences/say';
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
 * `timeoutMs` is for evaluating one message, `prepareTimeoutMs` for starting a thread, for parsing a
 * contract and for handing over a message.
 *
 * @public
 */
export interface RuleSandboxOptions {
  spawn: () => RuleThread;
  timeoutMs?: number;
  prepareTimeoutMs?: number;
}

const defaults = { timeoutMs: 50, prepareTimeoutMs: 10_000 };
/** Late once may be a busy machine; late twice are the rules. */
const maxAttempts = 2;

/** A thread that was ended because it took too long, or that ended by itself. */
class ThreadEndedError extends Error {
  readonly said: Said;

  constructor(said: Said) {
    super(inEnglish(said));
    this.name = 'ThreadEndedError';
    this.said = said;
  }
}

/** What was thrown in the thread. */
class ThreadFailure extends Error {
  readonly said?: Said;

  constructor({ name, message, said }: ThreadReply & { kind: 'failed' }) {
    super(message);
    this.name = name;
    this.said = said;
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
   *   ThreadEndedError when no thread can be started or it cannot parse the contract in time; `said`
   *   is their message for other languages, where it is known.
   */
  evaluate(question: SandboxQuestion): Promise<RuleVerdict> {
    const answer = this.#queue.then(() => this.#evaluate(question));
    this.#queue = answer.catch(() => undefined);
    return answer;
  }

  /** Ends the thread. A question after that starts another one. */
  close(): void {
    this.#end(new ThreadEndedError(say('schema.rule.thread-closed')));
  }

  async #evaluate(
    question: SandboxQuestion,
    attempt = 1,
  ): Promise<RuleVerdict> {
    await this.#prepare(question);
    const { phase, mode, message, context } = question;
    const { timeoutMs } = this.#options;
    try {
      await this.#ask(this.#prepareLimit, {
        kind: 'evaluate',
        phase,
        mode,
        message,
        context,
      });
      const reply = await this.#ask({
        ms: timeoutMs,
        exceeded: say('schema.rule.time', { ms: timeoutMs }),
      });
      if (reply.kind === 'verdict') return reply.verdict;
      throw new Error(`A rule thread answered "${reply.kind}"`);
    } catch (error) {
      if (!(error instanceof ThreadEndedError)) throw error;
      return attempt < maxAttempts
        ? this.#evaluate(question, attempt + 1)
        : overLimit(question, error.said);
    }
  }

  get #prepareLimit() {
    const { prepareTimeoutMs: ms } = this.#options;
    return { ms, exceeded: say('schema.rule.thread-late', { ms }) };
  }

  async #prepare({ schema, ruleSet }: SandboxQuestion): Promise<void> {
    const limit = this.#prepareLimit;
    if (!this.#thread) {
      const thread = this.#options.spawn();
      this.#thread = thread;
      // A thread that was ended may still have an answer under way; nobody waits for it.
      thread.onMessage(reply => {
        if (this.#thread === thread) this.#settle?.(reply);
      });
      thread.onEnd(reason => {
        if (this.#thread !== thread) return;
        this.#end(new ThreadEndedError(say('text', { text: reason })));
      });
      await this.#ask(limit);
    }
    const contract = JSON.stringify([schema, ruleSet]);
    if (contract === this.#contract) return;
    this.#contract = undefined;
    await this.#ask(limit, { kind: 'contract', schema, ruleSet });
    this.#contract = contract;
  }

  /** Waits for one reply; without a request, for the next one that the thread gives by itself. */
  async #ask(
    limit: { ms: number; exceeded: Said },
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
      if (reply.kind === 'failed') throw new ThreadFailure(reply);
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
  said: Said,
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
        reason: inEnglish(said),
        said,
        fields: [],
      }),
    );
  return { message, results, accepted: undefined };
}
