import {
  SelfServiceOptions,
  TopicAnswers,
  topicAnswersSchema,
  TopicNaming,
} from '@millrace/backstage-plugin-streaming-common';

/**
 * The answers a form starts from: the first environment that is not production, the caller's only team, and
 * nothing else decided.
 */
export function initialAnswers(options: SelfServiceOptions): TopicAnswers {
  const environment =
    options.environments.find(
      one => !one.production && one.mode === 'manage',
    ) ?? options.environments[0];
  return topicAnswersSchema.parse({
    environment: environment?.id ?? 'dev',
    owner: options.groups.length === 1 ? options.groups[0] : '',
    key: { strategy: 'entity', field: null, ordering: '' },
  });
}

/** How topics are named where the answers want theirs; nothing is asked of a name where nobody says. */
export function namingOf(
  answers: TopicAnswers,
  { naming }: SelfServiceOptions,
): TopicNaming {
  return (
    naming[answers.environment] ??
    Object.values(naming)[0] ?? {
      pattern: '.*',
      segments: [],
      separator: '.',
      maxLength: 249,
      exempt: [],
    }
  );
}

/** The chosen parts of the name without those that another way of naming left behind. */
export function segmentsIn(
  answers: TopicAnswers,
  naming: TopicNaming,
): TopicAnswers['segments'] {
  return Object.fromEntries(
    naming.segments.flatMap(({ name }) => {
      const value = answers.segments[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** The name as far as its segments are chosen; an explicit name wins. */
export function currentName(
  answers: TopicAnswers,
  naming: TopicNaming,
): string {
  return (
    answers.name ??
    naming.segments
      .map(segment => answers.segments[segment.name] ?? '')
      .join(naming.separator)
  );
}

/**
 * The answers with one of them set from text, as a suggested fix names it: `owner`, `key.field`,
 * `segments.action`, `partitions`. A fixed `name` is taken apart into its segments where it fits them, so that
 * the form keeps showing what the name is made of.
 */
export function withAnswer(
  answers: TopicAnswers,
  options: SelfServiceOptions,
  field: string,
  value: string,
): TopicAnswers {
  if (field === 'name') {
    return withName(answers, namingOf(answers, options), value);
  }
  const [first = '', second] = field.split('.');
  if (first === 'segments' && second) {
    return {
      ...answers,
      name: undefined,
      segments: {
        ...segmentsIn(answers, namingOf(answers, options)),
        [second]: value,
      },
    };
  }
  const next =
    first === 'key' && second
      ? { ...answers, key: { ...answers.key, [second]: value } }
      : { ...answers, [first]: readAs(answers, first, value) };
  const parsed = topicAnswersSchema.safeParse(next);
  return parsed.success ? parsed.data : answers;
}

function withName(
  answers: TopicAnswers,
  { segments, separator }: TopicNaming,
  name: string,
): TopicAnswers {
  const parts = name.split(separator);
  if (parts.length !== segments.length) {
    return { ...answers, name };
  }
  return {
    ...answers,
    name: undefined,
    segments: Object.fromEntries(
      segments.map((segment, index) => [segment.name, parts[index] ?? '']),
    ),
  };
}

const numeric = new Set([
  'messagesPerSecond',
  'averageSizeBytes',
  'messagesPerSecondPerConsumer',
  'parallelConsumers',
  'partitions',
  'replicationFactor',
]);

function readAs(
  answers: TopicAnswers,
  field: string,
  value: string,
): string | number | boolean | null | object {
  if (numeric.has(field)) {
    return Number(value);
  }
  if (field === 'deadLetterTopic') {
    return value === 'true';
  }
  if (field === 'schema') {
    return answers.schema
      ? { ...answers.schema, text: value }
      : { text: value };
  }
  if (field === 'producers' || field === 'consumers') {
    return value.split(',').map(ref => ref.trim());
  }
  return value;
}
