/*
 * Serializers that nobody here wrote, in three languages of clients and three formats, over our broker and registry:
 * what one of them writes, all the others read.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Kafka, logLevel } from 'kafkajs';
import { startTemporaryBackend, TemporaryBackend } from '../../lib/embedded';
import { conformanceFile } from '../../lib/judgeFiles';
import { NewVersion, RegistryClient } from './RegistryClient';
import { Format, foreignSerdes, Serdes } from './serdes';

const messages = [1, 2, 3].map(n => ({
  id: `C-${n}`,
  teu: n,
  seal: { number: 1_000 + n, port: 'ROTTERDAM' },
}));

/** By format: the schema of the seal, and of the container that refers to it under this name. */
const schemas: Record<
  Format,
  { seal: string; sealName: string; container: string }
> = {
  AVRO: {
    sealName: 'harbour.Seal',
    seal: JSON.stringify({
      type: 'record',
      name: 'Seal',
      namespace: 'harbour',
      fields: [
        { name: 'number', type: 'int' },
        { name: 'port', type: 'string' },
      ],
    }),
    container: JSON.stringify({
      type: 'record',
      name: 'Container',
      namespace: 'harbour',
      fields: [
        { name: 'id', type: 'string' },
        { name: 'teu', type: 'int' },
        { name: 'seal', type: 'harbour.Seal' },
      ],
    }),
  },
  JSON: {
    sealName: 'seal.json',
    seal: JSON.stringify({
      $schema: 'http://json-schema.org/draft-07/schema#',
      $id: 'seal.json',
      type: 'object',
      properties: { number: { type: 'integer' }, port: { type: 'string' } },
      required: ['number', 'port'],
    }),
    container: JSON.stringify({
      $schema: 'http://json-schema.org/draft-07/schema#',
      $id: 'container.json',
      title: 'Container',
      type: 'object',
      properties: {
        id: { type: 'string' },
        teu: { type: 'integer' },
        seal: { $ref: 'seal.json' },
      },
      required: ['id', 'teu', 'seal'],
    }),
  },
  PROTOBUF: {
    sealName: 'seal.proto',
    seal: readFileSync(conformanceFile('registry/serdes/seal.proto'), 'utf8'),
    container: readFileSync(
      conformanceFile('registry/serdes/container.proto'),
      'utf8',
    ),
  },
};

describe('serializers of other clients', () => {
  let backend: TemporaryBackend;
  let clients: Serdes[];
  let registry: RegistryClient;
  let kafka: Kafka;
  const folder = mkdtempSync(path.join(tmpdir(), 'millrace-serdes-'));

  before(async () => {
    backend = await startTemporaryBackend();
    registry = new RegistryClient(backend.registryUrl);
    kafka = new Kafka({
      brokers: [backend.bootstrap],
      logLevel: logLevel.NOTHING,
    });
    clients = foreignSerdes(backend, folder);
  });

  after(async () => {
    await backend?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const format of ['AVRO', 'JSON', 'PROTOBUF'] as const) {
    it(`${format} with a reference: what each writes, all read`, async t => {
      for (const writer of clients) {
        const topic = `harbour.${format}.${clients.indexOf(writer)}`;
        await createTopic(topic);
        await register(topic, format);
        writer.write(format, topic, messages);
        for (const reader of clients.filter(understands(writer, format))) {
          assert.deepEqual(
            reader.read(format, topic, messages.length),
            messages,
            `${reader.name} reads what ${writer.name} wrote`,
          );
        }
      }
      t.diagnostic(`clients: ${clients.map(({ name }) => name).join(', ')}`);
    });
  }

  /**
   * @kafkajs/confluent-schema-registry leaves the message indexes of Protobuf out and does not skip those of others, so
   * that there it understands only itself.
   */
  function understands(writer: Serdes, format: Format) {
    const isOdd = ({ name }: Serdes) =>
      format === 'PROTOBUF' && name.startsWith('@kafkajs/');
    return (reader: Serdes) => isOdd(reader) === isOdd(writer);
  }

  async function createTopic(topic: string) {
    const admin = kafka.admin();
    await admin.connect();
    await admin.createTopics({ topics: [{ topic, numPartitions: 1 }] });
    await admin.disconnect();
  }

  async function register(topic: string, format: Format) {
    const { seal, sealName, container } = schemas[format];
    const schemaType = format;
    await registry.register(sealName, { schemaType, schema: seal });
    const version: NewVersion = {
      schemaType,
      schema: container,
      references: [{ name: sealName, subject: sealName, version: 1 }],
    };
    await registry.register(`${topic}-value`, version);
  }
});
