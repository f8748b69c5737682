import { eventNameFault } from '../../lint/eventName';
import { LintRule } from './LintRule';
import { advised, worded } from '../../sentences/say';

/** Records that are events are named as past facts. */
export const eventRule: LintRule = {
  id: 'event-past-tense',
  severity: { dev: 'warn', prod: 'warn' },
  *check({ root }) {
    if (root.kind !== 'record') return;
    const fault = eventNameFault(
      root.name,
      root.fields.map(({ name }) => name),
    );
    if (!fault) return;
    const path = `${root.pointer}/name`;
    yield {
      path,
      fieldPath: '',
      ...worded(fault.said),
      fix: {
        ...advised(fault.advice),
        path,
        text: fault.proposal && JSON.stringify(fault.proposal),
      },
    };
  },
};
