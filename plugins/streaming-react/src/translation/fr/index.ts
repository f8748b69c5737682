import { changeSet } from './changeSet';
import { common } from './common';
import { form } from './form';
import { lineage } from './lineage';
import { pages } from './pages';
import { request } from './request';
import { schemas } from './schemas';
import { sentences } from './sentences';
import { topic } from './topic';

/** Every text in French. */
export const fr = {
  ...changeSet,
  ...common,
  ...form,
  ...lineage,
  ...pages,
  ...request,
  ...schemas,
  ...topic,
  said: sentences,
};
