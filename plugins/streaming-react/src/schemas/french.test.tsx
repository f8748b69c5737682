import {
  TranslationApi,
  translationApiRef,
} from '@backstage/core-plugin-api/alpha';
import { mockApis, TestApiProvider } from '@backstage/frontend-test-utils';
import { Subject } from '@millrace/backstage-plugin-streaming-common';
import { render, screen } from '@testing-library/react';
import { flattenMessages } from '../translation/flattenMessages';
import { fr } from '../translation/fr';
import { judgeAllLevels } from './judgeAllLevels';
import { LevelTable } from './LevelTable';
import { SchemaChanges } from './SchemaChanges';

const texts = flattenMessages(fr);

/** French as a portal has it, without what chooses and loads a language. */
const snapshot = {
  ready: true,
  t: (key: string, values: Record<string, unknown> = {}) =>
    (
      texts[key] ?? texts[`${key}_${values.count === 1 ? 'one' : 'other'}`]!
    ).replace(/\{\{(\w+)(?:, number)?\}\}/g, (_slot, name) =>
      String(values[name]),
    ),
};
const french = {
  getTranslation: () => snapshot,
  translation$: () => ({ subscribe: () => ({ unsubscribe: () => {} }) }),
  // Only these members are used.
} as unknown as TranslationApi;

function open(page: JSX.Element) {
  render(
    <TestApiProvider apis={[mockApis.error(), [translationApiRef, french]]}>
      {page}
    </TestApiProvider>,
  );
}

const record = (...fields: object[]) =>
  JSON.stringify({ type: 'record', name: 'Order', fields });
const code = (size: number) => ({
  name: 'code',
  type: { type: 'fixed', name: 'Code', size },
});
const before = record({ name: 'id', type: 'string' }, code(8));
const after = record(
  { name: 'id', type: ['null', 'long'] },
  { name: 'note', type: 'string' },
  code(16),
);

it('tells the changes of a version in French, values included', () => {
  const versions = [before, after].map((schema, at) => ({
    version: at + 1,
    schemaType: 'AVRO',
    schema,
    references: [],
    metadata: null,
    ruleSet: null,
  }));
  const subject = { compatibility: 'BACKWARD', referenced: [], versions };
  const [old, now] = versions;
  open(
    <SchemaChanges
      // The page reads the versions, the level and the texts around them.
      subject={subject as never as Subject}
      before={old as never}
      after={now as never}
    />,
  );
  const page = document.body.textContent;
  expect(page).toContain('note est ajouté sans valeur par défaut');
  expect(page).toContain('code passe de 8 à 16 octets');
  expect(screen.getByText('16 octets')).toBeInTheDocument();
  expect(screen.getByText('null accepté')).toBeInTheDocument();
  expect(page).not.toMatch(/\b(was|is now|changed|from|without|bytes)\b/);
  expect(document.querySelector('[lang="en"]')).toBeNull();
});

it.each([
  ['AVRO', before, after],
  [
    'JSON',
    '{"type":"object","properties":{"id":{"type":"string","maxLength":9}}}',
    '{"type":"object","properties":{"id":{"type":"string","maxLength":5}},"required":["id"]}',
  ],
  [
    'PROTOBUF',
    'syntax = "proto3"; message Order { string id = 1; }',
    'syntax = "proto3"; message Order { double id = 1; }',
  ],
] as const)('tells the conflicts of %s in French', (type, old, text) => {
  open(
    <LevelTable
      verdicts={judgeAllLevels({ type, text }, [
        { version: 1, schema: { type, text: old } },
      ])}
      chosen="BACKWARD"
      chosenLabel="choisi"
    />,
  );
  const page = document.body.textContent;
  expect(page).toMatch(/Le nouveau schéma .+ au chemin «/);
  expect(page).not.toMatch(/\b(The|schema|has|reads?|path|data|where)\b/);
  expect(document.querySelector('[lang="en"]')).toBeNull();
});
