import { Said, SaidValue } from './Said';
import { inEnglish } from './say';

/** The English and the data of one sentence, as changes carry both. */
export function told(said: Said): { sentence: string; said: Said } {
  return { sentence: inEnglish(said), said };
}

/** What was there before and after, in English; as data, too, where a value has words of its own. */
interface BeforeAndAfter {
  before?: string;
  after?: string;
  saidBefore?: Said;
  saidAfter?: Said;
}

/** The values of a change as it carries them. */
export function fromTo(
  before: SaidValue | undefined,
  after: SaidValue | undefined,
): BeforeAndAfter {
  return {
    before: before === undefined ? undefined : inEnglish(before),
    after: after === undefined ? undefined : inEnglish(after),
    ...(typeof before === 'object' ? { saidBefore: before } : {}),
    ...(typeof after === 'object' ? { saidAfter: after } : {}),
  };
}
