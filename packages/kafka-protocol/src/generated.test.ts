import { execFileSync } from 'node:child_process';
import path from 'node:path';

const generator = path.resolve(__dirname, '..', 'generator', 'generate.mjs');

describe('generated code', () => {
  it('matches the message definitions', () => {
    expect(() =>
      execFileSync(process.execPath, [generator, '--check'], { stdio: 'pipe' }),
    ).not.toThrow();
  }, 60_000);
});
