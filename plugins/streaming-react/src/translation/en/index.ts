import { englishSentences } from '@millrace/backstage-plugin-streaming-common';
import { changeSet } from './changeSet';
import { common } from './common';
import { form } from './form';
import { lineage } from './lineage';
import { pages } from './pages';
import { request } from './request';
import { schemas } from './schemas';
import { topic } from './topic';

/** Every text in English, the language of the reference. */
export const en = {
  ...changeSet,
  ...common,
  ...form,
  ...lineage,
  ...pages,
  ...request,
  ...schemas,
  ...topic,
  /** What the backend says; see `useSaid`. */
  said: englishSentences,
};
