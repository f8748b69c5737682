import { ChildProcess, spawn, spawnSync } from 'node:child_process';

/** Whether kcat (librdkafka's command line) is installed. */
export function hasKcat(): boolean {
  return spawnSync('kcat', ['-V'], { stdio: 'ignore' }).status === 0;
}

/** A running kcat whose lines of output are kept. */
export interface RunningKcat {
  lines: string[];
  /** What it wrote to standard error. */
  errors(): string;
  /** Resolves with the exit code. */
  ended: Promise<number | null>;
  stop(): Promise<void>;
}

/** Starts kcat with these arguments and, where given, this standard input. */
export function startKcat(args: string[], input?: string): RunningKcat {
  const child: ChildProcess = spawn('kcat', args, {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  let rest = '';
  let errors = '';
  child.stdout?.on('data', chunk => {
    const parts = `${rest}${chunk}`.split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
  });
  child.stderr?.on('data', chunk => {
    errors += chunk;
  });
  child.stdin?.end(input ?? '');
  const ended = new Promise<number | null>(resolve =>
    child.once('close', code => {
      lines.push(...(rest ? [rest] : []));
      resolve(code);
    }),
  );
  return {
    lines,
    errors: () => errors,
    ended,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
