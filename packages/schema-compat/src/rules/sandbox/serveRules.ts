import { RuleSet } from '../../model/RuleSet';
import { requireSchema, Schema } from '../../parseSchema';
import { evaluateRules } from '../evaluateRules';
import { ThreadReply, ThreadRequest } from './RuleThread';

/**
 * The inside of a thread: answers each request, in the order in which they come.
 *
 * Shape: exactly one reply per request; what goes wrong is a reply too.
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
        const verdict = await evaluateRules({ ...contract, ...question });
        reply({ kind: 'verdict', verdict });
      }
    } catch (error) {
      const { name, message } =
        error instanceof Error ? error : new Error(String(error));
      reply({ kind: 'failed', name, message });
    }
  };
}
