import { printJson } from '../jsonText/printJson';
import { Said } from '../sentences/Said';
import { say } from '../sentences/say';
import { fromTo, told } from '../sentences/told';
import { AvroField, AvroRecord, describeType, sayType } from './AvroSchema';
import { DiffPlace, harmless, subjectOf } from './avroChange';
import type { DiffWalk } from './diffAvro';

/** How a field of the old record lives on in the new one. */
interface FieldPair {
  old: AvroField;
  now: AvroField;
  renamedBy?: 'alias' | 'author';
}

/** Reports added, removed, renamed, moved and changed fields of a record, and walks into each. */
export function diffFields(
  walk: DiffWalk,
  before: AvroRecord,
  after: AvroRecord,
  path: string,
): void {
  const pairs = pairFields(walk, before, after, path);
  const paired = new Map(pairs.map(pair => [pair.now, pair]));
  const kept = new Set(pairs.map(pair => pair.old));
  const moved = movedFields(before, pairs);
  const removed = before.fields.filter(field => !kept.has(field));
  for (const field of after.fields) {
    const pair = paired.get(field);
    if (pair) {
      diffField(walk, pair, { path, moved: moved.has(pair) });
    } else {
      reportAdded(walk, field, joined(path, field.name), removed);
    }
  }
  for (const field of removed) {
    reportRemoved(walk, field, joined(path, field.name));
  }
}

function pairFields(
  walk: DiffWalk,
  before: AvroRecord,
  after: AvroRecord,
  path: string,
): FieldPair[] {
  const free = new Map(before.fields.map(field => [field.name, field]));
  const byAuthor = new Map(
    before.fields.flatMap(({ name }): [string, string][] => {
      const target = walk.renames.get(joined(path, name));
      return target === undefined ? [] : [[target, name]];
    }),
  );
  const take = (name: string | undefined) => {
    const field = name === undefined ? undefined : free.get(name);
    if (field) free.delete(field.name);
    return field;
  };
  const sameName = new Map(
    after.fields.map(field => [field, take(field.name)]),
  );
  return after.fields.flatMap((now): FieldPair[] => {
    const same = sameName.get(now);
    if (same) return [{ old: same, now }];
    const alias = take(now.aliases.find(name => free.has(name)));
    if (alias) return [{ old: alias, now, renamedBy: 'alias' }];
    const said = take(byAuthor.get(now.name));
    return said ? [{ old: said, now, renamedBy: 'author' }] : [];
  });
}

function diffField(
  walk: DiffWalk,
  pair: FieldPair,
  { path, moved }: { path: string; moved: boolean },
): void {
  const { old, now } = pair;
  const place = {
    path: joined(path, now.name),
    old: old.pointer,
    new: now.pointer,
  };
  if (pair.renamedBy) reportRenamed(walk, pair, place);
  if (moved) {
    walk.report(place, {
      ...harmless('moved', undefined, undefined),
      ...told(say('schema.avro.moved', { what: subjectOf(place) })),
    });
  }
  walk.compare(old.type, now.type, {
    path: place.path,
    old: `${old.pointer}/type`,
    new: `${now.pointer}/type`,
  });
  const [oldDefault, newDefault] = [old, now].map(
    field => field.default && printJson(field.default, { sorted: true }),
  );
  if (oldDefault !== newDefault) {
    walk.report(place, {
      ...harmless('defaultChanged', oldDefault, newDefault),
      ...told(sayDefaultChange(place, oldDefault, newDefault)),
    });
  }
  walk.compareDocs(old.doc, now.doc, place, subjectOf(place));
  walk.compareProperties(old.properties, now.properties, place);
  const aliases = [old, now].map(field => field.aliases.join(', '));
  if (aliases[0] !== aliases[1] && !pair.renamedBy) {
    walk.report(place, {
      ...harmless('metadataChanged', aliases[0], aliases[1]),
      ...told(say('schema.avro.field-aliases', { what: subjectOf(place) })),
    });
  }
}

function reportRenamed(
  walk: DiffWalk,
  { old, now, renamedBy }: FieldPair,
  place: DiffPlace,
): void {
  const readable = renamedBy === 'alias' || now.default;
  walk.report(place, {
    kind: 'renamed',
    before: old.name,
    after: now.name,
    backward: readable ? 'ok' : 'breaking',
    forward: old.default ? 'ok' : 'breaking',
    because: ['READER_FIELD_MISSING_DEFAULT_VALUE'],
    ...told(
      say(
        renamedBy === 'alias'
          ? 'schema.avro.renamed-by-alias'
          : 'schema.avro.renamed',
        { before: old.name, what: subjectOf(place) },
      ),
    ),
  });
}

function reportAdded(
  walk: DiffWalk,
  field: AvroField,
  path: string,
  removed: readonly AvroField[],
): void {
  const twin = removed.find(
    each => describeType(each.type) === describeType(field.type),
  );
  const what = subjectOf({ path });
  const added = field.default
    ? say('schema.avro.added-with-default', {
        what,
        value: printJson(field.default),
      })
    : say('schema.avro.added', { what });
  walk.report(
    { path, old: '', new: field.pointer },
    {
      kind: 'added',
      ...fromTo(undefined, sayType(field.type)),
      backward: field.default ? 'ok' : 'breaking',
      forward: 'ok',
      because: field.default ? [] : ['READER_FIELD_MISSING_DEFAULT_VALUE'],
      ...told(
        twin
          ? say('schema.avro.added-or-renamed', { added, name: twin.name })
          : added,
      ),
    },
  );
}

function reportRemoved(walk: DiffWalk, field: AvroField, path: string): void {
  walk.report(
    { path, old: field.pointer, new: '' },
    {
      kind: 'removed',
      ...fromTo(sayType(field.type), undefined),
      backward: 'ok',
      forward: field.default ? 'ok' : 'breaking',
      because: field.default ? [] : ['READER_FIELD_MISSING_DEFAULT_VALUE'],
      ...told(
        say(
          field.default
            ? 'schema.change.removed'
            : 'schema.avro.removed-for-good',
          { what: subjectOf({ path }) },
        ),
      ),
    },
  );
}

/** The fewest fields whose moving explains the new order. */
function movedFields(
  before: AvroRecord,
  pairs: readonly FieldPair[],
): Set<FieldPair> {
  const position = new Map(before.fields.map((field, at) => [field, at]));
  const positions = pairs.map(pair => position.get(pair.old) ?? 0);
  const inOrder = longestIncreasing(positions);
  return new Set(pairs.filter((_, index) => !inOrder.has(index)));
}

/** Indexes of one longest increasing subsequence, by patience sorting. */
function longestIncreasing(values: readonly number[]): Set<number> {
  const tails: number[] = [];
  const previous = new Map<number, number | undefined>();
  values.forEach((value, index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const tail = tails[middle];
      if (tail !== undefined && (values[tail] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous.set(index, low > 0 ? tails[low - 1] : undefined);
    tails[low] = index;
  });
  const chosen = new Set<number>();
  let at = tails[tails.length - 1];
  while (at !== undefined) {
    chosen.add(at);
    at = previous.get(at);
  }
  return chosen;
}

function sayDefaultChange(
  place: DiffPlace,
  before: string | undefined,
  after: string | undefined,
): Said {
  const what = subjectOf(place);
  if (after === undefined) {
    return say('schema.change.default-lost', { what, before: before ?? '' });
  }
  return before === undefined
    ? say('schema.change.default-set', { what, after })
    : say('schema.change.default', { what, before, after });
}

function joined(path: string, name: string): string {
  return path ? `${path}.${name}` : name;
}
