import {
  CheckResult,
  listed,
  SaidValue,
  say,
  withStop,
} from '@millrace/backstage-plugin-streaming-common';

/** The verdicts that refuse a request, as sentences that begin with the id of their rule; null without any. */
export function refusalsOf(checks: readonly CheckResult[]): SaidValue | null {
  const refusals = checks.filter(check => check.level === 'fail');
  return refusals.length > 0
    ? listed(
        refusals.map(({ ruleId, reason, said }) =>
          withStop(
            say('history.refusal', { rule: ruleId, reason: said ?? reason }),
          ),
        ),
        'space',
      )
    : null;
}
