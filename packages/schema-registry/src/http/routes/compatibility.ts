import { identify } from '../../commands/registerSchema';
import { checkAgainst, verdictMessages } from '../../queries/checkSubject';
import { effectiveConfig } from '../../queries/settings';
import {
  findSubject,
  parseVersion,
  VersionSelector,
} from '../../queries/versions';
import { errorCodes, RegistryError } from '../../RegistryError';
import { InvalidSchemaError } from '../../schemas/InvalidSchemaError';
import { RegistryState } from '../../state/RegistryState';
import { StoredSchema } from '../../state/StoredSchema';
import { readRegistration } from '../bodies';
import { flag, optionalFlag, Route, RouteRequest } from '../Route';

/** Checks that change nothing. */
export const compatibilityRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/compatibility/subjects/:subject/versions',
    handle: request => check(request, undefined),
  },
  {
    method: 'POST',
    path: '/compatibility/subjects/:subject/versions/:version',
    handle: request => check(request, parseVersion(request.param('version'))),
  },
];

interface CheckAnswer {
  is_compatible: boolean;
  messages?: string[];
}

function check(
  request: RouteRequest,
  selector: VersionSelector | undefined,
): CheckAnswer {
  const { registry, param, query, body } = request;
  const { state, catalog } = registry;
  const verbose = flag(query, 'verbose');
  const posted = readRegistration(body, optionalFlag(query, 'normalize'));
  const subject = findSubject(state, param('subject'));
  const versions = versionsToCompare(state, subject, selector);
  const level = effectiveConfig(state, subject).compatibilityLevel;
  try {
    const { schema } = identify({ state, catalog }, subject, posted);
    const verdict = checkAgainst(
      { candidate: schema, versions, level },
      { state, catalog },
    );
    return {
      is_compatible: verdict.compatible,
      ...(verbose
        ? {
            messages: verdict.compatible
              ? []
              : verdictMessages(verdict, versions, level),
          }
        : {}),
    };
  } catch (error) {
    if (verbose && error instanceof InvalidSchemaError) {
      return { is_compatible: false, messages: [error.message] };
    }
    throw error;
  }
}

/** An explicit version that is unknown is an error; an unknown subject has nothing to break. */
function versionsToCompare(
  state: RegistryState,
  subject: string,
  selector: VersionSelector | undefined,
): StoredSchema[] {
  const live = state.versions(subject).filter(each => !each.deleted);
  if (selector === undefined) return live;
  if (selector === 'latest') return live.slice(-1);
  const found = live.filter(({ version }) => version === selector);
  if (found.length) return found;
  throw new RegistryError(
    errorCodes.versionNotFound,
    `Version ${selector} not found.`,
  );
}
