/*
 * Serializers that nobody here wrote, in three languages of clients and three formats, over our broker and registry:
 * what one of them writes, all the others read.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { conformanceFile } from '../../lib/judgeFiles';
import { JudgedBackend } from './JudgedBackend';
import { NewVersion } from './RegistryClient';
import { Format, Serdes } from './serdes';

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
  let judged: JudgedBackend;

  before(async () => {
    judged = await JudgedBackend.start();
  });

  after(() => judged?.stop());

  (['AVRO', 'JSON', 'PROTOBUF'] as const).forEach(format => {
    it(`${format} with a reference: what each writes, all read`, async t => {
      const { clients } = judged;
      for (const writer of clients) {
        const topic = `harbour.${format}.${clients.indexOf(writer)}`;
        await judged.createTopic(topic);
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
  });

  it('Protobuf types are registered with what they import', async () => {
    const clients = judged.clients.filter(canRegisterProtobuf);
    for (const client of clients) {
      const topic = `harbour.registered.${clients.indexOf(client)}`;
      await judged.createTopic(topic);
      client.write('PROTOBUF', topic, messages, { registers: true });
      assert.deepEqual(
        client.read('PROTOBUF', topic, messages.length),
        messages,
        client.name,
      );
      const { schemaType, references } = await judged.registry.send(
        'GET',
        `/subjects/${topic}-value/versions/latest`,
      );
      assert.equal(schemaType, 'PROTOBUF');
      assert.deepEqual(
        references.map(({ name }: { name: string }) => name),
        ['seal.proto'],
      );
    }
  });

  function canRegisterProtobuf({ name }: Serdes): boolean {
    return !name.startsWith('@kafkajs/');
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

  async function register(topic: string, format: Format) {
    const { seal, sealName, container } = schemas[format];
    const schemaType = format;
    await judged.registry.register(sealName, { schemaType, schema: seal });
    const version: NewVersion = {
      schemaType,
      schema: container,
      references: [{ name: sealName, subject: sealName, version: 1 }],
    };
    await judged.registry.register(`${topic}-value`, version);
  }
});
