import { spawn } from 'node:child_process';

/** Signals that stop a command, with the exit code a shell expects. */
const STOP_SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
const ORPHAN_CHECK_MS = 500;

/** How many programs run in the foreground now: signals are theirs first. */
let inForeground = 0;

/** Runs a program quietly; on failure the error carries what it printed. Resolves with its standard output. */
export function runQuietly(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...options,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const stopChild = () => child.kill('SIGTERM');
    process.once('exit', stopChild);
    child.once('exit', () => process.off('exit', stopChild));
    const chunks = [];
    child.stdout.on('data', chunk => chunks.push(chunk));
    child.stderr.on('data', chunk => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', code => {
      const output = Buffer.concat(chunks).toString();
      if (code === 0) {
        resolve(output);
      } else {
        reject(
          new Error(
            `${program} ${args.join(' ')} ended with ${code}:\n${output
              .split('\n')
              .slice(-40)
              .join('\n')}`,
          ),
        );
      }
    });
  });
}

/**
 * Runs a program in the foreground and resolves with its exit code. Whatever asks this process to stop (a signal,
 * or the disappearance of the process that started it) stops the program first, so that nothing is left running.
 */
export function runUntilStopped(program, args, options = {}) {
  const child = spawn(program, args, { stdio: 'inherit', ...options });
  inForeground += 1;
  // Ctrl-C reaches the whole foreground group by itself; the others are passed on.
  const handlers = Object.keys(STOP_SIGNALS).map(signal => {
    const handler = () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) {
        child.kill(signal);
      }
    };
    process.on(signal, handler);
    return [signal, handler];
  });
  const orphanWatch = onOrphaned(() => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    const release = () => {
      inForeground -= 1;
      clearInterval(orphanWatch);
      handlers.forEach(([name, handler]) => process.off(name, handler));
    };
    child.on('error', error => {
      release();
      reject(error);
    });
    child.on('exit', (code, signal) => {
      release();
      resolve(code ?? STOP_SIGNALS[signal] ?? 1);
    });
  });
}

/**
 * Lets whatever asks this process to stop end it by way of its `exit` handlers, which stop what it started. While
 * `runUntilStopped` runs a program, that program is stopped instead and its caller goes on.
 */
export function exitWhenStopped() {
  const exit = code => {
    if (inForeground === 0) {
      process.exit(code);
    }
  };
  for (const [signal, code] of Object.entries(STOP_SIGNALS)) {
    process.on(signal, () => exit(code));
  }
  onOrphaned(() => exit(STOP_SIGNALS.SIGTERM));
}

/** Whether an exit code of `runUntilStopped` says that the program was asked to stop. */
export function wasStopped(code) {
  return Object.values(STOP_SIGNALS).includes(code);
}

/** Calls `stop` once when the process that started this one is gone. */
export function onOrphaned(stop) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) {
      clearInterval(timer);
      stop();
    }
  }, ORPHAN_CHECK_MS);
  timer.unref();
  return timer;
}
