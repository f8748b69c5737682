import { Place } from '../model/ProtoFile';
import { Said } from '../../sentences/Said';
import { inEnglish } from '../../sentences/say';

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
  readonly said: Said;
  readonly place: Place;

  constructor(said: Said, place: Place) {
    super(inEnglish(said));
    this.name = 'ProtoSyntaxError';
    this.said = said;
    this.place = { line: place.line, column: place.column };
  }
}
