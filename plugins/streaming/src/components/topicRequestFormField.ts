import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import {
  TopicRequestField,
  topicRequestFieldSchema,
  validateTopicRequest,
} from '@millrace/backstage-plugin-streaming-react';

/** The form field `TopicRequest` for templates that ask for a topic. */
export const topicRequestFormField = createFormField({
  name: 'TopicRequest',
  component: TopicRequestField,
  validation: validateTopicRequest,
  schema: topicRequestFieldSchema,
});
