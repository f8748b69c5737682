import { ConfigReader } from '@backstage/config';
import { readClusters } from './readClusters';

const read = (clusters: object) =>
  readClusters(new ConfigReader({ streaming: { clusters } }));

describe('readClusters', () => {
  it('fills in what is left out', () => {
    expect(read({ prod: { bootstrapServers: 'a:9092, b:9092' } })).toEqual([
      {
        id: 'prod',
        title: 'prod',
        environment: 'prod',
        landscape: 'default',
        mode: 'observe',
        bootstrapServers: ['a:9092', 'b:9092'],
        ssl: null,
        sasl: null,
        registry: null,
        observationsTopic: null,
        capabilities: {},
      },
    ]);
    expect(readClusters(new ConfigReader({}))).toEqual([]);
  });

  it('reads TLS, SASL, registry and flags', () => {
    const [cluster] = read({
      prod: {
        bootstrapServers: ['a:9092'],
        mode: 'manage',
        ssl: true,
        sasl: { mechanism: 'scram-sha-512', username: 'portal', password: 'p' },
        registry: {
          url: 'https://registry.example/',
          auth: { type: 'bearer', token: 't' },
        },
        observations: { topic: 'seen' },
        capabilities: { acls: false },
      },
    });
    expect(cluster).toMatchObject({
      ssl: { rejectUnauthorized: true },
      sasl: { mechanism: 'scram-sha-512', username: 'portal', password: 'p' },
      registry: { url: 'https://registry.example' },
      observationsTopic: 'seen',
      capabilities: { acls: false },
    });
  });

  it.each([
    [
      { prod: { bootstrapServers: 'a:9092', bootstrap: 'x' } },
      'streaming.clusters.prod.bootstrap: there is no such key',
    ],
    [
      { prod: { bootstrapServers: 'a' } },
      'streaming.clusters.prod.bootstrapServers.0: must be host:port',
    ],
    [
      { prod: { bootstrapServers: 'a:1', mode: 'own' } },
      'streaming.clusters.prod.mode: ',
    ],
    [
      {
        prod: {
          bootstrapServers: 'a:1',
          sasl: { mechanism: 'plain', username: 'u' },
        },
      },
      'streaming.clusters.prod.sasl.password: ',
    ],
  ])('names the wrong key of %j', (clusters, message) => {
    expect(() => read(clusters)).toThrow(message);
  });

  it.each(['http://u:hunter2@registry.example', 'https://hunter2@r.example/'])(
    'refuses %s and says where credentials belong',
    url => {
      const refused = () =>
        read({ prod: { bootstrapServers: 'a:1', registry: { url } } });
      expect(refused).toThrow(
        'streaming.clusters.prod.registry.url: must not carry a user name or password; put them under registry.auth',
      );
      expect(refused).toThrow(
        expect.objectContaining({
          message: expect.not.stringContaining('hunter2'),
        }),
      );
    },
  );

  it('never repeats a secret in a message', () => {
    const sasl = { mechanism: 'plain', username: 'u', password: ['hunter2'] };
    expect(() => read({ prod: { bootstrapServers: 'a:1', sasl } })).toThrow(
      expect.objectContaining({
        message: expect.not.stringContaining('hunter2'),
      }),
    );
  });
});
