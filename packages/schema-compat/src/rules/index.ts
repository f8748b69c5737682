/**
 * Rules of data contracts: evaluation, compile checks and migrations. Apart from the main entry
 * point, since it brings in the engines of CEL and JSONata.
 *
 * @packageDocumentation
 */
export { evaluateRules } from './evaluateRules';
export type { RuleContext, RuleQuestion, RuleVerdict } from './evaluateRules';
export * from './migrateMessage';
export * from './planMigration';
export * from './RuleResult';
export type { EvaluationMode, RulePhase } from './selectRules';
export * from './testRule';
export * from './validateRuleSet';
export { RuleSandbox } from './sandbox/RuleSandbox';
export type { RuleSandboxOptions } from './sandbox/RuleSandbox';
export * from './sandbox/RuleThread';
export { webRuleThread } from './sandbox/webRuleThread';
