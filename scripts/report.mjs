import { fileURLToPath } from 'node:url';

/** The repository's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Prints one line for the person at the terminal. */
export function say(text) {
  process.stdout.write(`millrace  ${text}\n`);
}

/** Runs a long step with its name before and its seconds after; past 10 s it says that it is still at it. */
export async function step(name, work) {
  const begin = Date.now();
  const seconds = () => Math.round((Date.now() - begin) / 1000);
  say(`${name} ...`);
  const still = setInterval(
    () => say(`${name} ... ${seconds()} s so far`),
    10_000,
  );
  try {
    const result = await work();
    say(`${name}: done in ${seconds()} s`);
    return result;
  } finally {
    clearInterval(still);
  }
}
