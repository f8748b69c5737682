import {
  ChangeItem,
  inEnglish,
  Said,
  say,
} from '@millrace/backstage-plugin-streaming-common';
import { StoredStep } from '../requests/store';

/** Access rules are created in one go, hence one step for all of them. */
export const ACCESS_STEP = 'access';

/** The steps of a change-set in the order of execution: topics, schemas, access, catalog. All pending. */
export function planSteps(items: readonly ChangeItem[]): StoredStep[] {
  const steps: StoredStep[] = [];
  const add = (kind: StoredStep['kind'], item: string, title: Said) =>
    steps.push({
      id: `${kind}:${item}`,
      kind,
      item,
      title: inEnglish(title),
      outcome: 'pending',
      detail: null,
      said: { title },
      attempt: 0,
      startedAt: null,
      endedAt: null,
      created: null,
    });
  for (const item of items) {
    if (item.kind === 'topic') {
      add('topic', item.id, say('step.topic', { name: item.name }));
    }
  }
  for (const item of items) {
    if (item.kind === 'subject') {
      add('schema', item.id, say('step.schema', { subject: item.subject }));
    }
  }
  const rules = items.filter(item => item.kind === 'acl').length;
  if (rules > 0) {
    add('access', ACCESS_STEP, say('step.access', { count: rules }));
  }
  for (const item of items) {
    if (item.kind === 'catalogEntity') {
      add('catalog', item.id, say('step.catalog', { entity: item.entityRef }));
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
