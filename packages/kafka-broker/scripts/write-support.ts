/*
 * Writes docs/support.md at the root of the repository.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { listServedApis } from '../src/support/listServedApis';
import { renderSupport } from '../src/support/renderSupport';

const page = path.resolve(__dirname, '../../../docs/support.md');

async function writeSupport(): Promise<void> {
  await mkdir(path.dirname(page), { recursive: true });
  await writeFile(page, renderSupport(await listServedApis()));
}

writeSupport().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
