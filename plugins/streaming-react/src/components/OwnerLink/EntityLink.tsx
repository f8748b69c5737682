import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
  useEntityPresentation,
} from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { ReactNode } from 'react';

/**
 * The address of an entity's page from its complete reference.
 *
 * @public
 */
export function useEntityHref(): (entityRef: string) => string {
  const entityRoute = useRouteRef(entityRouteRef);
  return entityRef =>
    entityRoute(
      entityRouteParams(parseEntityRef(entityRef), { encodeParams: true }),
    );
}

/**
 * A link to an entity's page, under its title or what is put inside.
 *
 * @public
 */
export function EntityLink(props: { entityRef: string; children?: ReactNode }) {
  const href = useEntityHref()(props.entityRef);
  const { primaryTitle } = useEntityPresentation(props.entityRef);
  return (
    <Link href={href} standalone title={props.entityRef}>
      {props.children ?? primaryTitle}
    </Link>
  );
}
