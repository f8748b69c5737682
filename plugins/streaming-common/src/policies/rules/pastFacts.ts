/** Past participles that do not end in -ed and are common in event names. */
const irregular = new Set(
  (
    'begun bought broken brought built caught chosen cut done drawn driven fallen forgotten found frozen given gone ' +
    'grown held hidden hit hurt kept known laid left lent let lost made met paid put quit read reset risen run seen ' +
    'sent set shown shut sold spent split spoken spread stolen sunk swept taken taught thrown told torn ' +
    'understood undone withdrawn won worn written'
  ).split(' '),
);

const irregularForms: Record<string, string> = {
  begin: 'begun',
  buy: 'bought',
  build: 'built',
  choose: 'chosen',
  draw: 'drawn',
  give: 'given',
  hold: 'held',
  keep: 'kept',
  lose: 'lost',
  make: 'made',
  pay: 'paid',
  sell: 'sold',
  send: 'sent',
  take: 'taken',
  withdraw: 'withdrawn',
  write: 'written',
};

/** Whether the last word of an action reads as something that happened: `placed`, `paid`, `checked-out`. */
export function isPastFact(action: string): boolean {
  return action
    .split('-')
    .some(word => /[a-z]ed$/.test(word) || irregular.has(word));
}

/** The past form of a verb, good enough for a suggestion. */
export function pastForm(verb: string): string {
  const known = irregularForms[verb];
  if (known) {
    return known;
  }
  if (verb.endsWith('e')) {
    return `${verb}d`;
  }
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${verb}ed`;
}
