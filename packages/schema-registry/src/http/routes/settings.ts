import {
  changeConfig,
  changeMode,
  deleteConfig,
  deleteContext,
  deleteMode,
} from '../../commands/settings';
import {
  effectiveConfig,
  effectiveMode,
  parseMode,
} from '../../queries/settings';
import { errorCodes, RegistryError } from '../../RegistryError';
import { scopeOf } from '../../state/RegistryState';
import { configAnswer, putConfigAnswer } from '../answers';
import { readConfig, readMode } from '../bodies';
import { flag, Route, RouteRequest } from '../Route';

/** Config, mode and contexts, each for the whole registry (no scope) or for one subject. */
export const settingRoutes: readonly Route[] = [
  ...bothScopes('/config', scope => [
    {
      method: 'GET',
      right: 'read',
      handle: request => getConfig(request, scope(request)),
    },
    {
      method: 'PUT',
      right: 'configure',
      handle: async request => {
        const change = readConfig(request.body);
        return putConfigAnswer(
          await request.write(state =>
            changeConfig(state, scope(request), change),
          ),
        );
      },
    },
    {
      method: 'DELETE',
      right: 'configure',
      handle: async request =>
        configAnswer(
          await request.write(state => deleteConfig(state, scope(request))),
        ),
    },
  ]),
  ...bothScopes('/mode', scope => [
    {
      method: 'GET',
      right: 'read',
      handle: request => getMode(request, scope(request)),
    },
    {
      method: 'PUT',
      right: 'configure',
      handle: async request => {
        const mode = readMode(request.body);
        const force = flag(request.query, 'force');
        return {
          mode: await request.write(state =>
            changeMode(state, scope(request), { mode, force }),
          ),
        };
      },
    },
    {
      method: 'DELETE',
      right: 'configure',
      handle: async request => {
        const recursive = flag(request.query, 'recursive');
        return {
          mode: await request.write(state =>
            deleteMode(state, scope(request), { recursive }),
          ),
        };
      },
    },
  ]),
  {
    method: 'GET',
    path: '/contexts',
    right: 'read',
    handle: ({ registry, access }) =>
      registry.state.contexts().filter(each => access.seesContext(each)),
  },
  {
    method: 'DELETE',
    path: '/contexts/:context',
    target: 'scope',
    right: 'configure',
    handle: ({ write, param }) =>
      write(state => deleteContext(state, param('context'))),
  },
];

type Scope = (request: RouteRequest) => string | null;

/** The same operations for the whole registry and below it for one subject. */
function bothScopes(
  path: string,
  operations: (scope: Scope) => Omit<Route, 'path' | 'target'>[],
): Route[] {
  return [
    ...operations(() => null).map(each => ({ ...each, path })),
    ...operations(({ subject }) => subject).map(each => ({
      ...each,
      target: 'scope' as const,
      path: `${path}/:subject`,
    })),
  ];
}

function getConfig(
  { registry, query }: RouteRequest,
  scope: string | null,
): object {
  if (scope === null || flag(query, 'defaultToGlobal')) {
    return configAnswer(effectiveConfig(registry.state, scope));
  }
  const own = registry.state.config(scopeOf(scope));
  if (own) return configAnswer(own);
  throw new RegistryError(
    errorCodes.subjectConfigNotFound,
    `Subject '${scope}' does not have subject-level compatibility configured`,
  );
}

function getMode(
  { registry, query }: RouteRequest,
  scope: string | null,
): { mode: string } {
  if (scope === null || flag(query, 'defaultToGlobal')) {
    return { mode: effectiveMode(registry.state, scope) };
  }
  const own = registry.state.mode(scopeOf(scope));
  if (own !== undefined) return { mode: parseMode(own) ?? own };
  throw new RegistryError(
    errorCodes.subjectModeNotFound,
    `Subject '${scope}' does not have subject-level mode configured`,
  );
}
