import { RuleSet } from '../../model/RuleSet';
import { requireSchema, Schema } from '../../parseSchema';
import { evaluateRules } from '../evaluateRules';
import { ThreadReply, ThreadRequest } from './RuleThread';
import { SaidRangeError } from '../SaidRangeError';

/**
 * The inside of a thread: answers each request, in the order in which they come.
 *
 * Shape: one reply per request, and `evaluating` ahead of a verdict; what goes wrong is a reply too.
 *
 * @public
 */
export function serveRules(
  reply: (message: ThreadReply) => void,
): (request: ThreadRequest) => Promise<void> {
  let contract: { schema: Schema; ruleSet: RuleSet | undefined } | undefined;
  return async request => {
    try {
      if (request.kind === 'contract') {
        const { schema, ruleSet } = request;
        contract = { schema: requireSchema(schema), ruleSet };
        reply({ kind: 'prepared' });
      } else if (contract) {
        const { kind: _kind, ...question } = request;
        reply({ kind: 'evaluating' });
        const verdict = await evaluateRules({ ...contract, ...question });
        reply({ kind: 'verdict', verdict });
      }
    } catch (error) {
      const { name, message } =
        error instanceof Error ? error : new Error(String(error));
      const said = error instanceof SaidRangeError ? error.said : undefined;
      reply({ kind: 'failed', name, message, said });
    }
  };
}

/**
 * Evaluates one rule of every type, so that the first message does not pay for the start of the
 * engines.
 */
export async function warmEngines(): Promise<void> {
  await evaluateRules({
    schema: requireSchema(
      '{"type":"record","name":"Warm","fields":[{"name":"up","type":"string"}]}',
    ),
    ruleSet: {
      domainRules: [
        { type: 'CEL', expr: 'message.up != ""' },
        { type: 'CEL_FIELD', expr: 'typeName == "STRING" ; value != ""' },
        { type: 'JSONATA', expr: '$contains(up, /u/)' },
      ].map(({ type, expr }) => ({ name: type, type, mode: 'WRITE', expr })),
    },
    mode: 'WRITE',
    message: { up: 'up' },
  });
}
