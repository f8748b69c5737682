const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const spans: [number, Intl.RelativeTimeFormatUnit][] = [
  [DAY, 'day'],
  [HOUR, 'hour'],
  [MINUTE, 'minute'],
  [SECOND, 'second'],
];

/**
 * Numbers and times in one language. 64-bit values come as decimal strings and are never turned into a
 * floating-point number before they are short.
 *
 * @public
 */
export interface Format {
  language: string;
  /** `1,234,567`, exact. */
  exact(value: string | number): string;
  /** `1.2M`; the same as exact below ten thousand. */
  short(value: string | number): string;
  /** `12 sec. ago`. */
  ago(at: string | number, now: number): string;
  /** The full date and time, for hovering. */
  instant(at: string | number): string;
  /** A length of time from milliseconds: `7 days`, `12 hours`. Negative (Kafka's `-1`) gives null: no limit. */
  span(milliseconds: string): string | null;
  /** `3.4` per second with at most one decimal. */
  rate(value: number): string;
}

/** Makes the {@link Format} of one language, given as a BCP 47 tag such as `fr`. */
export function createFormat(language: string): Format {
  const exact = new Intl.NumberFormat(language);
  const compact = new Intl.NumberFormat(language, {
    notation: 'compact',
    maximumFractionDigits: 1,
  });
  const oneDecimal = new Intl.NumberFormat(language, {
    maximumFractionDigits: 1,
  });
  const relative = new Intl.RelativeTimeFormat(language, {
    numeric: 'auto',
    style: 'short',
  });
  const dateTime = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'medium',
  });
  const toInteger = (value: string | number) =>
    typeof value === 'string' ? BigInt(value) : value;

  return {
    language,
    exact: value => exact.format(toInteger(value)),
    short: value => {
      const integer = toInteger(value);
      return integer < 10_000 && integer > -10_000
        ? exact.format(integer)
        : compact.format(integer);
    },
    ago: (at, now) => {
      const elapsed = Math.max(0, now - new Date(at).getTime());
      const [size, unit] = spans.find(([span]) => elapsed >= span) ?? [
        SECOND,
        'second' as const,
      ];
      return relative.format(-Math.floor(elapsed / size), unit);
    },
    instant: at => dateTime.format(new Date(at)),
    span: milliseconds => {
      const total = BigInt(milliseconds);
      if (total < 0n) {
        return null;
      }
      const [size, unit] = spans.find(
        ([span]) => total >= BigInt(span) && total % BigInt(span) === 0n,
      ) ?? [SECOND, 'second' as const];
      return new Intl.NumberFormat(language, {
        style: 'unit',
        unit,
        unitDisplay: 'long',
        maximumFractionDigits: 1,
      }).format(Number(total) / size);
    },
    rate: value => oneDecimal.format(value),
  };
}
