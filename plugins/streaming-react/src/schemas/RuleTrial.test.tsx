import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  Subject,
  SubjectVersion,
} from '@millrace/backstage-plugin-streaming-common';
import { evaluateRules } from '@millrace/schema-compat/rules';
import { fireEvent, screen, within } from '@testing-library/react';
import { RuleTrial } from './RuleTrial';

const version: SubjectVersion = {
  version: 1,
  id: 1,
  schemaType: 'AVRO',
  schema: JSON.stringify({
    type: 'record',
    name: 'Order',
    fields: [
      { name: 'id', type: 'string' },
      { name: 'total_cents', type: 'long' },
    ],
  }),
  references: [],
  deleted: false,
  registeredAt: null,
  metadata: null,
  ruleSet: {
    domainRules: [
      {
        name: 'isPositive',
        type: 'CEL',
        kind: 'CONDITION',
        mode: 'WRITE',
        expr: 'message.total_cents > 0',
        onFailure: 'DLQ',
      },
      {
        name: 'isSecret',
        type: 'ENCRYPT',
        kind: 'TRANSFORM',
        mode: 'WRITE',
      },
    ],
  },
  hiddenReferences: 0,
  unread: [],
};

function open() {
  renderInTestApp(
    <RuleTrial
      // The trial reads no more of a subject than the texts that it refers to.
      subject={{ referenced: [] as Subject['referenced'] } as Subject}
      version={version}
      evaluate={evaluateRules}
    />,
  );
}

async function tryOn(text: string) {
  fireEvent.change(
    await screen.findByRole('textbox', { name: 'Message as JSON' }),
    { target: { value: text } },
  );
  fireEvent.click(screen.getByRole('button', { name: 'Try the rules' }));
}

const resultOf = async (rule: string) =>
  // Every result is an item of the list.
  (await screen.findByText(rule)).closest('li') as HTMLElement;

it('says of each rule what became of it, and never that an unknown one passed', async () => {
  open();
  await tryOn('{"id": "a", "total_cents": 0}');
  const failed = await resultOf('isPositive');
  expect(within(failed).getByText('Failed')).toBeInTheDocument();
  expect(within(failed).getByText('DLQ')).toBeInTheDocument();
  expect(
    within(await resultOf('isSecret')).getByText('Not evaluated'),
  ).toBeInTheDocument();
  expect(screen.getByText('The message is refused')).toBeInTheDocument();

  await tryOn('{"id": "a", "total_cents": 7}');
  expect(
    await screen.findByText('Nobody can say: some rules were not evaluated'),
  ).toBeInTheDocument();
  expect(
    within(await resultOf('isPositive')).getByText('Passed'),
  ).toBeInTheDocument();
});

it('says what is wrong with a text that is no JSON', async () => {
  open();
  await tryOn('{');
  expect(
    await screen.findByText(/^The message is not JSON: /),
  ).toBeInTheDocument();
});
