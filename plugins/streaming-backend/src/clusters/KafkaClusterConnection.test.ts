import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import {
  EmbeddedBackend,
  parseEmbeddedConfig,
  startEmbeddedBackend,
} from '@millrace/embedded-backend';
import { KafkaClusterConnection } from './KafkaClusterConnection';

const silent = { debug() {}, info() {}, warn() {}, error() {} };

jest.setTimeout(60_000);

describe('KafkaClusterConnection on a live broker', () => {
  let directory: string;
  let backend: EmbeddedBackend;
  let connection: KafkaClusterConnection;

  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'millrace-connection-'));
    backend = await startEmbeddedBackend({
      config: parseEmbeddedConfig({
        dataDir: directory,
        listeners: { local: { port: 0 } },
        registry: { enabled: false },
        admin: { enabled: false },
      }),
      createLogger: () => silent,
    });
    const { host, port } = Object.values(backend.endpoints.listeners)[0]!;
    connection = new KafkaClusterConnection(
      {
        id: 'local',
        title: 'local',
        environment: 'dev',
        landscape: 'default',
        mode: 'manage',
        bootstrapServers: [`${host}:${port}`],
        ssl: null,
        sasl: null,
        registry: null,
        observationsTopic: null,
        capabilities: {},
      },
      mockServices.logger.mock(),
    );
  });

  afterAll(async () => {
    await connection.close();
    await backend.stop();
    await rm(directory, { recursive: true, force: true });
  });

  it('passes on why the broker refuses a topic, in its own words', async () => {
    const topic = { name: 'a', partitions: 60_000, replicationFactor: 1 };
    expect(
      await connection.createTopics([
        { ...topic, configs: {} },
        { ...topic, name: 'b', partitions: 1, configs: {} },
      ]),
    ).toMatchObject([
      {
        name: 'a',
        outcome: 'failed',
        error: {
          name: 'POLICY_VIOLATION',
          message: expect.stringMatching(
            /^\[limits\.partitions\] This broker would have \d+ partitions; the limit is 50000$/,
          ),
        },
      },
      { name: 'b', outcome: 'done' },
    ]);
    expect(await connection.listTopics()).not.toContain('a');
  });
});
