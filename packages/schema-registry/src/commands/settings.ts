import { Config, RegistryRecord } from '../log/RegistryRecord';
import { effectiveMode, Mode, modes, parseMode } from '../queries/settings';
import { errorCodes, RegistryError } from '../RegistryError';
import { RegistryState, scopeOf } from '../state/RegistryState';
import { parseSubject } from '../subjects/QualifiedSubject';
import { withoutNulls } from '../withoutNulls';
import { Decision } from './Decision';
import { requireRuleSet } from './ruleSet';

/**
 * Merges given members into the config of a scope; `null` is the whole registry. A member that is
 * null takes away what is set, and with the last one goes the config.
 *
 * @throws RegistryError 42210 for rules that no version could have
 */
export function changeConfig(
  state: RegistryState,
  written: string | null,
  change: Config,
): Decision<Config> {
  const subject = scopeOf(written);
  requireRuleSet(change.defaultRuleSet ?? undefined);
  requireRuleSet(change.overrideRuleSet ?? undefined);
  const merged = withoutNulls({ ...state.config(subject), ...change });
  const value = Object.keys(merged).length ? merged : null;
  return {
    records: [{ keytype: 'CONFIG', subject, value }],
    answer: change,
  };
}

/**
 * Removes the config of a scope and answers what it was.
 *
 * @throws RegistryError 40401 when it has none
 */
export function deleteConfig(
  state: RegistryState,
  written: string | null,
): Decision<Config> {
  const subject = scopeOf(written);
  const config = state.config(subject);
  if (!config) throw nothingSet(written ?? 'the registry', 'compatibility');
  return {
    records: [{ keytype: 'CONFIG', subject, value: null }],
    answer: config,
  };
}

/**
 * Sets the mode of a scope.
 *
 * @throws RegistryError 42204 for a mode that is unknown or not offered, 42205 when IMPORT would
 * begin where versions exist
 */
export function changeMode(
  state: RegistryState,
  written: string | null,
  { mode: asked, force }: { mode: string; force: boolean },
): Decision<Mode> {
  const subject = scopeOf(written);
  const mode = parseMode(asked);
  if (!mode) {
    throw new RegistryError(
      errorCodes.invalidMode,
      `Invalid mode ${JSON.stringify(asked)}. Valid values are ${modes.join(
        ', ',
      )}`,
    );
  }
  const entering =
    mode === 'IMPORT' && effectiveMode(state, subject) !== 'IMPORT';
  if (entering && !force) {
    const [occupant] = subjectsWithin(state, subject);
    if (occupant !== undefined) {
      throw new RegistryError(
        errorCodes.operationNotPermitted,
        `Cannot import since found existing subjects, such as "${occupant}"; set force=true to import nevertheless`,
      );
    }
  }
  return {
    records: [{ keytype: 'MODE', subject, value: { mode } }],
    answer: mode,
  };
}

/**
 * Removes the mode of a scope, and with `recursive` those of the subjects within; answers the mode
 * that was removed.
 *
 * @throws RegistryError 40401 when there is none
 */
export function deleteMode(
  state: RegistryState,
  written: string | null,
  { recursive }: { recursive: boolean },
): Decision<string> {
  const subject = scopeOf(written);
  const mode = state.mode(subject);
  const within = recursive
    ? state
        .modeScopes()
        .filter(scope => scope !== subject && isWithin(scope, subject))
    : [];
  if (mode === undefined && !within.length) {
    throw nothingSet(written ?? 'the registry', 'mode');
  }
  const own = mode === undefined ? [] : [subject];
  return {
    records: [...own, ...within].map(
      (scope): RegistryRecord => ({
        keytype: 'MODE',
        subject: scope,
        value: null,
      }),
    ),
    answer: parseMode(mode) ?? mode ?? 'READWRITE',
  };
}

/**
 * Removes an empty context.
 *
 * @throws RegistryError 42211 when it has versions, soft-deleted ones included
 */
export function deleteContext(
  state: RegistryState,
  context: string,
): Decision<void> {
  const [occupant] = subjectsWithin(state, `:${context}:`);
  if (occupant !== undefined) {
    throw new RegistryError(
      errorCodes.contextNotEmpty,
      `The context ${context} is not empty: subject "${occupant}" has versions`,
    );
  }
  return {
    records: state.hasContext(context)
      ? [
          { keytype: 'CONTEXT', context, value: null },
          // Ids are not given again, even when the context returns.
          {
            keytype: 'HIGHEST_ID',
            context,
            value: { id: state.highestId(context) },
          },
        ]
      : [],
    answer: undefined,
  };
}

function subjectsWithin(state: RegistryState, scope: string | null): string[] {
  return state.subjects().filter(subject => isWithin(subject, scope));
}

function isWithin(subject: string | null, scope: string | null): boolean {
  if (scope === null) return true;
  if (subject === null) return false;
  const around = parseSubject(scope);
  return around.name
    ? subject === scope
    : parseSubject(subject).context === around.context;
}

function nothingSet(scope: string, what: string): RegistryError {
  return new RegistryError(
    errorCodes.subjectNotFound,
    `Subject '${scope}' does not have subject-level ${what} configured`,
  );
}
