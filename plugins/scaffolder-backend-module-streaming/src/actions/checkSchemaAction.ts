import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { ActionServices, callAsInitiator } from './streamingClient';

/**
 * The action `streaming:schema:check`: parses and lints a schema and, with a subject, compares it with the versions
 * registered there. Registers nothing.
 *
 * @public
 */
export function createSchemaCheckAction(services: ActionServices) {
  return createTemplateAction({
    id: 'streaming:schema:check',
    description:
      'Checks a schema as the registry and the linter would; fails when it would be refused',
    supportsDryRun: true,
    schema: {
      input: {
        text: z => z.string().describe('The schema'),
        type: z =>
          z
            .enum(['AVRO', 'JSON', 'PROTOBUF'])
            .optional()
            .describe('Default: AVRO'),
        cluster: z =>
          z.string().optional().describe('Cluster whose registry is asked'),
        subject: z =>
          z.string().optional().describe('Subject that it would extend'),
        environment: z =>
          z.string().optional().describe('Environment whose severities hold'),
        failOnRefusal: z =>
          z
            .boolean()
            .optional()
            .describe('False only tells the verdict. Default: true'),
      },
      output: {
        valid: z => z.boolean().describe('Whether it would be accepted'),
        findings: z =>
          z
            .array(z.string())
            .describe('Everything found, with the id of its rule in front'),
      },
    },
    async handler(context) {
      const { type = 'AVRO', failOnRefusal = true, ...schema } = context.input;
      const { client, options } = await callAsInitiator(services, context);
      const { valid, checks } = await client.checkSchema(
        {
          body: {
            type,
            text: schema.text,
            cluster: schema.cluster,
            subject: schema.subject,
            environment: schema.environment,
          },
        },
        options,
      );
      const findings = checks
        .filter(check => check.level !== 'pass')
        .map(check => `[${check.ruleId}] ${check.reason}`);
      findings.forEach(finding => context.logger.info(finding));
      if (!valid && failOnRefusal) {
        throw new InputError(
          `The schema would be refused: ${findings.join(' ')}`,
        );
      }
      context.output('valid', valid);
      context.output('findings', findings);
    },
  });
}
