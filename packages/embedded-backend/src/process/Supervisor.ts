import { ChildProcess, fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import { childMessageSchema, Endpoints, exitCodes } from './messages';
import { restartDelayMs, shouldGiveUp } from './restartPolicy';

const KEPT_LOG_LINES = 50;
const STOP_TIMEOUT_MS = 15_000;
/**
 * Mebibytes of each half of the heap where new objects live. Under load Node lets them grow to 32, and three times
 * that never goes back to the system; what a request leaves behind is gone long before that.
 */
const SEMI_SPACE_MB = 16;

/** What the supervisor knows of its child. */
export type SupervisorState =
  | { state: 'starting' }
  | { state: 'ready'; endpoints: Endpoints }
  | { state: 'restarting'; reason: string; delayMs: number }
  | { state: 'unavailable'; reason: string; lastLines: string[] }
  | { state: 'stopped' };

export interface SupervisorOptions {
  /** Handed to the child as it is; the child checks it. */
  config: unknown;
  /** The child's entry point; tests replace it. */
  childModule?: string;
  onState(state: SupervisorState): void;
  /** One line that the child printed. */
  onLine(line: string): void;
}

/**
 * Keeps broker and registry running as one child process: restarts it when it crashes, with growing pauses, and
 * gives up after too many crashes in a row. The child ends by itself when this process disappears.
 */
export class Supervisor {
  readonly #options: SupervisorOptions;
  readonly #exits: number[] = [];
  #child: ChildProcess | undefined;
  #lines: string[] = [];
  #failure: string | undefined;
  #restart: NodeJS.Timeout | undefined;
  #stopping = false;

  constructor(options: SupervisorOptions) {
    this.#options = options;
  }

  start(): void {
    this.#failure = undefined;
    this.#options.onState({ state: 'starting' });
    const child = fork(
      this.#options.childModule ??
        require.resolve('@millrace/embedded-backend/child'),
      {
        execArgv: [
          ...process.execArgv,
          `--max-semi-space-size=${SEMI_SPACE_MB}`,
        ],
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      },
    );
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) {
        createInterface({ input: stream }).on('line', line => this.#keep(line));
      }
    }
    child.on('message', message => this.#receive(message));
    // Not at 'exit': only 'close' comes after the last message and the last line were read.
    child.on('close', (code, signal) => this.#ended(code, signal));
    child.send({ type: 'start', config: this.#options.config });
  }

  /** Stops the child gracefully; kills it when it does not end in time. */
  async stop(): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#restart);
    const child = this.#child;
    if (child && child.exitCode === null && child.signalCode === null) {
      const gone = new Promise(resolve => child.once('exit', resolve));
      const late = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
      if (child.connected) {
        child.send({ type: 'stop' });
      } else {
        child.kill('SIGTERM');
      }
      await gone;
      clearTimeout(late);
    }
    this.#options.onState({ state: 'stopped' });
  }

  #keep(line: string) {
    this.#lines = [...this.#lines, line].slice(-KEPT_LOG_LINES);
    this.#options.onLine(line);
  }

  #receive(raw: unknown) {
    // The TypeScript loader of a development process sends messages of its own.
    const message = childMessageSchema.safeParse(raw).data;
    if (message?.type === 'ready') {
      this.#options.onState({ state: 'ready', endpoints: message.endpoints });
    } else if (message?.type === 'failed') {
      this.#failure = message.message;
    }
  }

  #ended(code: number | null, signal: NodeJS.Signals | null) {
    if (this.#stopping) {
      return;
    }
    const now = performance.now();
    this.#exits.push(now);
    const reason =
      this.#failure ??
      `The embedded backend ended with ${signal ?? `exit code ${code}`}.`;
    if (isFinal(code) || shouldGiveUp(this.#exits, now)) {
      this.#options.onState({
        state: 'unavailable',
        reason,
        lastLines: this.#lines,
      });
      return;
    }
    const delayMs = restartDelayMs(this.#exits, now);
    this.#options.onState({ state: 'restarting', reason, delayMs });
    this.#restart = setTimeout(() => this.start(), delayMs);
  }
}

/** Exits that another start would only repeat. */
function isFinal(code: number | null): boolean {
  return (
    code === exitCodes.badConfiguration ||
    code === exitCodes.dataFolder ||
    code === exitCodes.lockHeld
  );
}
