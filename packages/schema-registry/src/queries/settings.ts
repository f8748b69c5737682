import { CompatibilityLevel } from '@millrace/schema-compat';
import { Config } from '../log/RegistryRecord';
import { scopeOf } from '../state/RegistryState';
import { StateReader } from '../state/StateReader';
import {
  defaultContext,
  globalContextScope,
  parseSubject,
} from '../subjects/QualifiedSubject';

/** How a scope may be changed. READONLY_OVERRIDE is read as READONLY. */
export type Mode = 'READWRITE' | 'READONLY' | 'READONLY_OVERRIDE' | 'IMPORT';

export const modes: readonly Mode[] = [
  'READWRITE',
  'READONLY',
  'READONLY_OVERRIDE',
  'IMPORT',
];

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
    const mode = state.mode(scope);
    const known = modes.find(each => each === mode);
    if (known) return known;
  }
  return 'READWRITE';
}

/** Whether a mode lets nothing be registered or deleted. */
export function isReadOnly(mode: Mode): boolean {
  return mode === 'READONLY' || mode === 'READONLY_OVERRIDE';
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
