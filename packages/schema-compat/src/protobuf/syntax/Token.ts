import { Place } from '../model/ProtoFile';

/** `bytes` is what a string literal stands for. */
export interface Token extends Place {
  kind: 'identifier' | 'integer' | 'float' | 'string' | 'symbol' | 'end';
  text: string;
  bytes?: Uint8Array;
  /** The comment that ends on the line before, or on the same line. */
  above?: string;
  /** A comment behind the token on its line. */
  behind?: string;
  /** Where the token ends in the text, in UTF-16 units. */
  end: number;
}

/** Why a text is no `.proto` file. */
export class ProtoSyntaxError extends Error {
  readonly place: Place;

  constructor(message: string, place: Place) {
    super(message);
    this.name = 'ProtoSyntaxError';
    this.place = { line: place.line, column: place.column };
  }
}
