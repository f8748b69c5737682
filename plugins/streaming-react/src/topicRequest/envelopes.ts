import { TopicAnswers } from '@millrace/backstage-plugin-streaming-common';

/** What a schema can start from. */
export const envelopes = ['none', 'simple', 'full'] as const;
export type Envelope = (typeof envelopes)[number];

/** A field of an Avro record. */
interface Field {
  name: string;
  type: unknown;
  default?: null;
  doc: string;
}

/** What tells one event from another. */
const identity: Field[] = [
  {
    name: 'event_id',
    type: { type: 'string', logicalType: 'uuid' },
    doc: 'Identifies this event; repeated deliveries carry the same one.',
  },
  text('event_type', 'Name of the event, as a past fact.'),
  {
    name: 'event_time',
    type: { type: 'long', logicalType: 'timestamp-millis' },
    doc: 'When it happened, in UTC.',
  },
];

/**
 * The Avro text a schema starts from. `none` is a bare record; `simple` puts what happened when beside the payload;
 * `full` adds source, correlation and context. Names come from the topic's segments.
 */
export function startSchema(envelope: Envelope, answers: TopicAnswers): string {
  const {
    domain = 'example',
    entity = 'thing',
    action = '',
  } = answers.segments;
  const thing = entity.replace(/-/g, ' ');
  const name = toTypeName(`${entity}-${action}`) || 'Thing';
  const key = text(
    toFieldName(answers.key.field ?? `${entity}_id`) || 'id',
    `Identifies the ${thing}.`,
  );
  const schema = {
    type: 'record',
    name,
    namespace: toNamespace(domain) || 'example',
    doc: answers.description || `Says that something happened to one ${thing}.`,
    fields:
      envelope === 'none'
        ? [key]
        : wrap(envelope, {
            name: 'payload',
            type: record(`${name}Payload`, `What happened to the ${thing}.`, [
              key,
            ]),
            doc: 'The business part.',
          }),
  };
  return JSON.stringify(schema, null, 2);
}

function wrap(envelope: 'simple' | 'full', payload: Field): Field[] {
  if (envelope === 'simple') {
    return [
      {
        name: 'metadata',
        type: record('Metadata', 'What every event says of itself.', [
          ...identity,
          text('source_system', 'The application that wrote the event.'),
          text('correlation_id', 'The flow that the event belongs to.'),
          optional('causation_id', 'The event that led to this one.'),
          text('schema_version', 'Version of the payload.'),
        ]),
        doc: 'What every event says of itself.',
      },
      payload,
    ];
  }
  return [
    {
      name: 'header',
      type: record('Header', 'What every event says of itself.', [
        ...identity,
        text('event_version', 'Version of the event type.'),
        {
          name: 'source',
          type: record('Source', 'Who wrote the event.', [
            text('system', 'The application.'),
            optional('instance', 'Which of its instances.'),
            optional('version', 'Its version.'),
          ]),
          doc: 'Who wrote the event.',
        },
        {
          name: 'correlation',
          type: record('Correlation', 'What the event belongs to.', [
            text('correlation_id', 'The flow that the event belongs to.'),
            optional('causation_id', 'The event that led to this one.'),
            optional('trace_id', 'Trace of the W3C traceparent header.'),
          ]),
          doc: 'What the event belongs to.',
        },
      ]),
      doc: 'What every event says of itself.',
    },
    payload,
    {
      name: 'context',
      type: record('Context', 'Where it happened.', [
        optional('tenant_id', 'The tenant, where there are several.'),
        optional('region', 'The region.'),
        optional('environment', 'The environment.'),
      ]),
      doc: 'Where it happened.',
    },
  ];
}

function record(name: string, doc: string, fields: Field[]) {
  return { type: 'record', name, doc, fields };
}

function text(name: string, doc: string): Field {
  return { name, type: 'string', doc };
}

function optional(name: string, doc: string): Field {
  return { name, type: ['null', 'string'], default: null, doc };
}

function words(from: string): string[] {
  return from.split(/[^A-Za-z0-9]+/).filter(Boolean);
}

function toTypeName(from: string): string {
  return words(from)
    .map(word => word[0]?.toLocaleUpperCase('en-US') + word.slice(1))
    .join('')
    .replace(/^\d+/, '');
}

function toFieldName(from: string): string {
  return from.replace(/[^A-Za-z0-9_]+/g, '_').replace(/^[^A-Za-z_]+/, '');
}

function toNamespace(from: string): string {
  return words(from)
    .map(word => word.toLocaleLowerCase('en-US').replace(/^\d+/, ''))
    .filter(Boolean)
    .join('.');
}
