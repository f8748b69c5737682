/*
 * @kafkajs/confluent-schema-registry, driven by a judge; arguments as of confluent.mjs. It writes with the newest
 * version of the subject.
 */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { consume, produce } from './kafka.mjs';

const load = createRequire(path.join(process.env.PACKAGES, 'index.js'));
const { SchemaRegistry } = load('@kafkajs/confluent-schema-registry');

const [action, , topic, count] = process.argv.slice(2);
const registry = new SchemaRegistry({ host: process.env.REGISTRY_URL });

if (action === 'write') {
  const id = await registry.getLatestSchemaId(`${topic}-value`);
  const messages = readFileSync(0, 'utf8').trim().split('\n').map(JSON.parse);
  const payloads = [];
  for (const message of messages) {
    payloads.push(await registry.encode(id, message));
  }
  await produce(topic, payloads);
} else {
  for (const payload of await consume(topic, Number(count))) {
    const message = await registry.decode(payload);
    process.stdout.write(`${JSON.stringify(message)}\n`);
  }
}
