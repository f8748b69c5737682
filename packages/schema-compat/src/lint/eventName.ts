import { capitalize, wordsOf } from './words';
import { Said } from '../sentences/Said';
import { say } from '../sentences/say';

/** Fields by which a record shows that it is an event. */
const eventFields = ['event_id', 'event_type', 'event_time', 'occurred_at'];

/** Past forms that do not end in "ed". */
const irregularPast = new Set(
  'begun bought broken brought built caught chosen done drawn driven fallen forgotten found frozen given gone held hidden kept known laid left lent lost made met paid put raised read risen seen sent set shut sold spent split spoken stolen stood sworn taken taught told torn understood won withdrawn written'.split(
    ' ',
  ),
);

/** Commands whose past form is certain enough to propose. */
const commands = new Map([
  ['accept', 'accepted'],
  ['add', 'added'],
  ['approve', 'approved'],
  ['book', 'booked'],
  ['cancel', 'cancelled'],
  ['close', 'closed'],
  ['complete', 'completed'],
  ['confirm', 'confirmed'],
  ['create', 'created'],
  ['delete', 'deleted'],
  ['open', 'opened'],
  ['pay', 'paid'],
  ['place', 'placed'],
  ['register', 'registered'],
  ['reject', 'rejected'],
  ['remove', 'removed'],
  ['send', 'sent'],
  ['ship', 'shipped'],
  ['start', 'started'],
  ['stop', 'stopped'],
  ['submit', 'submitted'],
  ['update', 'updated'],
]);

/**
 * Whether a record is an event by its name or its fields and yet not named as a past fact. The
 * proposal is absent where nobody but a person knows the words.
 */
export function eventNameFault(
  name: string,
  fieldNames: readonly string[],
): { said: Said; advice: Said; proposal?: string } | undefined {
  const words = wordsOf(name).filter(word => !/^v?\d+$/.test(word));
  const named = words.at(-1) === 'event';
  const carries = fieldNames.some(each =>
    eventFields.includes(wordsOf(each).join('_')),
  );
  const verb = (named ? words.slice(0, -1) : words).at(-1) ?? '';
  if (!(named || carries) || isPast(verb)) return undefined;
  const proposal = pastName(named ? words.slice(0, -1) : words);
  return {
    said: say('schema.lint.event-name', { name }),
    advice: proposal
      ? say('schema.fix.event-name', { proposal })
      : say('schema.fix.event-fact'),
    proposal,
  };
}

function isPast(word: string): boolean {
  return word.endsWith('ed') || irregularPast.has(word);
}

/** "place order" → "OrderPlaced"; undefined when no word is a known command. */
function pastName(words: readonly string[]): string | undefined {
  const index = words.findIndex(word => commands.has(word));
  const past = commands.get(words[index] ?? '');
  if (!past) return undefined;
  const nouns = words.filter((_, at) => at !== index);
  return [...nouns, past].map(capitalize).join('');
}
