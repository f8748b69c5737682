/* `npm run registry -- --brokers host:port`: our schema registry alone, on any Kafka. */
import { registryCommand } from '../registry.mjs';
import { root } from '../report.mjs';
import { runUntilStopped } from '../run.mjs';

process.exitCode = await runUntilStopped(
  process.execPath,
  [...registryCommand, ...process.argv.slice(2)],
  { cwd: root },
);
