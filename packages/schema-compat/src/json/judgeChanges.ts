import { SchemaChange } from '../model/SchemaChange';
import { SchemaIncompatibility } from '../model/SchemaIncompatibility';
import { told } from '../sentences/told';

export type UnjudgedChange = Omit<
  SchemaChange,
  'backward' | 'forward' | 'because'
> & {
  /** The keyword that changed, if it is one. */
  keyword?: string;
};

interface Judged {
  change: UnjudgedChange;
  reasons: SchemaIncompatibility[];
}

const harmless: ReadonlySet<SchemaChange['kind']> = new Set([
  'docChanged',
  'metadataChanged',
  'defaultChanged',
]);

/**
 * Says of every change whether it breaks: what was found at its field, in its keyword, or around it
 * where nothing else changed there. What no change accounts for, as when only a definition behind
 * a keyword changed, is added as a change in the words of the compatibility check.
 *
 * Shape: the changes in their order, then the added ones; one says that it breaks exactly when
 * there are incompatibilities.
 */
export function judgeChanges(
  changes: readonly UnjudgedChange[],
  incompatibilities: readonly SchemaIncompatibility[],
): SchemaChange[] {
  const judged = changes.map((change): Judged => ({ change, reasons: [] }));
  const able = judged.filter(({ change }) => !harmless.has(change.kind));
  const byField = groupBy(able, ({ change }) => change.fieldPath);
  const unclaimed = incompatibilities.filter(each => {
    const own = byField.get(each.fieldPath) ?? [];
    const found = own.length ? own : able.filter(one => isKeyword(one, each));
    found.forEach(({ reasons }) => reasons.push(each));
    return !found.length;
  });
  const rest = unclaimed.filter(each => {
    const [only, another] = able.filter(one => isInside(one, each));
    if (!only || another) return true;
    only.reasons.push(each);
    return false;
  });
  return [
    ...judged.map(({ change: { keyword: _, ...change }, reasons }) => ({
      ...change,
      ...verdictOf(reasons),
    })),
    ...[
      ...groupBy(rest, each => `${each.rule} ${each.fieldPath}`).values(),
    ].flatMap(toChange),
  ];
}

/** Whether the keyword that changed is the one that an incompatibility is about. */
function isKeyword({ change }: Judged, about: SchemaIncompatibility): boolean {
  const { keyword } = change;
  return (
    keyword !== undefined &&
    `${about.path}/`.startsWith(`${pointerOf(change, about)}/${keyword}/`)
  );
}

function isInside({ change }: Judged, about: SchemaIncompatibility): boolean {
  return (
    about.path !== '/' && pointerOf(change, about).startsWith(`${about.path}/`)
  );
}

/** Where a change is in the schema that reads. */
function pointerOf(
  { pointerOld = '', pointerNew = '' }: UnjudgedChange,
  { direction }: SchemaIncompatibility,
): string {
  return direction === 'BACKWARD'
    ? pointerNew || pointerOld
    : pointerOld || pointerNew;
}

function verdictOf(
  reasons: readonly SchemaIncompatibility[],
): Pick<SchemaChange, 'backward' | 'forward' | 'because'> {
  const breaks = (asked: SchemaIncompatibility['direction']) =>
    reasons.some(({ direction }) => direction === asked) ? 'breaking' : 'ok';
  return {
    backward: breaks('BACKWARD'),
    forward: breaks('FORWARD'),
    because: [...new Set(reasons.map(({ rule }) => rule))],
  };
}

/** The same rule at the same field, in one direction or both. */
function toChange(reasons: readonly SchemaIncompatibility[]): SchemaChange[] {
  const [first] = reasons;
  if (!first) return [];
  const at = (asked: SchemaIncompatibility['direction']) =>
    reasons
      .find(({ direction }) => direction === asked)
      ?.path.replace(/^\/$/, '');
  return [
    {
      kind: 'constraintChanged',
      fieldPath: first.fieldPath,
      pointerOld: at('FORWARD'),
      pointerNew: at('BACKWARD'),
      ...verdictOf(reasons),
      ...told(first.said),
    },
  ];
}

function groupBy<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(item);
  }
  return groups;
}
