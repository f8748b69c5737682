import { Place } from '../model/ProtoFile';
import { SchemaProblem } from '../../model/SchemaProblem';
import { ProtoSyntaxError, Token } from './Token';
import { Said } from '../../sentences/Said';
import { say, worded } from '../../sentences/say';

/** Problems kept; a text that is something else altogether would have thousands. */
const maxProblems = 100;

/** What an identifier may be expected to name. */
type NamedThing =
  | 'enum'
  | 'extension'
  | 'field'
  | 'message'
  | 'method'
  | 'oneof'
  | 'option'
  | 'package'
  | 'service'
  | 'type'
  | 'value';

/** Reads tokens one after the other, and finds its way back after an error. */
export class TokenStream {
  readonly problems: SchemaProblem[] = [];
  readonly #tokens: readonly Token[];
  #index = 0;

  /** @param tokens - the last of them has kind `end` */
  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  peek(ahead = 0): Token {
    const index = Math.min(this.#index + ahead, this.#tokens.length - 1);
    // The list is never empty: it ends with the token of kind `end`.
    return this.#tokens[index] as Token;
  }

  /** The token read last. */
  get last(): Token | undefined {
    return this.#tokens[this.#index - 1];
  }

  next(): Token {
    const token = this.peek();
    if (token.kind !== 'end') this.#index++;
    return token;
  }

  isAt(text: string): boolean {
    const token = this.peek();
    return token.text === text && token.kind !== 'string';
  }

  skip(text: string): boolean {
    if (!this.isAt(text)) return false;
    this.next();
    return true;
  }

  expect(text: string): Token {
    if (!this.isAt(text)) this.fail(expected(text));
    return this.next();
  }

  identifier(what: NamedThing): Token {
    if (this.peek().kind !== 'identifier') {
      this.fail(say(`schema.proto.name-expected-${what}`));
    }
    return this.next();
  }

  /** A whole number up to a limit, without sign. */
  integer(
    what: 'number' | 'field-number',
    limit: number,
  ): { value: number; token: Token } {
    const token = this.peek();
    if (token.kind !== 'integer') {
      this.fail(say(`schema.proto.expected-${what}`));
    }
    const value = Number(integerOf(token.text));
    if (value > limit) {
      this.fail(
        say(`schema.proto.too-large-${what}`, { text: token.text, limit }),
      );
    }
    return { value, token: this.next() };
  }

  /** One literal, or several that stand behind each other and belong together. */
  string(what: 'import' | 'reserved' | 'syntax' | 'value'): {
    bytes: Uint8Array;
    place: Place;
  } {
    const place = placeOf(this.peek());
    if (this.peek().kind !== 'string') {
      this.fail(say(`schema.proto.quoted-${what}`));
    }
    const parts: Uint8Array[] = [];
    while (this.peek().kind === 'string') {
      parts.push(this.next().bytes ?? new Uint8Array());
    }
    const [only] = parts;
    if (only && parts.length === 1) return { bytes: only, place };
    const bytes = new Uint8Array(
      parts.reduce((sum, { length }) => sum + length, 0),
    );
    let at = 0;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    return { bytes, place };
  }

  /** `.harbour.Crane`, `Crane`. */
  typeName(what: NamedThing = 'type'): { text: string; place: Place } {
    const place = placeOf(this.peek());
    const lead = this.skip('.') ? '.' : '';
    const { text } = this.dottedName(what);
    return { text: lead + text, place };
  }

  dottedName(what: NamedThing): { text: string; place: Place } {
    const first = this.identifier(what);
    const parts = [first.text];
    while (this.skip('.')) parts.push(this.identifier(what).text);
    return { text: parts.join('.'), place: placeOf(first) };
  }

  /** Ends a statement; answers the comment behind it. */
  endStatement(): string | undefined {
    return this.expect(';').behind;
  }

  /** @throws ProtoSyntaxError that says what stands here instead. */
  fail(problem: Said): never {
    const token = this.peek();
    const found =
      token.kind === 'end'
        ? say('schema.parse.text-end')
        : shorten(`"${token.text}"`);
    throw new ProtoSyntaxError(
      say('schema.proto.found', { problem, found }),
      token,
    );
  }

  report(rule: string, said: Said, place: Place | undefined): void {
    const before = this.problems.at(-1);
    const isEcho =
      before?.rule === 'syntax' &&
      before.line === place?.line &&
      before.column === place?.column;
    if (isEcho || this.problems.length >= maxProblems) return;
    this.problems.push({
      rule,
      path: '',
      ...worded(said),
      ...(place && { line: place.line, column: place.column }),
    });
  }

  /** Reads one statement; after an error, goes on behind it. */
  statement(read: () => void): void {
    const start = this.#index;
    try {
      read();
    } catch (error) {
      if (!(error instanceof ProtoSyntaxError)) throw error;
      this.report('syntax', error.said, error.place);
      this.#skipStatement(start);
    }
  }

  /** The statements between braces. */
  block(read: () => void): void {
    this.expect('{');
    while (!this.isAt('}')) {
      if (this.peek().kind === 'end') this.fail(expected('}'));
      this.statement(read);
    }
    this.expect('}');
  }

  #skipStatement(start: number): void {
    // Nobody reads on, and each error costs more than the statement.
    if (this.problems.length >= maxProblems) {
      this.#index = this.#tokens.length - 1;
    }
    for (;;) {
      const token = this.peek();
      if (token.kind === 'end') return;
      if (token.kind === 'symbol') {
        if (token.text === '}') {
          // The end of the block around; but something must have been read.
          if (this.#index === start) this.next();
          return;
        }
        this.next();
        if (token.text === ';') return;
        if (token.text === '{') {
          this.#skipBlock();
          return;
        }
      } else {
        this.next();
      }
    }
  }

  #skipBlock(): void {
    for (let depth = 1; depth > 0; ) {
      const token = this.next();
      if (token.kind === 'end') return;
      if (token.kind === 'symbol' && token.text === '{') depth++;
      if (token.kind === 'symbol' && token.text === '}') depth--;
    }
  }
}

/** That a word or sign must stand here. */
export function expected(token: string): Said {
  return say('schema.proto.expected', { token });
}

export function placeOf({ line, column }: Place): Place {
  return { line, column };
}

/** The value of an integer literal: decimal, `0x` hexadecimal, or octal after a zero. */
export function integerOf(text: string): bigint {
  return /^0[0-7]+$/.test(text) ? BigInt(`0o${text.slice(1)}`) : BigInt(text);
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…"` : text;
}
