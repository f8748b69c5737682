import { TopicAnswers } from '@millrace/backstage-plugin-streaming-common';

/** What a schema can start from. */
export const envelopes = ['none', 'simple', 'full'] as const;
export type Envelope = (typeof envelopes)[number];

/**
 * The Avro text a schema starts from. `none` is a bare record; `simple` says when and which; `full` adds what a
 * consumer needs to trace and to deduplicate. Names come from the topic's segments.
 */
export function startSchema(envelope: Envelope, answers: TopicAnswers): string {
  const {
    domain = 'example',
    entity = 'thing',
    action = '',
  } = answers.segments;
  const record = toTypeName(`${entity}-${action}`) || 'Thing';
  const key = toFieldName(answers.key.field ?? `${entity}-id`) || 'id';
  const schema = {
    type: 'record',
    name: record,
    namespace: toNamespace(domain) || 'example',
    doc:
      answers.description ||
      `Says that something happened to one ${entity.replace(/-/g, ' ')}.`,
    fields: [
      ...envelopeFields(envelope),
      {
        name: key,
        type: 'string',
        doc: `Identifies the ${entity.replace(/-/g, ' ')}.`,
      },
    ],
  };
  return JSON.stringify(schema, null, 2);
}

function envelopeFields(envelope: Envelope): object[] {
  const simple = [
    {
      name: 'eventId',
      type: { type: 'string', logicalType: 'uuid' },
      doc: 'Identifies this event; repeated deliveries carry the same one.',
    },
    {
      name: 'occurredAt',
      type: { type: 'long', logicalType: 'timestamp-millis' },
      doc: 'When it happened, in UTC.',
    },
  ];
  if (envelope === 'none') {
    return [];
  }
  if (envelope === 'simple') {
    return simple;
  }
  return [
    ...simple,
    {
      name: 'producer',
      type: 'string',
      doc: 'The application that wrote the event.',
    },
    {
      name: 'traceId',
      type: ['null', 'string'],
      default: null,
      doc: 'The trace the event belongs to, as in the W3C traceparent header.',
    },
    {
      name: 'causationId',
      type: ['null', 'string'],
      default: null,
      doc: 'The event that led to this one.',
    },
  ];
}

function words(text: string): string[] {
  return text.split(/[^A-Za-z0-9]+/).filter(Boolean);
}

function toTypeName(text: string): string {
  return words(text)
    .map(word => word[0]?.toLocaleUpperCase('en-US') + word.slice(1))
    .join('')
    .replace(/^\d+/, '');
}

function toFieldName(text: string): string {
  const name = toTypeName(text);
  return name && name[0]?.toLocaleLowerCase('en-US') + name.slice(1);
}

function toNamespace(text: string): string {
  return words(text)
    .map(word => word.toLocaleLowerCase('en-US').replace(/^\d+/, ''))
    .filter(Boolean)
    .join('.');
}
