import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { listServedApis } from './listServedApis';
import { renderSupport } from './renderSupport';

const page = path.resolve(__dirname, '../../../../docs/support.md');

describe('docs/support.md', () => {
  it('says what the broker serves', async () => {
    expect(await readFile(page, 'utf8')).toBe(
      renderSupport(await listServedApis()),
    );
  });
});
