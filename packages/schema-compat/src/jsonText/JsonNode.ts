import { SaidValue } from '../sentences/Said';
import { say } from '../sentences/say';

/**
 * A JSON value as it was written: numbers keep their digits, members keep their order, and names
 * such as `__proto__` are plain keys of a map. `offset` is where the value starts in the text.
 *
 * @public
 */
export type JsonNode =
  | JsonObject
  | JsonArray
  | JsonString
  | JsonNumber
  | JsonBoolean
  | JsonNull;

/** @public */
export interface JsonObject {
  readonly kind: 'object';
  readonly members: ReadonlyMap<string, JsonNode>;
  readonly offset: number;
}

/** @public */
export interface JsonArray {
  readonly kind: 'array';
  readonly items: readonly JsonNode[];
  readonly offset: number;
}

/** @public */
export interface JsonString {
  readonly kind: 'string';
  readonly value: string;
  readonly offset: number;
}

/**
 * `raw` holds the digits of the text, so that numbers beyond 2^53 survive.
 *
 * @public
 */
export interface JsonNumber {
  readonly kind: 'number';
  readonly raw: string;
  readonly offset: number;
}

/** @public */
export interface JsonBoolean {
  readonly kind: 'boolean';
  readonly value: boolean;
  readonly offset: number;
}

/** @public */
export interface JsonNull {
  readonly kind: 'null';
  readonly offset: number;
}

/** "an object", "a number" …: how a sentence names what stands in the text. */
export function sayNode(node: JsonNode): SaidValue {
  switch (node.kind) {
    case 'object':
      return say('schema.parse.object');
    case 'array':
      return say('schema.parse.array');
    case 'null':
      return 'null';
    case 'string':
      return say('schema.parse.text', {
        text: JSON.stringify(shorten(node.value)),
      });
    case 'number':
      return say('schema.parse.number', { number: shorten(node.raw) });
    default:
      return String(node.value);
  }
}

/** One step of a JSON pointer (RFC 6901), escaped. */
export function pointerStep(name: string | number): string {
  return `/${String(name).replace(/~/g, '~0').replace(/\//g, '~1')}`;
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
