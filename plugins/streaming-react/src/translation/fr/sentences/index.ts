import { englishSentences } from '@millrace/backstage-plugin-streaming-common';
import { api } from './api';
import { clusters } from './clusters';
import { common } from './common';
import { lineage } from './lineage';
import { naming } from './naming';
import { ownership } from './ownership';
import { plan } from './plan';
import { requests } from './requests';
import { rules } from './rules';
import { schema } from './schema';
import { standards } from './standards';

/** Every sentence of the backend in French, by the codes of the English ones. */
export const sentences: Record<keyof typeof englishSentences, string> = {
  ...api,
  ...clusters,
  ...common,
  ...lineage,
  ...naming,
  ...ownership,
  ...plan,
  ...requests,
  ...rules,
  ...schema,
  ...standards,
};
