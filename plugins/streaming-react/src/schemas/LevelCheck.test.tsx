import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  StreamingClient,
  Subject,
  SubjectVersion,
} from '@millrace/backstage-plugin-streaming-common';
import { SchemaSource } from '@millrace/schema-compat';
import { screen, within } from '@testing-library/react';
import { streamingApiRef } from '../api/streamingApiRef';
import { LevelCheck } from './LevelCheck';

const SUBJECT = 'orders.order.placed.v1-value';

function versionOf(version: number, schemaType: SubjectVersion['schemaType']) {
  const schema = {
    AVRO: '{"type":"record","name":"Order","fields":[{"name":"id","type":"string"}]}',
    JSON: '{"type":"object","properties":{"id":{"type":"string"}},"additionalProperties":false}',
    PROTOBUF: 'syntax = "proto3"; message Order { string id = 1; }',
  }[schemaType];
  return { version, schemaType, schema, references: [], deleted: false };
}

const changed: Record<SubjectVersion['schemaType'], string> = {
  AVRO: '{"type":"record","name":"Order","fields":[{"name":"id","type":"long"}]}',
  JSON: '{"type":"object","properties":{"id":{"type":"number"}},"additionalProperties":false}',
  PROTOBUF: 'syntax = "proto3"; message Order { double id = 1; }',
};

function open(
  found:
    | (Pick<Subject, 'compatibility'> &
        Partial<Pick<Subject, 'compatibilityPolicy'>> & { versions: object[] })
    | undefined,
  candidate: SchemaSource | undefined,
) {
  const client: Partial<StreamingClient> = {
    // The check asks whether there is a row, not what is in it.
    listSubjects: async () =>
      ({ items: found ? [{}] : [], pageInfo: { total: 1 } } as never),
    // It reads the versions, the texts around them, and the level.
    getSubject: async () => ({ referenced: [], ...found } as never),
  };
  renderInTestApp(
    <LevelCheck
      cluster="dev"
      subject={SUBJECT}
      candidate={candidate}
      chosen="BACKWARD"
    />,
    { apis: [[streamingApiRef, client as StreamingClient]] },
  );
}

const rowOf = async (level: string) =>
  (await screen.findAllByRole('row')).find(row =>
    row.textContent?.startsWith(level),
  )!;

it('says of a first version what each level will mean', async () => {
  open(undefined, { type: 'AVRO', text: changed.AVRO });
  expect(
    await screen.findByText(/^This is the first version/),
  ).toBeInTheDocument();
  expect(await screen.findAllByRole('row')).toHaveLength(8);
  expect(await rowOf('BACKWARD (chosen)')).toHaveTextContent(
    'Upgrade the consumers first.',
  );
});

it.each(['AVRO', 'JSON', 'PROTOBUF'] as const)(
  'holds %s against every live version, with the field that is in the way',
  async type => {
    open(
      { compatibility: 'FULL', versions: [versionOf(1, type)] },
      { type, text: changed[type] },
    );
    expect(
      await screen.findByText(`Compared with the live version of ${SUBJECT}.`),
    ).toBeInTheDocument();
    expect(await rowOf('FULL (in force)')).toHaveTextContent(/conflict/);
    expect(await rowOf('NONE')).toHaveTextContent('Not checked');
    const conflicts = screen.getAllByRole('listitem');
    expect(within(conflicts[0]!).getByText('id')).toBeInTheDocument();
    expect(conflicts[0]).toHaveTextContent('with version 1');
  },
);

it.each([
  ['STRICT', /conflict/],
  ['LENIENT', /Compatible/],
] as const)(
  'compares JSON Schemas under policy %s',
  async (compatibilityPolicy, verdict) => {
    const textOf = (properties: object) =>
      JSON.stringify({ type: 'object', properties });
    open(
      {
        compatibility: 'BACKWARD',
        compatibilityPolicy,
        versions: [{ ...versionOf(1, 'JSON'), schema: textOf({}) }],
      },
      { type: 'JSON', text: textOf({ id: { type: 'string' } }) },
    );
    await screen.findByText(/^Compared with/);
    expect(await rowOf('BACKWARD (in force)')).toHaveTextContent(verdict);
  },
);
