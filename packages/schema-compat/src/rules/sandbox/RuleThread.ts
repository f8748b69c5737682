import { SchemaSource } from '../../parseSchema';
import { RuleContext, RuleQuestion, RuleVerdict } from '../evaluateRules';
import { Said } from '../../sentences/Said';

/**
 * A thread that serves rules, as its owner sees it. `onMessage` and `onEnd` are called once, before
 * the first message.
 *
 * @public
 */
export interface RuleThread {
  post(message: ThreadRequest): void;
  onMessage(listener: (message: ThreadReply) => void): void;
  /** The thread ended by itself, as one does that runs out of memory. */
  onEnd(listener: (reason: string) => void): void;
  terminate(): void;
}

/**
 * What a sandbox is asked: a schema is given as text, since a parsed one cannot cross threads.
 *
 * @public
 */
export interface SandboxQuestion extends Omit<RuleQuestion, 'schema'> {
  schema: string | SchemaSource;
}

/**
 * `contract` is parsed apart from the messages that are held to it, so that their time is not
 * spent on it.
 *
 * @public
 */
export type ThreadRequest =
  | ({ kind: 'contract' } & Pick<SandboxQuestion, 'schema' | 'ruleSet'>)
  | {
      kind: 'evaluate';
      phase: RuleQuestion['phase'];
      mode: RuleQuestion['mode'];
      message: unknown;
      context: RuleContext | undefined;
    };

/**
 * `started` comes by itself, once the engines are warm; `evaluating` goes ahead of a verdict, so that
 * the time of a message begins with its evaluation.
 *
 * @public
 */
export type ThreadReply =
  | { kind: 'started' }
  | { kind: 'prepared' }
  | { kind: 'evaluating' }
  | { kind: 'verdict'; verdict: RuleVerdict }
  | { kind: 'failed'; name: string; message: string; said?: Said };
