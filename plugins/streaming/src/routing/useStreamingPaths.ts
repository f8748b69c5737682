import { useRouteRef } from '@backstage/core-plugin-api';
import { useMemo } from 'react';
import { rootRouteRef, selectedTemplateRouteRef } from './routes';

/** The addresses of the plugin's pages; every one restores its view. */
export interface StreamingPaths {
  home: string;
  topics: string;
  ownership: string;
  requests: string;
  clusters: string;
  schemas: string;
  schema(cluster: string, subject: string): string;
  request(id: string): string;
  lineage(view?: { root?: string; hops?: number; impact?: boolean }): string;
  newTopic: string;
}

/** Finds the {@link StreamingPaths} wherever the portal mounted the plugin. */
export function useStreamingPaths(): StreamingPaths {
  const root = useRouteRef(rootRouteRef)().replace(/\/$/, '');
  const template = useRouteRef(selectedTemplateRouteRef);
  return useMemo(
    () => ({
      home: root,
      topics: `${root}/topics`,
      ownership: `${root}/ownership`,
      requests: `${root}/requests`,
      clusters: `${root}/clusters`,
      schemas: `${root}/schemas`,
      schema: (cluster, subject) =>
        `${root}/schemas/${encodeURIComponent(cluster)}/${encodeURIComponent(
          subject,
        )}`,
      request: id => `${root}/requests/${encodeURIComponent(id)}`,
      lineage: (view = {}) => {
        const search = new URLSearchParams();
        if (view.root) {
          search.set('root', view.root);
        }
        if (view.hops) {
          search.set('hops', String(view.hops));
        }
        if (view.impact) {
          search.set('impact', 'true');
        }
        return `${root}/lineage${search.size ? `?${search}` : ''}`;
      },
      newTopic:
        template?.({ namespace: 'default', templateName: 'new-topic' }) ??
        '/create/templates/default/new-topic',
    }),
    [root, template],
  );
}
