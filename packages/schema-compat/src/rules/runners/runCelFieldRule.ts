import { CelInput } from '@bufbuild/cel';
import { describeValue } from '../describeValue';
import { toCelInput } from '../engines/celValues';
import { RuleEvaluationError } from '../engines/RuleFault';
import { MessageField } from '../fields/MessageField';
import { bindNumber, bindNumbers, unbindNumbers } from '../fields/bindNumbers';
import { primitiveTypeNames, walkFields } from '../fields/walkFields';
import {
  failed,
  passed,
  RuleDetail,
  RuleOutcome,
  skipped,
} from '../RuleOutcome';
import { RuleField } from '../RuleResult';
import { GuardedCel, GuardedValue } from './GuardedCel';
import { clockOf } from './runCelRule';
import { brokenCondition, RuleRun } from './RuleRunner';
import { say } from '../../sentences/say';

/** Fields that one result names at most. */
const maxFields = 100;

class FieldRun {
  readonly broken: RuleField[] = [];
  evaluated = 0;
  error: { field: RuleField; detail: RuleDetail } | undefined;
  readonly #run: RuleRun;
  readonly #expression: GuardedCel;
  readonly #readsMessage: boolean;

  constructor(run: RuleRun) {
    this.#run = run;
    this.#expression = new GuardedCel(run.rule.expr ?? '');
    this.#readsMessage = this.#expression.variables.has('message');
  }

  visit(field: MessageField): unknown {
    const { rule } = this.#run;
    if (this.error || !this.#isMeant(field)) return field.value;
    const result = this.#evaluate(field);
    if (!result || result.skipped) return field.value;
    this.evaluated++;
    if (rule.kind === 'TRANSFORM') {
      return bindNumber(field.typeName, result.value);
    }
    if (result.value === false && this.broken.length < maxFields) {
      this.broken.push(describeField(field));
    }
    return field.value;
  }

  #isMeant({ typeName, tags }: MessageField): boolean {
    const wanted = this.#run.rule.tags ?? [];
    return (
      primitiveTypeNames.has(typeName) &&
      (!wanted.length || wanted.some(tag => tags.includes(tag)))
    );
  }

  #evaluate(field: MessageField): GuardedValue | undefined {
    const variables: Record<string, CelInput> = {
      name: field.name,
      fullName: field.fullName,
      typeName: field.typeName,
      tags: [...field.tags],
      value: toCelInput(field.value),
      ...clockOf(this.#run),
    };
    if (this.#readsMessage) variables.message = toCelInput(field.message);
    try {
      return this.#expression.run(variables, this.#run.budget);
    } catch (error) {
      if (!(error instanceof RuleEvaluationError)) throw error;
      this.error = { field: describeField(field), detail: error };
      return undefined;
    }
  }
}

/**
 * CEL on every field that has a value of a primitive type and, if the rule has tags, one of these
 * tags. Of a list or a map every item counts.
 */
export function runCelFieldRule(run: RuleRun): RuleOutcome {
  const { rule, schema, metadata, budget } = run;
  const fieldRun = new FieldRun(run);
  const message = walkFields(schema, bindNumbers(schema, run.message), {
    metadata,
    budget,
    visit: field => fieldRun.visit(field),
  });
  const { evaluated, broken, error } = fieldRun;
  if (error) {
    return failed('error', say('schema.rule.no-field-value'), {
      fields: [error.field],
      detail: error.detail,
    });
  }
  if (broken.length) {
    return failed('condition', brokenCondition(rule), { fields: broken });
  }
  if (!evaluated) {
    return skipped('guard', say('schema.rule.no-field'));
  }
  const count = evaluated;
  return rule.kind === 'TRANSFORM'
    ? passed(say('schema.rule.fields-changed', { count }), {
        value: unbindNumbers(message, run.message),
      })
    : passed(say('schema.rule.fields-hold', { count }));
}

function describeField({ path, at, typeName, value }: MessageField): RuleField {
  return { path, at, type: typeName, value: describeValue(value) };
}
