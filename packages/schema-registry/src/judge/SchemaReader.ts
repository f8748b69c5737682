import {
  checkCompatibility,
  CompatibilityVerdict,
  listFields,
  parseSchema,
  ParseResult,
} from '@millrace/schema-compat';
import { LruCache } from './LruCache';
import {
  Answer,
  CheckQuestion,
  Judge,
  ParseAnswer,
  Question,
  WeighedSource,
} from './Question';

/** Characters of schema text whose parsed form is kept when it was read more than twice. */
const maxKeptWeight = 500_000;

interface ReadSchema {
  result: ParseResult;
  /** Whether rules on names and defaults were left out. */
  lenient: boolean;
  /** How often it was wanted again as a stored schema. */
  wantedAgain: number;
}

/**
 * Answers in this thread, at once, and remembers schemas that it has read.
 *
 * Most schemas are wanted for one request and never again, and what is remembered for a while and
 * then dropped is dear to collect. So the last few are remembered, and for long only those that
 * others are compared with again and again.
 */
export class SchemaReader implements Judge {
  readonly #recent: LruCache<ReadSchema>;
  readonly #kept = new LruCache<ReadSchema>(maxKeptWeight);
  #parsed = 0;

  /** @param options - `recentWeight` is how many characters of the last texts are remembered */
  constructor({ recentWeight }: { recentWeight: number }) {
    this.#recent = new LruCache(recentWeight);
  }

  /** How many texts were parsed, because they were not remembered. */
  get parsed(): number {
    return this.#parsed;
  }

  /** The summary prints its texts when they are asked for; see {@link SchemaReader.answer}. */
  parse(source: WeighedSource): ParseAnswer {
    const result = this.#read(source);
    return result.ok ? { ok: true, summary: result.schema } : result;
  }

  check(question: CheckQuestion): CompatibilityVerdict {
    const { candidate, previous, level, policy } = question;
    return checkCompatibility({
      candidate: this.#readOrText(candidate),
      previous: previous.map(({ version, source }) => ({
        version,
        schema: this.#readOrText(source),
      })),
      level,
      policy,
    });
  }

  serialize(source: WeighedSource): string | undefined {
    const result = this.#read(source);
    return result.ok && result.schema.type === 'PROTOBUF'
      ? result.schema.serializedText
      : undefined;
  }

  fieldPaths(source: WeighedSource): readonly string[] {
    const result = this.#read(source);
    return result.ok ? listFields(result.schema).map(({ path }) => path) : [];
  }

  /** An answer that can travel to another thread. */
  answer(question: Question): Answer {
    if (question.kind === 'check') return this.check(question.check);
    if (question.kind !== 'parse') return this[question.kind](question.source);
    const answer = this.parse(question.source);
    if (!answer.ok) return answer;
    const { type, canonicalText, normalizedText } = answer.summary;
    return { ok: true, summary: { type, canonicalText, normalizedText } };
  }

  /** What cannot be read is handed on as it is, so that the verdict says why. */
  #readOrText(source: WeighedSource) {
    const result = this.#read(source);
    return result.ok ? result.schema : source;
  }

  #read(source: WeighedSource): ParseResult {
    const { key, lenient = false, weight } = source;
    const kept = this.#kept.get(key);
    const known = kept ?? this.#recent.get(key);
    if (known && answersFor(known, lenient)) {
      if (!kept && lenient && known.wantedAgain++) {
        this.#kept.set(key, known, weight + 500);
      }
      return known.result;
    }
    this.#parsed++;
    const result = parseSchema(source);
    this.#recent.set(key, { result, lenient, wantedAgain: 0 }, weight + 500);
    return result;
  }
}

/** What passes all rules is read the same without them. */
function answersFor({ result, lenient }: ReadSchema, asked: boolean): boolean {
  return lenient === asked || (asked && result.ok);
}
