/*
 * Confluent's JavaScript serializers, driven by a judge:
 *
 *   node confluent.mjs write <format> <topic>   one JSON message per line on standard input
 *   node confluent.mjs read <format> <topic> <count>   prints one JSON message per line
 *
 * The folder of the packages is in PACKAGES; the newest version of the subject is what is written with, and with METADATA
 * (JSON) the newest with these properties is what is read with. With REGISTERS the serializer registers what it needs.
 */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { consume, produce } from './kafka.mjs';

const load = createRequire(path.join(process.env.PACKAGES, 'index.js'));
const serde = load('@confluentinc/schemaregistry');
const protobuf = load('@bufbuild/protobuf');
const { FileDescriptorSetSchema } = load('@bufbuild/protobuf/wkt');

for (const executor of ['CelExecutor', 'CelFieldExecutor', 'JsonataExecutor']) {
  serde[executor].register();
}

const [action, format, topic, count] = process.argv.slice(2);
const client = new serde.SchemaRegistryClient({
  baseURLs: [process.env.REGISTRY_URL],
});
const registers = 'REGISTERS' in process.env;
const options = {
  autoRegisterSchemas: registers,
  useLatestVersion: !registers,
};
const kinds = {
  AVRO: [serde.AvroSerializer, serde.AvroDeserializer],
  JSON: [serde.JsonSerializer, serde.JsonDeserializer],
  PROTOBUF: [serde.ProtobufSerializer, serde.ProtobufDeserializer],
};
const [Serializer, Deserializer] = kinds[format];
const value = serde.SerdeType.VALUE;

if (action === 'write') {
  const { registry, toMessage } = await protobufTypes();
  const serializer = new Serializer(client, value, { ...options, registry });
  const messages = readFileSync(0, 'utf8').trim().split('\n').map(JSON.parse);
  const payloads = [];
  for (const message of messages) {
    payloads.push(await serializer.serialize(topic, toMessage(message)));
  }
  await produce(topic, payloads);
} else {
  const deserializer = new Deserializer(
    client,
    value,
    process.env.METADATA
      ? { useLatestWithMetadata: JSON.parse(process.env.METADATA) }
      : {},
  );
  for (const payload of await consume(topic, Number(count))) {
    const message = await deserializer.deserialize(topic, payload);
    delete message.$typeName;
    delete message.seal?.$typeName;
    process.stdout.write(`${JSON.stringify(message)}\n`);
  }
}

/** What generated code would bring: descriptors of the same files, as `protoc` wrote them. */
async function protobufTypes() {
  if (format !== 'PROTOBUF') {
    return { toMessage: message => message };
  }
  const set = protobuf.fromBinary(
    FileDescriptorSetSchema,
    readFileSync(process.env.DESCRIPTORS),
  );
  const registry = protobuf.createMutableRegistry(
    ...protobuf.createFileRegistry(set),
  );
  const container = registry.getMessage('harbour.Container');
  return {
    registry,
    toMessage: message => protobuf.fromJson(container, message),
  };
}
