import { matchesPrefix } from '../../queries/subjectPrefix';
import { errorCodes, RegistryError } from '../../RegistryError';
import { RegistryState } from '../../state/RegistryState';
import { StoredSchema } from '../../state/StoredSchema';
import { defaultContext, parseSubject } from '../../subjects/QualifiedSubject';
import { formatted } from '../formatted';
import { schemaAnswer, versionAnswer } from '../answers';
import { BareText } from '../HttpAnswer';
import { JsonText } from '../JsonText';
import { flag, page, Route, RouteRequest } from '../Route';

/** The most versions one list of schemas holds. */
const maxListed = 1_000;

/** Schemas by id and guid, whatever subject they are in. */
export const schemaRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/schemas/types',
    right: 'anybody',
    handle: () => ['JSON', 'PROTOBUF', 'AVRO'],
  },
  { method: 'GET', path: '/schemas', right: 'read', handle: listSchemas },
  {
    method: 'GET',
    path: '/schemas/ids/:id',
    right: 'read',
    handle: request => {
      const [schema, context] = carriersOf(request);
      const { fullAnswers: full, query } = request;
      const shown = formatted(request, schema);
      if (!flag(query, 'fetchMaxId')) return writtenOnce(shown, full);
      const maxId = request.registry.state.highestId(context);
      return schemaAnswer(shown, { full, maxId });
    },
  },
  {
    method: 'GET',
    path: '/schemas/ids/:id/schema',
    right: 'read',
    handle: request => {
      const [schema] = carriersOf(request);
      return new BareText(formatted(request, schema).text);
    },
  },
  {
    method: 'GET',
    path: '/schemas/ids/:id/subjects',
    right: 'read',
    handle: request =>
      page(
        [...new Set(usesOf(request).map(({ subject }) => subject))],
        request.query,
      ),
  },
  {
    method: 'GET',
    path: '/schemas/ids/:id/versions',
    right: 'read',
    handle: request =>
      page(
        usesOf(request).map(({ subject, version }) => ({ subject, version })),
        request.query,
      ),
  },
  {
    method: 'GET',
    path: '/schemas/guids/:guid',
    right: 'read',
    handle: request => {
      const [found] = byGuid(request);
      return schemaAnswer(formatted(request, found.schema), {
        full: request.fullAnswers,
      });
    },
  },
  {
    method: 'GET',
    path: '/schemas/guids/:guid/ids',
    right: 'read',
    handle: request =>
      byGuid(request).map(({ context, schema }) => ({
        context,
        id: schema.id,
      })),
  },
];

/** Answers by id, which clients ask for most; a version never changes, so neither does its answer. */
const written = {
  full: new WeakMap<StoredSchema, JsonText>(),
  plain: new WeakMap<StoredSchema, JsonText>(),
};

function writtenOnce(schema: StoredSchema, full: boolean): JsonText {
  const answers = full ? written.full : written.plain;
  const known = answers.get(schema);
  if (known) return known;
  const answer = new JsonText(schemaAnswer(schema, { full }));
  answers.set(schema, answer);
  return answer;
}

function listSchemas({ registry, access, query, fullAnswers }: RouteRequest) {
  const prefix = query.get('subjectPrefix');
  const ruleType = query.get('ruleType');
  const { state } = registry;
  const found = state
    .subjects()
    .filter(subject => matchesPrefix(subject, prefix))
    .filter(subject => access.can('read', subject))
    .flatMap(subject => {
      const versions = state
        .versions(subject)
        .filter(each => flag(query, 'deleted') || !each.deleted)
        .filter(each => ruleType === null || hasRuleOfType(each, ruleType));
      return flag(query, 'latestOnly') ? versions.slice(-1) : versions;
    });
  return page(found, query, maxListed).map(schema =>
    versionAnswer(schema, { full: fullAnswers }),
  );
}

function hasRuleOfType({ ruleSet }: StoredSchema, type: string): boolean {
  return Object.values(ruleSet ?? {})
    .flat()
    .some(rule => Object(rule).type === type);
}

/** A version that carries the asked id, and the context it was found in. */
function carriersOf({
  registry,
  access,
  param,
  query,
}: RouteRequest): [StoredSchema, string] {
  const id = Number(param('id'));
  const { state } = registry;
  for (const context of contextsToTry(state, query.get('subject'))) {
    const schema = state
      .byId(context, id)
      .find(each => access.can('read', each.subject));
    if (schema) return [schema, context];
  }
  throw new RegistryError(
    errorCodes.schemaNotFound,
    `Schema ${param('id')} not found`,
  );
}

function usesOf(request: RouteRequest): StoredSchema[] {
  const [schema, context] = carriersOf(request);
  return request.registry.state
    .byId(context, schema.id)
    .filter(each => request.access.can('read', each.subject))
    .filter(each => flag(request.query, 'deleted') || !each.deleted)
    .sort((a, b) =>
      a.subject === b.subject
        ? a.version - b.version
        : Number(a.subject > b.subject) * 2 - 1,
    );
}

/** The subject's context, or the default one and then the others by name. */
function contextsToTry(state: RegistryState, subject: string | null): string[] {
  const { context } = parseSubject(subject ?? '');
  return context === defaultContext
    ? [defaultContext, ...state.contexts().filter(each => each !== context)]
    : [context];
}

function byGuid({ registry, access, param }: RouteRequest) {
  const { state } = registry;
  const [first, ...others] = state.contexts().flatMap(context => {
    const id = state.idOf(context, param('guid').toLowerCase());
    const schema = (id === undefined ? [] : state.byId(context, id)).find(
      each => access.can('read', each.subject),
    );
    return schema ? [{ context, schema }] : [];
  });
  if (first) return [first, ...others] as const;
  throw new RegistryError(
    errorCodes.schemaNotFound,
    `Schema ${param('guid')} not found`,
  );
}
