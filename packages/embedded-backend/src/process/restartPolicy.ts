const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 30_000;
/** Five exits within a minute mean that another start will not help. */
const MAX_EXITS = 5;
const WINDOW_MS = 60_000;

/** How long to wait before the next start, doubling with each exit of the last minute. `exits` are times in ms. */
export function restartDelayMs(exits: number[], now: number): number {
  const recent = countRecent(exits, now);
  return Math.min(
    FIRST_DELAY_MS * 2 ** Math.max(0, recent - 1),
    LONGEST_DELAY_MS,
  );
}

/** Whether the child ended so often that it is to be left alone. */
export function shouldGiveUp(exits: number[], now: number): boolean {
  return countRecent(exits, now) >= MAX_EXITS;
}

function countRecent(exits: number[], now: number): number {
  return exits.filter(time => now - time < WINDOW_MS).length;
}
