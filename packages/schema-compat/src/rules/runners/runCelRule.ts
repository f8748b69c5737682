import { CelInput } from '@bufbuild/cel';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { isMembers } from '../copyMessage';
import { describeValue, typeNameOfValue } from '../describeValue';
import { toCelInput } from '../engines/celValues';
import { bindNumbers } from '../fields/bindNumbers';
import { fitNumbers } from '../fields/walkFields';
import { failed, passed, RuleOutcome, skipped } from '../RuleOutcome';
import { RuleField } from '../RuleResult';
import { GuardedCel } from './GuardedCel';
import { brokenCondition, RuleRun } from './RuleRunner';
import { say } from '../../sentences/say';

/** CEL on the whole message, which the expression knows as `message`. */
export function runCelRule(run: RuleRun): RuleOutcome {
  const { rule, schema, budget } = run;
  const expression = new GuardedCel(rule.expr ?? '');
  const message = bindNumbers(schema, run.message);
  const result = expression.run(
    { message: toCelInput(message), ...clockOf(run) },
    budget,
  );
  if (result.skipped) {
    return skipped('guard', say('schema.rule.guarded'));
  }
  return judgeMessage(run, result.value, expression.reads);
}

/** `now`, where a time is given. */
export function clockOf({
  now,
}: Pick<RuleRun, 'now'>): Record<string, CelInput> {
  return now ? { now: timestampFromDate(now) } : {};
}

/** What the value of an expression on the whole message means. */
export function judgeMessage(
  { rule, schema, message, budget }: RuleRun,
  value: unknown,
  reads: readonly string[],
): RuleOutcome {
  if (rule.kind !== 'TRANSFORM') {
    if (value === false) {
      return failed('condition', brokenCondition(rule), {
        fields: fieldsRead(message, reads),
      });
    }
    return passed(
      say(value === true ? 'schema.rule.holds' : 'schema.rule.neither'),
    );
  }
  if (value === null || value === undefined) {
    return failed('error', say('schema.rule.nothing-left'));
  }
  return passed(say('schema.rule.changed'), {
    value: fitNumbers(schema, value, budget),
  });
}

/** The fields that an expression names, or the whole message when it names none. */
function fieldsRead(message: unknown, reads: readonly string[]): RuleField[] {
  return (reads.length ? reads : ['']).slice(0, 20).map(path => {
    let value: unknown = message;
    for (const name of path ? path.split('.') : []) {
      value =
        isMembers(value) && Object.hasOwn(value, name)
          ? value[name]
          : undefined;
    }
    return {
      path,
      at: path,
      type: typeNameOfValue(value),
      value: describeValue(value),
    };
  });
}
