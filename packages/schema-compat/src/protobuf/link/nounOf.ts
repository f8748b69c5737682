import { Found } from './Symbols';

const nouns: Readonly<Record<Found['kind'], string>> = {
  message: 'a message',
  enum: 'an enum',
  value: 'an enum value',
  field: 'a field',
  oneof: 'a oneof',
  service: 'a service',
  method: 'a method',
  package: 'a package',
};

/** What a name stands for, in words: `an enum value`. */
export function nounOf({ kind }: Found): string {
  return nouns[kind];
}
