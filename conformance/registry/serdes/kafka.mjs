/* Plain bytes in and out of a topic, for the programs beside. */
import { createRequire } from 'node:module';
import path from 'node:path';

const load = createRequire(path.join(process.env.PACKAGES, 'index.js'));
const { Kafka, logLevel } = load('kafkajs');

const kafka = new Kafka({
  clientId: 'serdes-judge',
  brokers: [process.env.BOOTSTRAP_SERVERS],
  logLevel: logLevel.NOTHING,
});

export async function produce(topic, payloads) {
  const producer = kafka.producer();
  await producer.connect();
  await producer.send({
    topic,
    messages: payloads.map(value => ({ value })),
  });
  await producer.disconnect();
}

/** The first `count` values of a topic with one partition. */
export async function consume(topic, count) {
  const consumer = kafka.consumer({
    groupId: `serdes-${process.pid}-${topic}`,
  });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  const values = [];
  await new Promise((resolve, reject) => {
    consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
    consumer
      .run({
        eachMessage: async ({ message }) => {
          values.push(message.value);
          if (values.length >= count) {
            resolve();
          }
        },
      })
      .catch(reject);
  });
  await consumer.disconnect();
  return values.slice(0, count);
}
