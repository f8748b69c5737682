import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ClusterConnection } from './ClusterConnection';
import { DefaultClusters } from './DefaultClusters';
import { ProvidedClusters } from './ProvidedClusters';
import { readClusters } from './readClusters';

function create(provided = new ProvidedClusters()) {
  const close = jest.fn(async () => {});
  const clusters = new DefaultClusters({
    definitions: readClusters(
      new ConfigReader({
        streaming: { clusters: { prod: { bootstrapServers: 'a:9092' } } },
      }),
    ),
    provided,
    logger: mockServices.logger.mock(),
    // Only identity and closing matter here.
    connect: ({ id }) =>
      ({
        clusterId: id,
        close,
      } as Partial<ClusterConnection> as ClusterConnection),
  });
  return { clusters, close };
}

describe('DefaultClusters', () => {
  it('names the known clusters when one is unknown', () => {
    const { clusters } = create();
    expect(() => clusters.get('prdo')).toThrow(
      'Cluster "prdo" is not configured; known clusters: prod',
    );
    expect(() => clusters.registry('prod')).toThrow(
      'Cluster "prod" has no schema registry; set streaming.clusters.prod.registry.url to attach one',
    );
  });

  it('shares one connection per cluster', () => {
    const { clusters } = create();
    expect(clusters.connection('prod')).toBe(clusters.connection('prod'));
  });

  it('reaches a provided cluster once it reports, and follows it when it moves', async () => {
    const provided = new ProvidedClusters();
    const cluster = provided.addCluster({ id: 'dev', definition: {} });
    const { clusters, close } = create(provided);
    const changed = jest.fn();
    clusters.subscribe(changed);

    expect(() => clusters.connection('dev')).toThrow(
      'Cluster "dev" cannot be reached: it is starting',
    );
    cluster.report({
      state: 'ready',
      bootstrapServers: ['127.0.0.1:1'],
      registryUrl: 'http://127.0.0.1:2/',
    });
    const first = clusters.connection('dev');
    expect(clusters.get('dev')).toMatchObject({
      mode: 'manage',
      bootstrapServers: ['127.0.0.1:1'],
      registry: { url: 'http://127.0.0.1:2' },
    });
    cluster.report({
      state: 'ready',
      bootstrapServers: ['127.0.0.1:3'],
      registryUrl: null,
    });
    expect(clusters.connection('dev')).not.toBe(first);
    expect(close).toHaveBeenCalledTimes(1);
    cluster.report({ state: 'unavailable', reason: 'the port is taken' });
    expect(clusters.reachability('dev')).toEqual({
      state: 'unavailable',
      reason: 'the port is taken',
    });
    expect(changed).toHaveBeenCalledTimes(3);
  });

  it('refuses a cluster that is both provided and configured', () => {
    const provided = new ProvidedClusters();
    provided.addCluster({ id: 'prod', definition: {} });
    expect(() => create(provided)).toThrow(
      'Cluster "prod" is provided by a module and configured as well',
    );
  });
});
