import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { OperationHandlers } from '../api/OperationHandlers';
import { LineageService } from './service';

/** The lineage operations of the API. */
export function createLineageHandlers(options: {
  lineage: LineageService<BackstageCredentials>;
}): Pick<
  OperationHandlers,
  | 'getLineageGraph'
  | 'listLineageNodes'
  | 'getLineagePath'
  | 'getImpact'
  | 'listLineageFindings'
> {
  const { lineage } = options;
  return {
    getLineageGraph: async ({ query }, { credentials }) => {
      const { root, provenance, ...rest } = query;
      return lineage.graph(
        { ...rest, roots: root, provenances: provenance },
        credentials,
      );
    },
    listLineageNodes: async ({ query }, { credentials }) =>
      lineage.nodes(query, credentials),
    getLineagePath: async ({ query }, { credentials }) => {
      const paths = await lineage.paths(query, credentials);
      return { items: paths.map(nodes => ({ nodes })) };
    },
    getImpact: async ({ body }, { credentials }) =>
      lineage.impactOfDeletion(body.subject, credentials),
    listLineageFindings: async ({ query }, { credentials }) =>
      lineage.findings(query, credentials),
  };
}
