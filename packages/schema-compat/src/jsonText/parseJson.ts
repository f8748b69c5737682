import { JsonNode } from './JsonNode';
import { oneOf } from '../sentences/compose';
import { Said, SaidValue } from '../sentences/Said';
import { inEnglish, say } from '../sentences/say';

/** Where the text stops being JSON, and why. `offset` counts UTF-16 units from 0. */
export class JsonSyntaxError extends Error {
  readonly said: Said;
  readonly offset: number;

  constructor(said: Said, offset: number) {
    super(inEnglish(said));
    this.name = 'JsonSyntaxError';
    this.said = said;
    this.offset = offset;
  }
}

const numberPattern = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const hexPattern = /[0-9a-fA-F]{4}/y;

const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

const words = ['true', 'false', 'null'] as const;

const codes = {
  tab: 0x09,
  lineFeed: 0x0a,
  carriageReturn: 0x0d,
  space: 0x20,
  quote: 0x22,
  comma: 0x2c,
  colon: 0x3a,
  bracket: 0x5b,
  backslash: 0x5c,
  bracketEnd: 0x5d,
  brace: 0x7b,
  braceEnd: 0x7d,
};
/** Control characters below this must be escaped in JSON. */
const firstPlain = codes.space;

class JsonReader {
  readonly #text: string;
  readonly #maxDepth: number;
  #offset = 0;

  constructor(text: string, maxDepth: number) {
    this.#text = text;
    this.#maxDepth = maxDepth;
  }

  readDocument(): JsonNode {
    this.#skipWhitespace();
    if (this.#offset >= this.#text.length) {
      throw new JsonSyntaxError(say('schema.parse.empty'), 0);
    }
    const node = this.#readValue(1);
    this.#skipWhitespace();
    if (this.#offset < this.#text.length) {
      throw this.#unexpected(say('schema.parse.text-end'));
    }
    return node;
  }

  #readValue(depth: number): JsonNode {
    if (depth > this.#maxDepth) {
      throw new JsonSyntaxError(
        say('schema.parse.too-deep', { levels: this.#maxDepth }),
        this.#offset,
      );
    }
    const offset = this.#offset;
    const code = this.#text.charCodeAt(offset);
    if (code === codes.quote) {
      return { kind: 'string', value: this.#readString(), offset };
    }
    if (code === codes.brace) return this.#readObject(depth);
    if (code === codes.bracket) return this.#readArray(depth);
    const word = words.find(each => this.#text.startsWith(each, offset));
    if (word) {
      this.#offset += word.length;
      return word === 'null'
        ? { kind: 'null', offset }
        : { kind: 'boolean', value: word === 'true', offset };
    }
    const raw = this.#match(numberPattern);
    if (!raw) throw this.#unexpected(say('schema.parse.value'));
    return { kind: 'number', raw, offset };
  }

  #readObject(depth: number): JsonNode {
    const offset = this.#offset++;
    const members = new Map<string, JsonNode>();
    this.#skipWhitespace();
    if (this.#take(codes.braceEnd)) return { kind: 'object', members, offset };
    for (;;) {
      this.#skipWhitespace();
      const nameOffset = this.#offset;
      if (this.#text.charCodeAt(nameOffset) !== codes.quote) {
        throw this.#unexpected(say('schema.parse.member-name'));
      }
      const name = this.#readString();
      if (members.has(name)) {
        throw new JsonSyntaxError(
          say('schema.parse.member-twice', { name: JSON.stringify(name) }),
          nameOffset,
        );
      }
      this.#skipWhitespace();
      if (!this.#take(codes.colon)) throw this.#unexpected('":"');
      this.#skipWhitespace();
      members.set(name, this.#readValue(depth + 1));
      this.#skipWhitespace();
      if (this.#take(codes.braceEnd)) {
        return { kind: 'object', members, offset };
      }
      if (!this.#take(codes.comma))
        throw this.#unexpected(oneOf(['","', '"}"']));
    }
  }

  #readArray(depth: number): JsonNode {
    const offset = this.#offset++;
    const items: JsonNode[] = [];
    this.#skipWhitespace();
    if (this.#take(codes.bracketEnd)) return { kind: 'array', items, offset };
    for (;;) {
      this.#skipWhitespace();
      items.push(this.#readValue(depth + 1));
      this.#skipWhitespace();
      if (this.#take(codes.bracketEnd)) return { kind: 'array', items, offset };
      if (!this.#take(codes.comma))
        throw this.#unexpected(oneOf(['","', '"]"']));
    }
  }

  #readString(): string {
    this.#offset++;
    let value = '';
    for (;;) {
      value += this.#readPlain();
      if (this.#take(codes.quote)) return value;
      if (!this.#take(codes.backslash)) {
        throw this.#unexpected(say('schema.parse.string-end'));
      }
      value += this.#readEscape();
    }
  }

  #readPlain(): string {
    const text = this.#text;
    const start = this.#offset;
    let end = start;
    for (; end < text.length; end++) {
      const code = text.charCodeAt(end);
      if (
        code === codes.quote ||
        code === codes.backslash ||
        code < firstPlain
      ) {
        break;
      }
    }
    this.#offset = end;
    return text.slice(start, end);
  }

  #readEscape(): string {
    const character = this.#text[this.#offset] ?? '';
    const plain = escapes.get(character);
    if (plain !== undefined) {
      this.#offset++;
      return plain;
    }
    if (character === 'u') {
      this.#offset++;
      const hex = this.#match(hexPattern);
      if (hex) return String.fromCharCode(parseInt(hex, 16));
    }
    throw this.#unexpected(say('schema.parse.escape'));
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#offset;
    const found = pattern.exec(this.#text)?.[0];
    this.#offset += found?.length ?? 0;
    return found;
  }

  #skipWhitespace(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#offset);
      if (
        code !== codes.space &&
        code !== codes.lineFeed &&
        code !== codes.tab &&
        code !== codes.carriageReturn
      ) {
        return;
      }
      this.#offset++;
    }
  }

  #take(code: number): boolean {
    if (this.#text.charCodeAt(this.#offset) !== code) return false;
    this.#offset++;
    return true;
  }

  #unexpected(expected: SaidValue): JsonSyntaxError {
    const character = this.#text[this.#offset];
    const found =
      character === undefined
        ? say('schema.parse.text-ends')
        : JSON.stringify(character);
    return new JsonSyntaxError(
      say('schema.parse.unexpected', { expected, found }),
      this.#offset,
    );
  }
}

/**
 * Reads strict JSON (RFC 8259), with two additions that schemas need: a member that appears twice
 * in one object is an error, and nesting is bounded, so that hostile text cannot exhaust the stack.
 *
 * @throws JsonSyntaxError with the offset of the first character that is wrong.
 */
export function parseJson(text: string, maxDepth: number): JsonNode {
  return new JsonReader(text, maxDepth).readDocument();
}
