/* `millrace-registry`: the schema registry alone, against any Kafka. */
import { parseArgs } from 'node:util';
import { readCliOptions, USAGE } from './cliOptions';
import { Logger } from './Logger';
import { runSecretCommand } from './cliSecrets';
import { startSchemaRegistry } from './startSchemaRegistry';

/** Bad arguments; as sysexits(3) numbers them. */
const exitUsage = 64;
const exitFailure = 1;

void main();

async function main(): Promise<void> {
  let options: ReturnType<typeof readCliOptions>;
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        brokers: { type: 'string' },
        host: { type: 'string' },
        port: { type: 'string' },
        'admin-port': { type: 'string' },
        topic: { type: 'string' },
        auth: { type: 'string' },
        'allow-non-loopback': { type: 'boolean' },
        tls: { type: 'boolean' },
        ca: { type: 'string' },
        'sasl-mechanism': { type: 'string' },
        'sasl-username': { type: 'string' },
        help: { type: 'boolean' },
      },
    });
    if (values.help) {
      process.stdout.write(USAGE);
      return;
    }
    const [command] = positionals;
    if (command !== undefined) {
      await runSecretCommand(command);
      return;
    }
    options = readCliOptions(values, process.env);
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n\n${USAGE}`);
    process.exitCode = exitUsage;
    return;
  }
  try {
    const registry = await startSchemaRegistry({
      ...options,
      logger: createLogger(),
      onReady: ready => process.stdout.write(`${JSON.stringify({ ready })}\n`),
    });
    const stop = () => {
      void registry.stop().then(() => process.exit());
    };
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n`);
    process.exitCode = exitFailure;
  }
}

/** One JSON object a line, on the standard error output. */
function createLogger(): Logger {
  const at =
    (level: string) =>
    (message: string, facts: Record<string, unknown> = {}) => {
      process.stderr.write(
        `${JSON.stringify(
          { time: new Date().toISOString(), level, message, ...facts },
          (_, value) => (typeof value === 'bigint' ? String(value) : value),
        )}\n`,
      );
    };
  return {
    debug: () => {},
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
