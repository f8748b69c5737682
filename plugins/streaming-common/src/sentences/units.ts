import { Said } from './Said';
import { say } from './say';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const sizes = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;

/** A duration for people: `7 d`, `24 h`, `90 s`; `without limit` below 0. */
export function sayDuration(ms: number): Said {
  if (ms < 0) {
    return say('unit.unlimited');
  }
  if (ms >= 2 * DAY_MS && ms % DAY_MS === 0) {
    return say('unit.days', { value: ms / DAY_MS });
  }
  if (ms >= HOUR_MS && ms % HOUR_MS === 0) {
    return say('unit.hours', { value: ms / HOUR_MS });
  }
  return ms >= MINUTE_MS && ms % MINUTE_MS === 0
    ? say('unit.minutes', { value: ms / MINUTE_MS })
    : say('unit.seconds', { value: ms / 1000 });
}

/** A size for people: `5.18 TB`, `640 kB`. Decimal units. */
export function sayBytes(bytes: number): Said {
  const magnitude = bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3);
  const index = Math.min(sizes.length - 1, magnitude);
  return say(`unit.${sizes[index] ?? 'B'}`, {
    value: Number((bytes / 1000 ** index).toPrecision(3)),
  });
}
