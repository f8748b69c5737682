import {
  CheckResult,
  checkTopicName,
  labelled,
  TopicAnswers,
  TopicNaming,
} from '@millrace/backstage-plugin-streaming-common';

/**
 * What the conventions say about the name, judged here while it is typed, by the function the backend judges with.
 * Empty until every part is given, and for a name that keeps the conventions.
 */
export function nameChecks(
  answers: TopicAnswers,
  naming: TopicNaming,
): CheckResult[] {
  if (!isNamed(answers, naming)) {
    return [];
  }
  const verdict = checkTopicName(answers.name ?? answers.segments, naming);
  const base = { tier: 'global', level: 'fail', target: verdict.name } as const;
  if (verdict.pattern.level === 'fail') {
    const { reason, said, suggestion } = verdict.pattern;
    return [
      {
        ...base,
        ruleId: 'naming.pattern',
        field: 'name',
        reason,
        said,
        ...(suggestion && {
          fix: {
            ...labelled('fix.use', { value: suggestion }),
            field: 'name',
            value: suggestion,
          },
        }),
      },
    ];
  }
  return (verdict.segments ?? [])
    .filter(segment => segment.level === 'fail')
    .map(({ segment, reason, said, suggestion }) => ({
      ...base,
      ruleId: `naming.${segment}`,
      field: `segments.${segment}`,
      reason,
      said,
      ...(suggestion && {
        fix: {
          ...labelled('fix.use', { value: suggestion }),
          field: `segments.${segment}`,
          value: suggestion,
        },
      }),
    }));
}

/** Whether the name is whole: typed, or each of its parts chosen. */
export function isNamed(answers: TopicAnswers, naming: TopicNaming): boolean {
  return (
    answers.name !== undefined ||
    naming.segments.every(segment => answers.segments[segment.name])
  );
}
