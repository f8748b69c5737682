import {
  Entity,
  parseEntityRef,
  RELATION_CHILD_OF,
  RELATION_CONSUMES_API,
  RELATION_MEMBER_OF,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  RELATION_PROVIDES_API,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  ANNOTATION_APPROVER,
  ANNOTATION_CLIENT_IDS,
  ANNOTATION_CONSUMER_GROUPS,
  ANNOTATION_ENVIRONMENTS,
  ANNOTATION_PRINCIPALS,
} from '@millrace/backstage-plugin-streaming-common';
import { Application, CatalogDomain, CatalogGroup } from './CatalogSnapshot';

/** What of an entity the portal needs. */
export const ENTITY_FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.annotations',
  'spec.type',
  'relations',
];

/** Entities of the catalog as the portal uses them. */
export interface CatalogContent {
  applications: Application[];
  groups: CatalogGroup[];
  domains: CatalogDomain[];
  /** User → groups of direct membership. */
  memberships: Map<string, string[]>;
}

/** Reads Components, Groups, Users and Domains; other kinds are left out. Everything is sorted by reference. */
export function readEntities(entities: readonly Entity[]): CatalogContent {
  const content: CatalogContent = {
    applications: [],
    groups: [],
    domains: [],
    memberships: new Map(),
  };
  const sorted = entities
    .map(entity => [stringifyEntityRef(entity), entity] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [entityRef, entity] of sorted) {
    const title = entity.metadata.title ?? entity.metadata.name;
    switch (entity.kind.toLocaleLowerCase('en-US')) {
      case 'component':
        content.applications.push(toApplication(entityRef, title, entity));
        break;
      case 'group':
        content.groups.push({
          entityRef,
          title,
          parent: related(entity, RELATION_CHILD_OF)[0] ?? null,
          approver:
            entity.metadata.annotations?.[ANNOTATION_APPROVER] === 'true',
          members: [],
        });
        break;
      case 'user':
        content.memberships.set(entityRef, related(entity, RELATION_MEMBER_OF));
        break;
      case 'domain':
        content.domains.push({
          entityRef,
          title,
          name: parseEntityRef(entityRef).name,
          owner: related(entity, RELATION_OWNED_BY)[0] ?? null,
        });
        break;
      default:
    }
  }
  return { ...content, groups: withMembers(content) };
}

function toApplication(
  entityRef: string,
  title: string,
  entity: Entity,
): Application {
  const type = entity.spec?.type;
  const list = (annotation: string) =>
    (entity.metadata.annotations?.[annotation] ?? '')
      .split(',')
      .map(part => part.trim())
      .filter(part => part !== '');
  const environments = list(ANNOTATION_ENVIRONMENTS);
  return {
    entityRef,
    title,
    type: typeof type === 'string' ? type : 'service',
    owner: related(entity, RELATION_OWNED_BY)[0] ?? null,
    system:
      related(entity, RELATION_PART_OF).find(ref =>
        ref.startsWith('system:'),
      ) ?? null,
    clientIds: list(ANNOTATION_CLIENT_IDS),
    principals: list(ANNOTATION_PRINCIPALS),
    groups: list(ANNOTATION_CONSUMER_GROUPS),
    environments: environments.length > 0 ? environments : null,
    providesApis: related(entity, RELATION_PROVIDES_API),
    consumesApis: related(entity, RELATION_CONSUMES_API),
  };
}

function withMembers({ groups, memberships }: CatalogContent): CatalogGroup[] {
  const members = new Map<string, string[]>();
  for (const [user, groupRefs] of memberships) {
    for (const ref of groupRefs) {
      members.set(ref, [...(members.get(ref) ?? []), user]);
    }
  }
  return groups.map(group => ({
    ...group,
    members: members.get(group.entityRef) ?? [],
  }));
}

function related(entity: Entity, type: string): string[] {
  return (entity.relations ?? [])
    .filter(relation => relation.type === type)
    .map(relation => relation.targetRef);
}
