import { deleteSubject, deleteVersion } from '../../commands/deleteVersions';
import { identify, registerSchema } from '../../commands/registerSchema';
import {
  DeletedView,
  findSubject,
  inView,
  parseVersion,
  requireVersion,
  requireVersions,
} from '../../queries/versions';
import { errorCodes, RegistryError } from '../../RegistryError';
import { guidOf, StoredSchema } from '../../state/StoredSchema';
import { matchesPrefix } from '../../queries/subjectPrefix';
import { registrationAnswer, versionAnswer } from '../answers';
import { readRegistration } from '../bodies';
import { formatted } from '../formatted';
import { BareText } from '../HttpAnswer';
import { flag, optionalFlag, page, Route, RouteRequest } from '../Route';

/** Subjects and their versions. */
export const subjectRoutes: readonly Route[] = [
  { method: 'GET', path: '/subjects', handle: listSubjects },
  { method: 'POST', path: '/subjects/:subject', handle: lookup },
  {
    method: 'DELETE',
    path: '/subjects/:subject',
    handle: ({ registry, param, query }) =>
      registry.write(state =>
        deleteSubject(state, param('subject'), {
          permanent: flag(query, 'permanent'),
        }),
      ),
  },
  {
    method: 'GET',
    path: '/subjects/:subject/versions',
    handle: ({ registry, param, query }) =>
      page(
        requireVersions(registry.state, param('subject'), viewOf(query)).map(
          ({ version }) => version,
        ),
        query,
      ),
  },
  { method: 'POST', path: '/subjects/:subject/versions', handle: register },
  {
    method: 'GET',
    path: '/subjects/:subject/versions/:version',
    handle: request =>
      versionAnswer(formatted(request, versionOf(request)), {
        full: request.fullAnswers,
      }),
  },
  {
    method: 'DELETE',
    path: '/subjects/:subject/versions/:version',
    handle: ({ registry, param, query }) => {
      const selector = parseVersion(param('version'));
      const permanent = flag(query, 'permanent');
      return registry.write(state =>
        deleteVersion(state, param('subject'), { selector, permanent }),
      );
    },
  },
  {
    method: 'GET',
    path: '/subjects/:subject/versions/:version/schema',
    handle: request =>
      new BareText(formatted(request, versionOf(request)).text),
  },
  {
    method: 'GET',
    path: '/subjects/:subject/versions/:version/referencedby',
    handle: request => {
      const { subject, version } = versionOf(request);
      const ids = request.registry.state
        .referrers(subject, version)
        .filter(each => inView(each, viewOf(request.query)))
        .map(({ id }) => id);
      return page(
        [...new Set(ids)].sort((a, b) => a - b),
        request.query,
      );
    },
  },
];

function listSubjects({ registry, query }: RouteRequest): string[] {
  const prefix = query.get('subjectPrefix');
  const view = viewOf(query);
  return page(
    registry.state
      .subjects()
      .filter(
        subject =>
          matchesPrefix(subject, prefix) &&
          registry.state.versions(subject).some(each => inView(each, view)),
      ),
    query,
  );
}

async function register(request: RouteRequest): Promise<object> {
  const { registry, param, query, body, fullAnswers } = request;
  const posted = readRegistration(body, optionalFlag(query, 'normalize'));
  const { catalog } = registry;
  const planned = await registry.write(state =>
    registerSchema({ state, catalog }, param('subject'), posted),
  );
  return registrationAnswer(planned, { full: fullAnswers });
}

function lookup(request: RouteRequest): object {
  const { registry, param, query, body, fullAnswers } = request;
  const posted = readRegistration(body, optionalFlag(query, 'normalize'));
  const { state, catalog } = registry;
  const subject = findSubject(state, param('subject'));
  const view = flag(query, 'deleted') ? 'included' : 'hidden';
  const versions = requireVersions(state, subject, view);
  const guid = guidOf(identify({ state, catalog }, subject, posted).identity);
  const found = versions.find(each => each.guid === guid);
  if (found) {
    return versionAnswer(formatted(request, found), { full: fullAnswers });
  }
  throw new RegistryError(errorCodes.schemaNotFound, 'Schema not found');
}

function versionOf({ registry, param, query }: RouteRequest): StoredSchema {
  return requireVersion(
    registry.state,
    param('subject'),
    parseVersion(param('version')),
    flag(query, 'deleted') ? 'included' : 'hidden',
  );
}

function viewOf(query: URLSearchParams): DeletedView {
  if (flag(query, 'deletedOnly')) return 'only';
  return flag(query, 'deleted') ? 'included' : 'hidden';
}
