/*
 * A broker in a process of its own, for tests that kill it: started with the data folder and the
 * port (0 for any), it prints the port once clients are served.
 */
import { createBroker } from '../index';

async function main(dataDir: string, port: number): Promise<void> {
  const broker = await createBroker({
    dataDir,
    listeners: { local: { host: '127.0.0.1', port } },
  });
  await broker.start();
  process.stdout.write(`${broker.endpoints.local?.port}\n`);
}

const [dataDir = '', port = '0'] = process.argv.slice(2);
main(dataDir, Number(port)).catch(error => {
  process.stderr.write(`${error}\n`);
  process.exit(1);
});
