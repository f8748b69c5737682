import type {
  RuleVerdict,
  SandboxQuestion,
} from '@millrace/schema-compat/rules';

/** Evaluates the rules of a contract on one message. */
export type EvaluateRules = (question: SandboxQuestion) => Promise<RuleVerdict>;

let sandbox: Promise<{ evaluate: EvaluateRules }> | undefined;

/**
 * Evaluates rules in a worker of their own, started with the first question: they were written by strangers, and one
 * may run for ever. The only place that knows about the worker: bundlers replace the address below.
 */
export const evaluateInSandbox: EvaluateRules = async question => {
  sandbox ??= import('@millrace/schema-compat/rules').then(
    ({ RuleSandbox, webRuleThread }) =>
      RuleSandbox.create({
        spawn: () =>
          webRuleThread(
            new Worker(
              new URL(
                '@millrace/schema-compat/rules-web-worker',
                import.meta.url,
              ),
            ),
          ),
      }),
  );
  return (await sandbox).evaluate(question);
};
