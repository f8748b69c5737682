import {
  CustomFieldValidator,
  FieldExtensionComponentProps,
  makeFieldSchema,
} from '@backstage/plugin-scaffolder-react';
import { ApiHolder } from '@backstage/core-plugin-api';
import { translationApiRef } from '@backstage/core-plugin-api/alpha';
import { topicAnswersSchema } from '@millrace/backstage-plugin-streaming-common';
import { Alert, Button } from '@backstage/ui';
import { useEffect, useState } from 'react';
import { StateView } from '../components/StateView';
import { useStreamingQuery } from '../hooks/useStreamingQuery';
import { useTexts } from '../hooks/useTexts';
import { streamingApiRef } from '../api/streamingApiRef';
import { streamingTranslationRef } from '../translation';
import { translateSaid } from '../translation/translateSaid';
import { initialAnswers } from './answers';
import { FormSteps } from './TopicRequestForm';
import { useDraft } from './useDraft';

/**
 * The value of the form field `TopicRequest`: the answers of a topic request, as the backend takes them.
 *
 * @public
 */
export const topicRequestFieldSchema = makeFieldSchema({
  output: z => z.record(z.string(), z.any()),
});

/**
 * The form field `TopicRequest` of scaffolder templates.
 *
 * @public
 */
export function TopicRequestField(
  props: FieldExtensionComponentProps<Record<string, unknown>>,
) {
  const { formData, onChange } = props;
  const t = useTexts();
  const query = useStreamingQuery('options', (client, signal) =>
    client.getSelfServiceOptions({}, { signal }),
  );
  const options = query.status === 'data' ? query.value : undefined;
  const draft = useDraft();
  const answers = topicAnswersSchema.safeParse(formData);
  const started = answers.success;
  const [restored, setRestored] = useState(false);
  useEffect(() => {
    if (options && draft.ready && !started) {
      setRestored(draft.left !== undefined);
      onChange({ ...(draft.left ?? initialAnswers(options)) });
    }
  }, [options, draft, started, onChange]);
  return (
    <StateView query={query} what={t('form.title')}>
      {found => (
        <>
          {restored && (
            <Alert
              status="info"
              icon
              role="status"
              title={t('form.restored')}
              customActions={
                <Button
                  variant="secondary"
                  size="small"
                  onPress={() => {
                    draft.drop();
                    setRestored(false);
                    onChange({ ...initialAnswers(found) });
                  }}
                >
                  {t('form.startOver')}
                </Button>
              }
            />
          )}
          <FormSteps
            options={found}
            value={answers.success ? answers.data : initialAnswers(found)}
            onChange={next => {
              draft.keep(next);
              onChange({ ...next });
            }}
          />
        </>
      )}
    </StateView>
  );
}

/**
 * Stops the template's form while a rule refuses the answers, with the reasons.
 *
 * @public
 */
export const validateTopicRequest: CustomFieldValidator<
  Record<string, unknown>
> = async (value, field, { apiHolder }) => {
  const answers = topicAnswersSchema.safeParse(value);
  if (!answers.success) {
    for (const issue of answers.error.issues) {
      field.addError(`${issue.path.join('.')}: ${issue.message}`);
    }
    return;
  }
  const t = textsOf(apiHolder);
  const plan = await apiHolder
    .get(streamingApiRef)
    ?.planRequest({ body: answers.data });
  for (const check of plan?.checks ?? []) {
    if (check.level === 'fail') {
      field.addError(
        t ? translateSaid(t, check.reason, check.said) : check.reason,
      );
    }
  }
};

/** The texts in the reader's language; undefined while they are loading. */
function textsOf(apis: ApiHolder) {
  const texts = apis
    .get(translationApiRef)
    ?.getTranslation(streamingTranslationRef);
  return texts?.ready ? texts.t : undefined;
}
