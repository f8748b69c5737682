/** One request of the script. */
export interface Operation {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  route: string;
  body?: object;
}

const levels = [
  'NONE',
  'BACKWARD',
  'FORWARD',
  'FULL',
  'BACKWARD_TRANSITIVE',
  'FORWARD_TRANSITIVE',
  'FULL_TRANSITIVE',
];

const record = (...fields: object[]) =>
  JSON.stringify({ type: 'record', name: 'Moved', fields });
const id = { name: 'id', type: 'string' };
const avro = [
  '"string"',
  record(id),
  record(id, { name: 'teu', type: 'int' }),
  record(id, { name: 'teu', type: 'int', default: 0 }),
  record(id, { name: 'teu', type: 'long', default: 0 }),
  record(id, { name: 'teu', type: ['null', 'int'], default: null }),
  record(id, {
    name: 'state',
    type: { type: 'enum', name: 'State', symbols: ['IN', 'OUT'] },
  }),
  record(id, {
    name: 'state',
    type: { type: 'enum', name: 'State', symbols: ['IN', 'OUT', 'LOST'] },
  }),
  record({ name: 'id', type: 'bytes' }),
  record(id, { name: 'seal', type: { type: 'fixed', name: 'Seal', size: 8 } }),
  record(id, { name: 'seal', type: { type: 'fixed', name: 'Seal', size: 9 } }),
  record(id, { name: 'legs', type: { type: 'array', items: 'double' } }),
];
const broken = ['{"type":"nothing"}', '{"type":"record","name":"R"}', '{'];

const get = (route: string): Operation => ({ method: 'GET', route });
const remove = (route: string): Operation => ({ method: 'DELETE', route });
const post = (route: string, body: object): Operation => ({
  method: 'POST',
  route,
  body,
});
const put = (route: string, body: object): Operation => ({
  method: 'PUT',
  route,
  body,
});

/**
 * A script of registrations, checks, lookups, deletes and settings on two subjects of its own, the same for the same
 * seed.
 */
export function* writeScript(
  seed: number,
  length: number,
): Generator<Operation> {
  const subjects = [`crane-${seed}-value`, `berth-${seed}-value`];
  const random = mulberry32(seed);
  // Registries differ in what they begin with.
  yield put('/config', { compatibility: 'BACKWARD' });
  const pick = <T>(choices: readonly T[]): T =>
    choices[Math.floor(random() * choices.length)] as T;
  for (let step = 0; step < length; step++) {
    const subject = pick(subjects);
    const at = `/subjects/${subject}`;
    const schema = random() < 0.06 ? pick(broken) : pick(avro);
    const version = pick(['1', '2', '3', 'latest', '-1', '9', '0', 'x']);
    const makers: [weight: number, make: () => Operation][] = [
      [6, () => post(`${at}/versions`, { schema })],
      [2, () => post(at, { schema })],
      [
        3,
        () =>
          post(
            `/compatibility${at}/versions/${pick(['latest', '1', '2', '7'])}`,
            { schema },
          ),
      ],
      [1, () => post(`/compatibility${at}/versions`, { schema })],
      [2, () => get(`${at}/versions`)],
      [1, () => get(`${at}/versions?deleted=true`)],
      [2, () => get(`${at}/versions/${version}`)],
      [1, () => get(`${at}/versions/${version}/schema`)],
      [1, () => get(`/subjects?subjectPrefix=${subject}`)],
      [1, () => get(`/subjects?subjectPrefix=${subject}&deleted=true`)],
      [1, () => remove(`${at}/versions/${pick(['1', '2', 'latest'])}`)],
      [
        1,
        () => remove(`${at}/versions/${pick(['1', '2', '3'])}?permanent=true`),
      ],
      [0.5, () => remove(at)],
      [0.5, () => remove(`${at}?permanent=true`)],
      [1, () => put(`/config/${subject}`, { compatibility: pick(levels) })],
      [0.3, () => put(`/config/${subject}`, { compatibility: 'SIDEWARD' })],
      [1, () => get(`/config/${subject}`)],
      [0.5, () => get(`/config/${subject}?defaultToGlobal=true`)],
      [0.7, () => remove(`/config/${subject}`)],
      [0.3, () => put('/config', { compatibility: pick(levels) })],
      [0.3, () => get('/config')],
      [0.3, () => get('/mode')],
      [0.3, () => get('/schemas/types')],
    ];
    const total = makers.reduce((sum, [weight]) => sum + weight, 0);
    let left = random() * total;
    const chosen = makers.find(([weight]) => (left -= weight) < 0);
    if (chosen) {
      yield chosen[1]();
    }
  }
}

/** A small generator of numbers in [0, 1) that is the same everywhere. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
