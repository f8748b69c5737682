import { ChangeItem } from '@millrace/backstage-plugin-streaming-common';
import { StoredStep } from '../requests/store';

/** Access rules are created in one go, hence one step for all of them. */
export const ACCESS_STEP = 'access';

/** The steps of a change-set in the order of execution: topics, schemas, access, catalog. All pending. */
export function planSteps(items: readonly ChangeItem[]): StoredStep[] {
  const steps: StoredStep[] = [];
  const add = (kind: StoredStep['kind'], item: string, title: string) =>
    steps.push({
      id: `${kind}:${item}`,
      kind,
      item,
      title,
      outcome: 'pending',
      detail: null,
      attempt: 0,
      startedAt: null,
      endedAt: null,
      created: null,
    });
  for (const item of items) {
    if (item.kind === 'topic') {
      add('topic', item.id, `Topic ${item.name}`);
    }
  }
  for (const item of items) {
    if (item.kind === 'subject') {
      add('schema', item.id, `Schema of ${item.subject}`);
    }
  }
  const rules = items.filter(item => item.kind === 'acl').length;
  if (rules > 0) {
    add('access', ACCESS_STEP, countOf(rules, 'access rule'));
  }
  for (const item of items) {
    if (item.kind === 'catalogEntity') {
      add('catalog', item.id, `Catalog entity ${item.entityRef}`);
    }
  }
  return steps;
}

/** The items that a step brings into being. */
export function itemsOf(
  step: StoredStep,
  items: readonly ChangeItem[],
): ChangeItem[] {
  return step.item === ACCESS_STEP
    ? items.filter(item => item.kind === 'acl')
    : items.filter(item => item.id === step.item);
}

/** `1 access rule`, `3 access rules`. */
export function countOf(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
