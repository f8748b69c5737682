/*
 * Runs services of the sample company against any Kafka and registry:
 *
 *   run [--bootstrap-servers host:port,...] [--registry url] [--orders-per-minute n] [service ...]
 *
 * A registry that asks for credentials gets those of SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO, `user:password`.
 * Without names all of them run. Each has its own connection and client id, as separate programs would.
 */
import { parseArgs } from 'node:util';
import { prepareTopics } from './runtime/prepareTopics';
import { connectStreams } from './runtime/Streams';
import { services } from './services';
import { storyTopics } from './topics';

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      'bootstrap-servers': { type: 'string', default: '127.0.0.1:9092' },
      registry: { type: 'string', default: 'http://127.0.0.1:8081' },
      'orders-per-minute': { type: 'string', default: '60' },
    },
  });
  const known = services.map(({ name }) => name);
  const unknown = positionals.find(name => !known.includes(name));
  if (unknown) {
    throw new Error(
      `"${unknown}" is not a service; choose from: ${known.join(', ')}.`,
    );
  }
  const connection = {
    bootstrapServers: values['bootstrap-servers'].split(','),
    registry: {
      host: values.registry,
      auth: readUserInfo(process.env.SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO),
    },
  };
  await prepareTopics({ ...connection, topics: storyTopics });

  const pace = {
    ordersPerMinute: Number(values['orders-per-minute']),
    random: Math.random,
  };
  const chosen = services.filter(
    ({ name }) => !positionals.length || positionals.includes(name),
  );
  const running = await Promise.all(
    chosen.map(async service => {
      const streams = connectStreams({ ...connection, clientId: service.name });
      const stop = await service.start(streams, pace);
      return { stop, close: () => streams.close() };
    }),
  );
  process.stdout.write(
    `${chosen.map(({ name }) => name).join(', ')} at work\n`,
  );

  const stop = async () => {
    running.forEach(service => service.stop());
    await Promise.allSettled(running.map(service => service.close()));
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.once('disconnect', stop);
}

function readUserInfo(text: string | undefined) {
  const colon = text?.indexOf(':') ?? -1;
  return text && colon > 0
    ? { username: text.slice(0, colon), password: text.slice(colon + 1) }
    : undefined;
}

main().catch(error => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exit(1);
});
