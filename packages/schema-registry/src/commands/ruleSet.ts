import { z } from 'zod/v4';
import { errorCodes, RegistryError } from '../RegistryError';

const kinds = {
  domainRules: ['WRITE', 'READ', 'WRITEREAD'],
  migrationRules: ['UPGRADE', 'DOWNGRADE', 'UPDOWN'],
  encodingRules: ['WRITE', 'READ', 'WRITEREAD'],
} as const;

const ruleSchema = z.looseObject({
  name: z
    .string()
    .max(256)
    .regex(/^[A-Za-z_][A-Za-z0-9_-]*$/),
  type: z.string().min(1),
  mode: z.string().nullish(),
  onSuccess: z.string().nullish(),
  onFailure: z.string().nullish(),
});

const listSchema = z.array(z.unknown()).nullish();

/**
 * Refuses a rule set that clients could not evaluate.
 *
 * @throws RegistryError 42210 naming the rule
 */
export function requireRuleSet(ruleSet: object | undefined): void {
  for (const [list, modes] of Object.entries(kinds)) {
    const rules = listSchema.safeParse(Object(ruleSet)[list]);
    if (!rules.success) throw invalid(`"${list}" is not a list`);
    const seen = new Set<string>();
    for (const [index, each] of (rules.data ?? []).entries()) {
      const place = `Rule "${
        Object(each).name ?? `number ${index + 1}`
      }" in ${list}`;
      const rule = ruleSchema.safeParse(each);
      if (!rule.success) {
        const [issue] = rule.error.issues;
        throw invalid(`${place}: ${issue?.path.join('.')} ${issue?.message}`);
      }
      const { name, mode, onSuccess, onFailure } = rule.data;
      if (seen.has(name)) throw invalid(`${place} appears twice`);
      seen.add(name);
      if (mode && !modes.some(known => known === mode)) {
        throw invalid(
          `${place}: mode "${mode}" is unknown; choose ${modes.join(', ')}`,
        );
      }
      const paired = [onSuccess, onFailure].some(action =>
        action?.includes(','),
      );
      if (paired && mode !== 'WRITEREAD' && mode !== 'UPDOWN') {
        throw invalid(
          `${place}: a pair of actions needs mode WRITEREAD or UPDOWN`,
        );
      }
    }
  }
}

function invalid(message: string): RegistryError {
  return new RegistryError(
    errorCodes.invalidRuleSet,
    `Invalid rule set: ${message}`,
  );
}
