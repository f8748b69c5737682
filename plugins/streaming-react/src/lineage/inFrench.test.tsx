import {
  createTranslationRef,
  TranslationApi,
  translationApiRef,
  TranslationRef,
} from '@backstage/core-plugin-api/alpha';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  because,
  LineageFinding,
  StreamingClient,
} from '@millrace/backstage-plugin-streaming-common';
import { screen } from '@testing-library/react';
import { streamingApiRef } from '../api/streamingApiRef';
import { flattenMessages } from '../translation/flattenMessages';
import { fr } from '../translation/fr';
import { streamingTranslationRef } from '../translation/streamingTranslationRef';
import { NodeFindings } from './panel/NodeFindings';

const french = createTranslationRef({
  id: 'streaming',
  messages: flattenMessages(fr),
});
const texts = mockApis.translation();

/** The texts of the plugin in French, whatever else there is in English. */
const translation: TranslationApi = {
  // The French reference has the keys of the English one.
  getTranslation: ref => texts.getTranslation(inFrench(ref)) as never,
  translation$: ref => texts.translation$(inFrench(ref)) as never,
};

function inFrench(ref: TranslationRef): TranslationRef {
  return ref.id === streamingTranslationRef.id ? french : ref;
}

it('says in French what is odd about a node', async () => {
  const finding: LineageFinding = {
    code: 'undeclared-consumer',
    level: 'warning',
    node: 'application:shop/night-report',
    edge: 'flow',
    owner: null,
    ...because('lineage.undeclaredSince.reads', {
      actor: 'night-report',
      topic: 'sales.basket.confirmed.v1',
      first: '2031-05-12',
      last: '2031-06-11',
    }),
  };
  const client: Pick<StreamingClient, 'listLineageFindings'> = {
    listLineageFindings: async () => ({
      items: [finding],
      pageInfo: { total: 1 },
    }),
  };
  renderInTestApp(<NodeFindings node={finding.node} />, {
    apis: [
      [translationApiRef, translation],
      // Only the findings are asked for.
      [streamingApiRef, client as StreamingClient],
    ],
  });
  expect(
    await screen.findByText(
      'night-report lit sales.basket.confirmed.v1 sans que personne l’ait déclaré\u00a0; vu pour la première fois le 2031-05-12, pour la dernière le 2031-06-11.',
      { normalizer: text => text },
    ),
  ).toBeInTheDocument();
});
