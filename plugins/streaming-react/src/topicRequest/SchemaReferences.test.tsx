import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  SelfServiceOptions,
  StreamingClient,
  RequestPlan,
  TopicAnswers,
  topicAnswersSchema,
} from '@millrace/backstage-plugin-streaming-common';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { streamingApiRef } from '../api/streamingApiRef';
import { FormContextProvider } from './FormContext';
import { SchemaStep } from './SchemaStep';

const text =
  '{"type":"record","name":"Call","fields":[{"name":"seal","type":"Seal"}]}';

const sealVersion = (version: number) => ({
  version,
  schemaType: 'AVRO',
  schema: '{"type":"fixed","name":"Seal","size":4}',
  references: [],
  deleted: false,
});

/** A registry with the subject `seal` in two versions, and nothing else. */
const client: Partial<StreamingClient> = {
  // Of a row, the form reads name and newest version; of a subject, its versions and the texts around them.
  listSubjects: async ({ query }) =>
    ({
      items:
        query?.subject === undefined || query.subject === 'seal'
          ? [{ subject: 'seal', latest: 2 }]
          : [],
      pageInfo: { total: 1 },
    } as never),
  getSubject: async () =>
    ({
      subject: 'seal',
      versions: [sealVersion(2), sealVersion(1)],
      referenced: [],
    } as never),
};

function Form(props: { onAnswers: (answers: TopicAnswers) => void }) {
  const [answers, setAnswers] = useState(() =>
    topicAnswersSchema.parse({
      environment: 'dev',
      owner: '',
      key: { strategy: 'none', field: null, ordering: '' },
      schema: { text },
    }),
  );
  props.onAnswers(answers);
  return (
    <FormContextProvider
      value={{
        answers,
        // The step asks neither for what may be chosen nor for more of a plan than this.
        options: {} as SelfServiceOptions,
        plan: {
          cluster: 'dev',
          name: 'call',
          checks: [] as RequestPlan['checks'],
        } as RequestPlan,
        change: changed => setAnswers(before => ({ ...before, ...changed })),
        fix: () => {},
      }}
    >
      <SchemaStep />
    </FormContextProvider>
  );
}

it('builds a schema on versions of other subjects', async () => {
  let answers: TopicAnswers | undefined;
  renderInTestApp(<Form onAnswers={now => (answers = now)} />, {
    apis: [[streamingApiRef, client as StreamingClient]],
  });
  const references = () => answers?.schema?.references;
  // Without a reference, nobody knows the type.
  expect(await screen.findByRole('alert')).toHaveTextContent('Seal');

  fireEvent.click(screen.getByRole('button', { name: 'Add a reference' }));
  fireEvent.change(screen.getByRole('textbox', { name: 'Name in the text' }), {
    target: { value: 'Seal' },
  });
  const box = screen.getByRole('combobox', { name: /Subject/ });
  act(() => box.focus());
  fireEvent.change(box, { target: { value: 'sea' } });
  await screen.findByRole('option', { name: 'seal' });
  fireEvent.keyDown(box, { key: 'ArrowDown' });
  fireEvent.keyDown(box, { key: 'Enter' });
  await waitFor(() =>
    expect(references()).toEqual([
      { name: 'Seal', subject: 'seal', version: 2 },
    ]),
  );
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());

  fireEvent.click(screen.getByRole('button', { name: /Version/ }));
  fireEvent.click(await screen.findByRole('option', { name: '1' }));
  expect(references()).toEqual([{ name: 'Seal', subject: 'seal', version: 1 }]);

  fireEvent.click(screen.getByRole('button', { name: 'Remove' }));
  expect(references()).toBeUndefined();
  expect(await screen.findByRole('alert')).toHaveTextContent('Seal');
});
