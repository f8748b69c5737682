import { deleteSubject, deleteVersion } from '../../commands/deleteVersions';
import { identify, registerSchema } from '../../commands/registerSchema';
import { readTagging, tagVersion } from '../../commands/tagVersion';
import { findContent } from '../../queries/findContent';
import { propertyOf } from '../../queries/checkSubject';
import {
  DeletedView,
  inView,
  parseVersion,
  requireVersion,
  requireVersions,
} from '../../queries/versions';
import { errorCodes, RegistryError } from '../../RegistryError';
import { StoredSchema } from '../../state/StoredSchema';
import { matchesPrefix } from '../../queries/subjectPrefix';
import { registrationAnswer, versionAnswer } from '../answers';
import { readPosted } from '../readPosted';
import { formatted } from '../formatted';
import { BareText } from '../HttpAnswer';
import { flag, page, Route, RouteRequest } from '../Route';

/** Subjects and their versions. */
export const subjectRoutes: readonly Route[] = [
  { method: 'GET', path: '/subjects', right: 'read', handle: listSubjects },
  { method: 'POST', path: '/subjects/:subject', right: 'read', handle: lookup },
  {
    method: 'DELETE',
    path: '/subjects/:subject',
    right: 'delete',
    handle: request =>
      request.write(state =>
        deleteSubject(state, request.subject, deletionOf(request)),
      ),
  },
  {
    method: 'GET',
    path: '/subjects/:subject/versions',
    right: 'read',
    handle: ({ registry, subject, query }) =>
      page(
        requireVersions(registry.state, subject, viewOf(query)).map(
          ({ version }) => version,
        ),
        query,
      ),
  },
  {
    method: 'POST',
    path: '/subjects/:subject/versions',
    right: 'write',
    handle: register,
  },
  {
    method: 'GET',
    path: '/subjects/:subject/metadata',
    right: 'read',
    handle: findByMetadata,
  },
  {
    method: 'POST',
    path: '/subjects/:subject/versions/:version/tags',
    right: 'write',
    handle: tag,
  },
  {
    method: 'GET',
    path: '/subjects/:subject/versions/:version',
    right: 'read',
    handle: request =>
      versionAnswer(formatted(request, versionOf(request)), {
        full: request.fullAnswers,
      }),
  },
  {
    method: 'DELETE',
    path: '/subjects/:subject/versions/:version',
    right: 'delete',
    handle: request => {
      const options = {
        ...deletionOf(request),
        selector: parseVersion(request.param('version')),
      };
      return request.write(state =>
        deleteVersion(state, request.subject, options),
      );
    },
  },
  {
    method: 'GET',
    path: '/subjects/:subject/versions/:version/schema',
    right: 'read',
    handle: request =>
      new BareText(formatted(request, versionOf(request)).text),
  },
  {
    method: 'GET',
    path: '/subjects/:subject/versions/:version/referencedby',
    right: 'read',
    handle: request => {
      const { subject, version } = versionOf(request);
      const ids = request.registry.state
        .referrers(subject, version)
        .filter(each => inView(each, viewOf(request.query)))
        .filter(each => request.access.can('read', each.subject))
        .map(({ id }) => id);
      return page(
        [...new Set(ids)].sort((a, b) => a - b),
        request.query,
      );
    },
  },
];

/** The newest version whose metadata has all the properties that are asked for. */
function findByMetadata(request: RouteRequest): object {
  const { registry, subject, query, fullAnswers } = request;
  const keys = query.getAll('key');
  const values = query.getAll('value');
  const found = requireVersions(registry.state, subject, viewOf(query))
    .filter(({ metadata }) =>
      keys.every((key, index) => propertyOf(metadata, key) === values[index]),
    )
    .at(-1);
  if (found) {
    return versionAnswer(formatted(request, found), { full: fullAnswers });
  }
  throw new RegistryError(
    errorCodes.versionNotFound,
    `No version of subject '${subject}' has these properties.`,
  );
}

async function tag(request: RouteRequest): Promise<object> {
  const { registry, write, subject, param, body, fullAnswers } = request;
  const selector = parseVersion(param('version'));
  const tagging = readTagging(body);
  const { validateNewSchemas } = registry;
  const planned = await write((state, judge) =>
    tagVersion({ state, judge, validateNewSchemas }, subject, {
      selector,
      tagging,
    }),
  );
  const { subject: name, version } = planned;
  return versionAnswer(registry.state.version(name, version) ?? planned, {
    full: fullAnswers,
  });
}

function listSubjects({ registry, access, query }: RouteRequest): string[] {
  const prefix = query.get('subjectPrefix');
  const view = viewOf(query);
  return page(
    registry.state
      .subjects()
      .filter(
        subject =>
          matchesPrefix(subject, prefix) &&
          access.can('read', subject) &&
          registry.state.versions(subject).some(each => inView(each, view)),
      ),
    query,
  );
}

async function register(request: RouteRequest): Promise<object> {
  const { registry, write, subject, fullAnswers } = request;
  const posted = readPosted(request);
  const { validateNewSchemas } = registry;
  const planned = await write((state, judge) =>
    registerSchema({ state, judge, validateNewSchemas }, subject, posted),
  );
  return registrationAnswer(planned, { full: fullAnswers });
}

function lookup(request: RouteRequest): object {
  const { registry, judge, subject, query, fullAnswers } = request;
  const posted = readPosted(request);
  const { state } = registry;
  const view = flag(query, 'deleted') ? 'included' : 'hidden';
  const versions = requireVersions(state, subject, view);
  // What is looked up may be older than the rules on names and defaults.
  const identified = identify(
    { state, judge, validateNewSchemas: false },
    subject,
    posted,
  );
  const found = findContent(versions, identified, posted);
  if (found) {
    return versionAnswer(formatted(request, found), { full: fullAnswers });
  }
  throw new RegistryError(errorCodes.schemaNotFound, 'Schema not found');
}

function versionOf({
  registry,
  subject,
  param,
  query,
}: RouteRequest): StoredSchema {
  return requireVersion(
    registry.state,
    subject,
    parseVersion(param('version')),
    flag(query, 'deleted') ? 'included' : 'hidden',
  );
}

function deletionOf({ access, query }: RouteRequest) {
  return {
    permanent: flag(query, 'permanent'),
    sees: (subject: string) => access.can('read', subject),
  };
}

function viewOf(query: URLSearchParams): DeletedView {
  if (flag(query, 'deletedOnly')) return 'only';
  return flag(query, 'deleted') ? 'included' : 'hidden';
}
