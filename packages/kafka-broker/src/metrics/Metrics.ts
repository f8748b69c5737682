/** Label values by name. Never a client id: labels must have few values. @public */
export type Labels = Readonly<Record<string, string>>;

/** Only ever grows. @public */
export interface Counter {
  add(amount: number, labels?: Labels): void;
  /** The same with its labels settled, for paths that count often. */
  labelled(labels: Labels): { add(amount: number): void };
}

/** Counts values by size. @public */
export interface Histogram {
  observe(value: number, labels?: Labels): void;
  /** The same with its labels settled, for paths that observe often. */
  labelled(labels: Labels): { observe(value: number): void };
}

/** One value of a gauge that is read when the metrics are. @public */
export interface GaugeSample {
  readonly value: number;
  readonly labels?: Labels;
}

interface Family {
  readonly help: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  lines(name: string): Iterable<string>;
}

/** Upper bounds in seconds, from a request answered from memory to a long poll. */
const SECONDS_BUCKETS = [
  0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10,
];

class CounterSeries {
  value = 0;

  add(amount: number): void {
    this.value += amount;
  }
}

class CounterFamily implements Family, Counter {
  readonly type = 'counter';
  readonly #series = new Map<string, CounterSeries>();

  constructor(readonly help: string) {}

  add(amount: number, labels: Labels = {}): void {
    this.labelled(labels).add(amount);
  }

  labelled(labels: Labels): CounterSeries {
    const key = labelText(labels);
    let series = this.#series.get(key);
    if (!series) {
      series = new CounterSeries();
      this.#series.set(key, series);
    }
    return series;
  }

  *lines(name: string): Iterable<string> {
    for (const [labels, { value }] of this.#series) {
      yield `${name}${labels} ${value}`;
    }
  }
}

class HistogramSeries {
  readonly #labels: Labels;
  readonly #counts = SECONDS_BUCKETS.map(() => 0);
  #sum = 0;
  #count = 0;

  constructor(labels: Labels) {
    this.#labels = labels;
  }

  observe(value: number): void {
    this.#sum += value;
    this.#count += 1;
    const bucket = SECONDS_BUCKETS.findIndex(bound => value <= bound);
    if (bucket >= 0) this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
  }

  *lines(name: string): Iterable<string> {
    let cumulative = 0;
    for (const [index, bound] of SECONDS_BUCKETS.entries()) {
      cumulative += this.#counts[index] ?? 0;
      const labels = labelText({ ...this.#labels, le: String(bound) });
      yield `${name}_bucket${labels} ${cumulative}`;
    }
    const infinite = labelText({ ...this.#labels, le: '+Inf' });
    yield `${name}_bucket${infinite} ${this.#count}`;
    yield `${name}_sum${labelText(this.#labels)} ${this.#sum}`;
    yield `${name}_count${labelText(this.#labels)} ${this.#count}`;
  }
}

class HistogramFamily implements Family, Histogram {
  readonly type = 'histogram';
  readonly #series = new Map<string, HistogramSeries>();

  constructor(readonly help: string) {}

  observe(value: number, labels: Labels = {}): void {
    this.labelled(labels).observe(value);
  }

  labelled(labels: Labels): HistogramSeries {
    const key = labelText(labels);
    let series = this.#series.get(key);
    if (!series) {
      series = new HistogramSeries(labels);
      this.#series.set(key, series);
    }
    return series;
  }

  *lines(name: string): Iterable<string> {
    for (const series of this.#series.values()) yield* series.lines(name);
  }
}

/**
 * The broker's counters, histograms and gauges, printed in Prometheus' text format (0.0.4).
 *
 * Asking twice for the same name returns the same instrument.
 *
 * @public
 */
export class Metrics {
  readonly #families = new Map<string, Family>();
  readonly #counters = new Map<string, CounterFamily>();
  readonly #histograms = new Map<string, HistogramFamily>();

  /** @param name - with unit and `_total`, as Prometheus asks for. */
  counter(name: string, help: string): Counter {
    const existing = this.#counters.get(name);
    if (existing) return existing;
    const family = new CounterFamily(help);
    this.#counters.set(name, family);
    this.#families.set(name, family);
    return family;
  }

  /** @param name - of a duration in seconds. */
  histogram(name: string, help: string): Histogram {
    const existing = this.#histograms.get(name);
    if (existing) return existing;
    const family = new HistogramFamily(help);
    this.#histograms.set(name, family);
    this.#families.set(name, family);
    return family;
  }

  /** Registers values that are computed when somebody reads the metrics. */
  gauge(name: string, help: string, read: () => Iterable<GaugeSample>): void {
    this.#families.set(name, {
      help,
      type: 'gauge',
      *lines() {
        for (const { value, labels } of read()) {
          yield `${name}${labelText(labels)} ${value}`;
        }
      },
    });
  }

  /** All metrics, for a response of type `text/plain; version=0.0.4`. */
  toPrometheusText(): string {
    const lines: string[] = [];
    for (const [name, family] of this.#families) {
      lines.push(
        `# HELP ${name} ${family.help}`,
        `# TYPE ${name} ${family.type}`,
        ...family.lines(name),
      );
    }
    return `${lines.join('\n')}\n`;
  }
}

function labelText(labels: Labels | undefined): string {
  const entries = Object.entries(labels ?? {});
  if (entries.length === 0) return '';
  const text = entries.map(
    ([name, value]) =>
      `${name}="${value
        .replace(/\\/g, '\\\\')
        .replace(/"/g, '\\"')
        .replace(/\n/g, '\\n')}"`,
  );
  return `{${text.join(',')}}`;
}
