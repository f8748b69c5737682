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

/** Characters of schema text whose parsed form is kept. */
const maxParsedWeight = 1_000_000;

/** Answers in this thread, at once, and remembers the schemas that it has read. */
export class SchemaReader implements Judge {
  readonly #parsed = new LruCache<ParseResult>(maxParsedWeight);

  parse(source: WeighedSource): ParseAnswer {
    const result = this.#read(source);
    if (!result.ok) return result;
    const { type, canonicalText, normalizedText } = result.schema;
    return { ok: true, summary: { type, canonicalText, normalizedText } };
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

  answer(question: Question): Answer {
    return question.kind === 'check'
      ? this.check(question.check)
      : this[question.kind](question.source);
  }

  /** What cannot be read is handed on as it is, so that the verdict says why. */
  #readOrText(source: WeighedSource) {
    const result = this.#read(source);
    return result.ok ? result.schema : source;
  }

  #read(source: WeighedSource): ParseResult {
    const key = `${source.lenient ?? false} ${source.key}`;
    const known = this.#parsed.get(key);
    if (known) return known;
    const result = parseSchema(source);
    this.#parsed.set(key, result, source.weight + 500);
    return result;
  }
}
