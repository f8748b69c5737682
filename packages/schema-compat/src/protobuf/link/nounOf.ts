import { Said } from '../../sentences/Said';
import { say } from '../../sentences/say';
import { Found } from './Symbols';

/** What a name stands for, in words: `an enum value`. */
export function nounOf({ kind }: Found): Said {
  return say(`schema.proto.noun-${kind}`);
}
