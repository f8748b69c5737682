import { copyMessage } from '../copyMessage';
import { JsonataEngine } from '../engines/JsonataEngine';
import { RuleOutcome } from '../RuleOutcome';
import { judgeMessage } from './runCelRule';
import { RuleRun } from './RuleRunner';

const engine = new JsonataEngine();

/** JSONata on the whole message. */
export async function runJsonataRule(run: RuleRun): Promise<RuleOutcome> {
  const { rule, message, budget, now } = run;
  const program = engine.compile(rule.expr ?? '');
  const value = await program.run(message, budget, now);
  return judgeMessage(run, copyMessage(value), []);
}
