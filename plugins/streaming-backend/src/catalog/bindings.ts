import {
  Application,
  ApplicationMatch,
  TrafficIdentity,
} from './CatalogSnapshot';

/** The kinds of binding, surest first: a principal is authenticated, a client id is what a program calls itself. */
const KINDS = [
  { by: 'principal', annotated: 'principals' },
  { by: 'group', annotated: 'groups' },
  { by: 'clientId', annotated: 'clientIds' },
] as const;

/**
 * Whose traffic it is, in an environment. Each kind of binding is asked in turn and the first that binds wins; an
 * ambiguous kind counts only when no other binds.
 */
export function matchApplication(
  applications: readonly Application[],
  identity: Omit<TrafficIdentity, 'cluster'>,
  environment: string | undefined,
): ApplicationMatch {
  const here = applications.filter(
    ({ environments }) =>
      environments === null ||
      environment === undefined ||
      environments.includes(environment),
  );
  let ambiguous: ApplicationMatch | undefined;
  for (const { by, annotated } of KINDS) {
    const value = identity[by];
    if (value === undefined) {
      continue;
    }
    const candidates = best(here, value, one => one[annotated]);
    const [application, second] = candidates;
    if (application && !second) {
      return { kind: 'bound', application, by: value };
    }
    if (application) {
      ambiguous ??= { kind: 'ambiguous', candidates, by: value };
    }
  }
  return ambiguous ?? { kind: 'none' };
}

/** The applications whose binding fits best; more than one is a tie. */
function best(
  applications: readonly Application[],
  value: string,
  patternsOf: (application: Application) => readonly string[],
): Application[] {
  let found: Application[] = [];
  let foundLength = 0;
  for (const application of applications) {
    const length = Math.max(
      0,
      ...patternsOf(application).map(pattern => fit(pattern, value)),
    );
    if (length > foundLength) {
      found = [application];
      foundLength = length;
    } else if (length > 0 && length === foundLength) {
      found.push(application);
    }
  }
  return found;
}

/** 0: no fit; an exact one is above every prefix. */
function fit(pattern: string, value: string): number {
  if (!pattern.endsWith('*')) {
    return pattern === value ? Infinity : 0;
  }
  const prefix = pattern.slice(0, -1);
  return value.startsWith(prefix) ? prefix.length + 1 : 0;
}
