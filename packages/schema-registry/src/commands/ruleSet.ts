import { z } from 'zod/v4';
import { errorCodes, RegistryError } from '../RegistryError';
import { readShape } from '../readShape';

const modesByList = {
  domainRules: ['WRITE', 'READ', 'WRITEREAD'],
  migrationRules: ['UPGRADE', 'DOWNGRADE', 'UPDOWN'],
  encodingRules: ['WRITE', 'READ', 'WRITEREAD'],
} as const;

/** Modes of two directions, for which a rule may name an action each. */
const twoWayModes: readonly string[] = ['WRITEREAD', 'UPDOWN'];

const listSchema = z.array(z.unknown()).nullish();

/** What every rule of a list must be; members that are not named here are stored as they come. */
function ruleSchema(modes: readonly string[]) {
  return z.looseObject({
    name: z
      .string()
      .max(256)
      .regex(/^[A-Za-z_][A-Za-z0-9_-]*$/, {
        error:
          'must begin with a letter or "_" and go on with letters, digits, "_" and "-"',
      }),
    type: z.string().min(1),
    kind: z.enum(['CONDITION', 'TRANSFORM']).nullish(),
    mode: z.enum(modes),
    onSuccess: z.string().nullish(),
    onFailure: z.string().nullish(),
  });
}

type StoredRule = z.infer<ReturnType<typeof ruleSchema>>;

/**
 * Refuses a rule set that clients could not evaluate.
 *
 * @throws RegistryError 42210 naming the rule
 */
export function requireRuleSet(ruleSet: object | undefined): void {
  for (const [list, modes] of Object.entries(modesByList)) {
    const rules = listSchema.safeParse(Object(ruleSet)[list]);
    if (!rules.success) throw invalid(`"${list}" is not a list`);
    const schema = ruleSchema(modes);
    const seen = new Set<string>();
    for (const [index, each] of (rules.data ?? []).entries()) {
      const { name = `number ${index + 1}` } = Object(each);
      const refuse = (fault: string) =>
        invalid(`Rule "${name}" in ${list}: ${fault}`);
      const rule = readShape(schema, each, refuse);
      if (seen.has(rule.name)) throw refuse('the name appears twice');
      seen.add(rule.name);
      for (const member of ['onSuccess', 'onFailure'] as const) {
        const fault = actionFault(rule, member);
        if (fault) throw refuse(`"${member}" ${fault}`);
      }
    }
  }
}

/** A rule names one action, or one for each of two directions. */
function actionFault(
  { mode, ...rule }: StoredRule,
  member: 'onSuccess' | 'onFailure',
): string | undefined {
  const count = rule[member]?.split(',').length ?? 0;
  if (count > 2) {
    return `names ${count} actions; choose one, or one for each direction, such as ERROR,NONE`;
  }
  return count > 1 && !twoWayModes.includes(mode)
    ? `names a pair of actions, which needs mode ${twoWayModes.join(' or ')}`
    : undefined;
}

function invalid(message: string): RegistryError {
  return new RegistryError(
    errorCodes.invalidRuleSet,
    `Invalid rule set: ${message}`,
  );
}
