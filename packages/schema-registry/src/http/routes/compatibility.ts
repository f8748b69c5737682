import { readPost } from '../../commands/registerSchema';
import {
  checkAgainst,
  SubjectQuestion,
  verdictMessages,
  versionsOfGroup,
} from '../../queries/checkSubject';
import { effectiveConfig } from '../../queries/settings';
import { parseVersion, VersionSelector } from '../../queries/versions';
import { errorCodes, RegistryError } from '../../RegistryError';
import { InvalidSchemaError } from '../../schemas/InvalidSchemaError';
import { RegistryState } from '../../state/RegistryState';
import { StoredSchema } from '../../state/StoredSchema';
import { readPosted } from '../readPosted';
import { flag, Route, RouteRequest } from '../Route';

/** Checks that change nothing. */
export const compatibilityRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/compatibility/subjects/:subject/versions',
    right: 'read',
    handle: request => check(request, undefined),
  },
  {
    method: 'POST',
    path: '/compatibility/subjects/:subject/versions/:version',
    right: 'read',
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
  const { registry, judge, subject, query } = request;
  const { state, validateNewSchemas } = registry;
  const verbose = flag(query, 'verbose');
  const posted = readPosted(request);
  const config = effectiveConfig(state, subject);
  const among = versionsToCompare(state, subject, selector);
  try {
    const { read, metadata } = readPost(
      { state, judge, validateNewSchemas },
      subject,
      posted,
    );
    const inGroup = versionsOfGroup({ versions: among, metadata, config });
    const question: SubjectQuestion = {
      candidate: read.source,
      metadata,
      versions: selector === 'latest' ? inGroup.slice(-1) : inGroup,
      config,
    };
    const verdict = checkAgainst(question, { state, judge });
    return {
      is_compatible: verdict.compatible,
      ...(verbose
        ? {
            messages: verdict.compatible
              ? []
              : verdictMessages(verdict, question),
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
  if (selector === undefined || selector === 'latest') return live;
  const found = live.filter(({ version }) => version === selector);
  if (found.length) return found;
  throw new RegistryError(
    errorCodes.versionNotFound,
    `Version ${selector} not found.`,
  );
}
