import { schemaSentences } from '@millrace/schema-compat';
import { api } from './api';
import { clusters } from './clusters';
import { common } from './common';
import { lineage } from './lineage';
import { naming } from './naming';
import { ownership } from './ownership';
import { plan } from './plan';
import { requests } from './requests';
import { rules } from './rules';
import { standards } from './standards';

/**
 * Every sentence that the backend says, by code: the only copy of the English; those of the schema library are its own.
 * `{{name}}` is a value, `{{name, number}}` one that pages write as their language does; `_one` and `_other` are chosen
 * by `count`.
 */
export const englishSentences = {
  ...api,
  ...clusters,
  ...common,
  ...lineage,
  ...naming,
  ...ownership,
  ...plan,
  ...requests,
  ...rules,
  ...schemaSentences,
  ...standards,
} as const;
