import { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  CheckResult,
  inEnglish,
  say,
  topicAnswersSchema,
  unknownKeys,
} from '@millrace/backstage-plugin-streaming-common';
import { ActionServices, callAsInitiator } from './streamingClient';

/**
 * The action `streaming:request:create`: opens a request for a topic in the name of whoever runs the template, and
 * sends it. Checks, approvals and provisioning are the request's own; the template does not wait for them.
 *
 * A dry run plans only and fails where sending would be refused. Repeating the step of one task opens nothing twice.
 *
 * @public
 */
export function createRequestAction(
  services: ActionServices & { config: RootConfigService },
) {
  return createTemplateAction({
    id: 'streaming:request:create',
    description:
      'Opens a request for a topic and sends it; the topic exists once the request is provisioned',
    supportsDryRun: true,
    examples: [
      {
        description: 'Send what the form field TopicRequest holds',
        example: [
          'steps:',
          '  - id: request',
          '    action: streaming:request:create',
          '    input:',
          '      answers: ${{ parameters.topic }}',
        ].join('\n'),
      },
    ],
    schema: {
      input: {
        answers: z =>
          z
            .record(z.any())
            .describe(
              'Answers of a topic request, as POST /requests takes them',
            ),
        submit: z =>
          z
            .boolean()
            .optional()
            .describe('False leaves the request a draft. Default: true'),
      },
      output: {
        requestId: z => z.string().describe('For example REQ-7'),
        url: z => z.string().describe('Address of the page of the request'),
        path: z => z.string().describe('The same within the portal'),
        state: z => z.string().describe('State after sending'),
        topic: z => z.string().describe('Name of the topic asked for'),
      },
    },
    async handler(context) {
      const answers = parseAnswers(context.input.answers);
      const { client, options } = await callAsInitiator(services, context);
      if (context.isDryRun) {
        const plan = await client.planRequest({ body: answers }, options);
        plan.sentences.forEach(sentence => context.logger.info(sentence));
        refuse(plan.checks, `A request for ${plan.name} would be refused`);
        context.output('topic', plan.name);
        context.output('path', '/streaming/requests');
        return;
      }
      const submit = context.input.submit ?? true;
      const request = await client.createRequest(
        { body: { type: 'topic', answers, submit } },
        {
          ...options,
          headers: {
            'Idempotency-Key': `scaffolder:${context.task.id}:${
              context.step?.id ?? 'request'
            }`,
          },
        },
      );
      const path = `/streaming/requests/${request.id}`;
      const baseUrl = services.config
        .getOptionalString('app.baseUrl')
        ?.replace(/\/$/, '');
      const url = `${baseUrl ?? ''}${path}`;
      context.logger.info(`${request.id} is ${request.state}: ${url}`);
      if (submit && request.state === 'draft') {
        refuse(
          request.checks,
          `${request.id} was refused and stays a draft; edit it at ${url}`,
        );
      }
      context.output('requestId', request.id);
      context.output('url', url);
      context.output('path', path);
      context.output('state', request.state);
      context.output('topic', request.title.replace(/^Topic /, ''));
    },
  });
}

function parseAnswers(answers: unknown) {
  const parsed = topicAnswersSchema.safeParse(answers);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      issue => `answers.${issue.path.join('.')}: ${issue.message}`,
    );
    throw new InputError(problems.join('; '));
  }
  const unknown = unknownKeys(topicAnswersSchema, answers);
  if (unknown.length > 0) {
    const problems = unknown.map(({ path, known }) =>
      inEnglish(
        say('input.unknown', {
          member: `answers.${path}`,
          known: known.join(', '),
        }),
      ),
    );
    throw new InputError(problems.join('; '));
  }
  return parsed.data;
}

/** @throws InputError with every verdict that refuses; nothing happens when none does */
function refuse(checks: readonly CheckResult[], what: string): void {
  const reasons = checks
    .filter(check => check.level === 'fail')
    .map(check => `[${check.ruleId}] ${check.reason}`);
  if (reasons.length > 0) {
    throw new InputError(`${what}: ${reasons.join(' ')}`);
  }
}
