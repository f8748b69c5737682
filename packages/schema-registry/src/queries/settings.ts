import { CompatibilityLevel } from '@millrace/schema-compat';
import { Config } from '../log/RegistryRecord';
import { scopeOf } from '../state/RegistryState';
import { StateReader } from '../state/StateReader';
import {
  defaultContext,
  globalContextScope,
  parseSubject,
} from '../subjects/QualifiedSubject';

/** How a scope may be changed. */
export type Mode = 'READWRITE' | 'READONLY' | 'IMPORT';

export const modes: readonly Mode[] = ['READWRITE', 'READONLY', 'IMPORT'];

/** Reads a mode in any case; READONLY_OVERRIDE is READONLY. Undefined for any other. */
export function parseMode(written: string | undefined): Mode | undefined {
  const name = written?.toUpperCase();
  return name === 'READONLY_OVERRIDE'
    ? 'READONLY'
    : modes.find(each => each === name);
}

/** The config of a registry in which nothing was ever set. */
const defaultConfig = {
  compatibilityLevel: 'BACKWARD',
} satisfies Config;

/**
 * The config that applies to a subject, or to the whole registry without one. The nearest scope
 * that has a config decides alone: subject, context, registry, all contexts.
 */
export function effectiveConfig(
  state: StateReader,
  subject: string | null,
): Config & { compatibilityLevel: CompatibilityLevel } {
  let nearest: Config | undefined;
  for (const scope of scopesAbove(subject)) {
    const config = state.config(scope);
    nearest ??= config;
    const level = config?.compatibilityLevel;
    if (level) return { ...nearest, compatibilityLevel: level };
  }
  return { ...nearest, ...defaultConfig };
}

/**
 * The subject that a name stands for when its own config has an alias, else the name as written.
 * Aliases of aliases are not followed.
 */
export function resolveAlias(state: StateReader, written: string): string {
  return state.config(scopeOf(written))?.alias || written;
}

/** The mode that applies to a subject, or to the whole registry without one. */
export function effectiveMode(
  state: StateReader,
  subject: string | null,
): Mode {
  for (const scope of scopesAbove(subject)) {
    const known = parseMode(state.mode(scope));
    if (known) return known;
  }
  return 'READWRITE';
}

function scopesAbove(subject: string | null): (string | null)[] {
  if (subject === null) return [null, globalContextScope];
  const { context } = parseSubject(subject);
  return [
    scopeOf(subject),
    ...(context === defaultContext ? [] : [`:${context}:`]),
    null,
    globalContextScope,
  ];
}
