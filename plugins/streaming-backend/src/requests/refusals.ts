import { CheckResult } from '@millrace/backstage-plugin-streaming-common';

/** The verdicts that refuse a request, as sentences that begin with the id of their rule. */
export function refusalsOf(checks: readonly CheckResult[]): string[] {
  return checks
    .filter(check => check.level === 'fail')
    .map(
      check =>
        `[${check.ruleId}] ${check.reason}${
          /[.!?]$/.test(check.reason) ? '' : '.'
        }`,
    );
}
