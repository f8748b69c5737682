import { Place } from '../model/ProtoFile';
import { readLiteral } from './readLiteral';
import { ProtoSyntaxError, Token } from './Token';
import { Said } from '../../sentences/Said';
import { say } from '../../sentences/say';

const identifier = /[A-Za-z_][A-Za-z0-9_]*/y;
const number =
  /0[xX][0-9a-fA-F]+|(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|[0-9]+[eE][+-]?[0-9]+|[0-9]+/y;
const blank = /[ \t\r\n\v\f]+/y;
const lineComment = /\/\/[^\n]*/y;

/** Much more than a file of the largest size has that says something. */
const maxTokens = 400_000;

/** Cuts a text into tokens, the last of which has kind `end`. */
class Tokenizer {
  readonly tokens: Token[] = [];
  readonly #text: string;
  #at = 0;
  #line = 1;
  #lineStart = 0;
  #comment: { text: string; lastLine: number } | undefined;

  constructor(text: string) {
    this.#text = text;
    // A byte order mark says nothing in UTF-16.
    if (text.startsWith('\uFEFF')) this.#at = this.#lineStart = 1;
  }

  run(): Token[] {
    for (;;) {
      this.#skip();
      const token = this.#read();
      this.tokens.push(token);
      if (this.tokens.length > maxTokens) {
        this.#fail(say('schema.proto.too-many-words', { limit: maxTokens }));
      }
      if (token.kind === 'end') return this.tokens;
    }
  }

  get #place(): Place {
    return { line: this.#line, column: this.#at - this.#lineStart + 1 };
  }

  #skip(): void {
    for (;;) {
      const space = this.#match(blank);
      const start = this.#line;
      if (space !== undefined) {
        this.#advance(space);
      } else if (this.#text.startsWith('//', this.#at)) {
        const text = this.#match(lineComment) ?? '';
        this.#advance(text);
        this.#keep(text.slice(2), start);
      } else if (this.#text.startsWith('/*', this.#at)) {
        this.#keep(this.#readBlockComment(), start);
      } else {
        return;
      }
    }
  }

  #readBlockComment(): string {
    const close = this.#text.indexOf('*/', this.#at + 2);
    if (close < 0) this.#fail(say('schema.proto.comment-end'));
    const inner = this.#text.slice(this.#at + 2, close);
    if (inner.includes('/*')) {
      this.#fail(say('schema.proto.comment-nested'));
    }
    this.#advance(`/*${inner}*/`);
    return inner.replace(/^[ \t]*\*?[ \t]?/gm, '');
  }

  /** A comment belongs to the token before it on its line, else to the one that follows. */
  #keep(text: string, firstLine: number): void {
    const line = text.trim();
    const before = this.tokens.at(-1);
    const pending = this.#comment;
    if (before?.line === firstLine && !pending) {
      before.behind = line;
    } else if (pending && firstLine <= pending.lastLine + 1) {
      pending.text += `\n${line}`;
      pending.lastLine = this.#line;
    } else {
      this.#comment = { text: line, lastLine: this.#line };
    }
  }

  #read(): Token {
    const place = this.#place;
    const pending = this.#comment;
    this.#comment = undefined;
    const above =
      pending && place.line <= pending.lastLine + 1
        ? pending.text
        : this.#takeBetween();
    const first = this.#text[this.#at];
    if (first === undefined) {
      return { kind: 'end', text: '', ...place, end: this.#at };
    }
    const { kind, text, bytes } = this.#readToken(first);
    this.#advance(text);
    return { kind, text, bytes, above, ...place, end: this.#at };
  }

  /** A comment between two tokens of one line belongs to the one behind it. */
  #takeBetween(): string | undefined {
    const before = this.tokens.at(-1);
    if (!before?.behind || before.line !== this.#line) return undefined;
    if (this.#at === this.#text.length) return undefined;
    const text = before.behind;
    before.behind = undefined;
    return text;
  }

  #readToken(first: string): Pick<Token, 'kind' | 'text' | 'bytes'> {
    const word = this.#match(identifier);
    if (word !== undefined) return { kind: 'identifier', text: word };
    if (first === '"' || first === "'") {
      const literal = readLiteral(this.#text, this.#at, this.#place);
      return { kind: 'string', ...literal };
    }
    const digits = this.#match(number);
    if (digits !== undefined) return this.#readNumber(digits);
    if (first < ' ' || first > '~') {
      this.#fail(
        say('schema.proto.character', { character: JSON.stringify(first) }),
      );
    }
    return { kind: 'symbol', text: first };
  }

  #readNumber(text: string): Pick<Token, 'kind' | 'text'> {
    const next = this.#text[this.#at + text.length] ?? '';
    if (/[A-Za-z0-9_.]/.test(next)) {
      this.#fail(say('schema.proto.number-space', { text }));
    }
    const isHexadecimal = /^0x/i.test(text);
    if (!isHexadecimal && /[.eE]/.test(text)) return { kind: 'float', text };
    if (!isHexadecimal && /^0[0-9]*[89]/.test(text)) {
      this.#fail(say('schema.proto.octal', { text }));
    }
    return { kind: 'integer', text };
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text)?.[0];
  }

  #advance(text: string): void {
    for (
      let at = text.indexOf('\n');
      at >= 0;
      at = text.indexOf('\n', at + 1)
    ) {
      this.#line++;
      this.#lineStart = this.#at + at + 1;
    }
    this.#at += text.length;
  }

  #fail(said: Said): never {
    throw new ProtoSyntaxError(said, this.#place);
  }
}

/**
 * The tokens of a `.proto` text.
 *
 * @throws ProtoSyntaxError at the first character that starts none.
 */
export function tokenize(text: string): Token[] {
  return new Tokenizer(text).run();
}
