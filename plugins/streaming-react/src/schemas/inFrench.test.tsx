import {
  createTranslationRef,
  translationApiRef,
  TranslationApi,
  TranslationRef,
} from '@backstage/core-plugin-api/alpha';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  Subject,
  SubjectVersion,
} from '@millrace/backstage-plugin-streaming-common';
import { lintSchema, parseSchema } from '@millrace/schema-compat';
import { evaluateRules } from '@millrace/schema-compat/rules';
import { fireEvent, screen } from '@testing-library/react';
import { ReactElement } from 'react';
import { SchemaEditor } from '../topicRequest/SchemaEditor';
import { flattenMessages } from '../translation/flattenMessages';
import { fr } from '../translation/fr';
import { streamingTranslationRef } from '../translation/streamingTranslationRef';
import { RuleTrial } from './RuleTrial';
import { SchemaAdvice } from './SchemaAdvice';
import { SchemaProblems } from './SchemaProblems';

const french = createTranslationRef({
  id: 'streaming',
  messages: flattenMessages(fr),
});
const texts = mockApis.translation();

/** The texts of the plugin in French, whatever else there is in English. */
const api: TranslationApi = {
  // The French reference has the keys of the English one.
  getTranslation: ref => texts.getTranslation(inFrench(ref)) as never,
  translation$: ref => texts.translation$(inFrench(ref)) as never,
};

function inFrench(ref: TranslationRef): TranslationRef {
  return ref.id === streamingTranslationRef.id ? french : ref;
}

function open(element: ReactElement) {
  renderInTestApp(element, { apis: [[translationApiRef, api]] });
}

function versionOf(schema: string): SubjectVersion {
  return {
    version: 1,
    id: 1,
    schemaType: 'AVRO',
    schema,
    references: [],
    deleted: false,
    registeredAt: null,
    metadata: null,
    ruleSet: {
      domainRules: [
        {
          name: 'isPositive',
          type: 'CEL',
          mode: 'WRITE',
          expr: 'message.total_cents > 0',
        },
        { name: 'isEmpty', type: 'CEL', mode: 'WRITE', expr: '' },
        { name: 'isSecret', type: 'ENCRYPT', mode: 'WRITE' },
      ],
    },
    unread: [],
    hiddenReferences: 0,
  };
}

const broken = '{"type":"record","name":"Order","fields":[{"name":"id"}]}';
const order = JSON.stringify({
  type: 'record',
  name: 'Order',
  doc: 'Une commande',
  fields: [
    { name: 'total_cents', type: ['null', 'long'], doc: 'Montant en centimes' },
  ],
});
// The views read no more of a subject than the versions and the texts that it refers to.
const subjectOf = (...versions: SubjectVersion[]) =>
  ({ versions, referenced: [] as Subject['referenced'] } as Subject);

function problemsOf(text: string) {
  const parsed = parseSchema({ text });
  return parsed.ok ? [] : parsed.problems;
}

it('says where and why a version cannot be read', async () => {
  const version = versionOf(broken);
  open(
    <SchemaProblems
      subject={subjectOf(version)}
      version={version}
      problems={problemsOf(broken)}
    />,
  );
  const problem = await screen.findByText(
    'Le champ « id » n’a pas de membre « type » (à /fields/0, ligne 1, colonne 43)',
  );
  expect(problem).not.toHaveAttribute('lang');
});

it('says the problems of a text that is being written', async () => {
  open(
    <SchemaEditor
      label="Schéma"
      value={broken}
      language="AVRO"
      problems={problemsOf(broken)}
      onChange={() => {}}
    />,
  );
  expect(await screen.findByRole('alert')).toHaveTextContent(
    '1:43 Le champ « id » n’a pas de membre « type »',
  );
});

it('says advice with what to do', async () => {
  const version = versionOf(order);
  open(
    <SchemaAdvice
      subject={subjectOf(version)}
      version={version}
      production={false}
    />,
  );
  const advice = await screen.findByRole('list', { name: 'Conseils' });
  expect(advice).toHaveTextContent(
    'Le champ « total_cents » peut être nul et n’a pas de valeur par défaut, si bien qu’on ne peut pas l’omettre',
  );
  expect(advice).toHaveTextContent(
    'À faire : Placez null en premier et faites-en la valeur par défaut',
  );
  for (const { message, fix } of lintSchema(order)) {
    expect(advice).not.toHaveTextContent(message);
    expect(advice).not.toHaveTextContent(fix?.description ?? message);
  }
  expect(advice.querySelector('[lang]')).toBeNull();
});

it('gives advice by the words of the house', async () => {
  const version = versionOf(order);
  open(
    <SchemaAdvice
      subject={{
        ...subjectOf(version),
        lint: { ambiguousNames: ['total_cents'] },
      }}
      version={version}
      production={false}
    />,
  );
  expect(
    await screen.findByText('lint.ambiguous-field-name'),
  ).toBeInTheDocument();
});

it('says what became of rules', async () => {
  const version = versionOf(order);
  open(
    <RuleTrial
      subject={subjectOf(version)}
      version={version}
      evaluate={evaluateRules}
    />,
  );
  fireEvent.change(
    await screen.findByRole('textbox', { name: fr.schemas.rules.sample }),
    { target: { value: '{"total_cents": 0}' } },
  );
  fireEvent.click(screen.getByRole('button', { name: fr.schemas.rules.try }));
  expect(
    await screen.findByText(
      'La condition n’est pas remplie : message.total_cents > 0',
    ),
  ).not.toHaveAttribute('lang');
  expect(
    screen.getByText(/^Les règles de type « ENCRYPT » ne sont pas/),
  ).toBeInTheDocument();
});
