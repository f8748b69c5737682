/*
 * Writes src/generated/ from messages/. Needs nothing but what is committed and installed.
 *
 *   node generator/generate.mjs           write
 *   node generator/generate.mjs --check   write nothing; exit 1 and name the files that differ
 */
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readDefinitions } from './definitions.mjs';
import { apisFile, errorsFile, indexFile, messageFile } from './message.mjs';

const require = createRequire(import.meta.url);
const prettier = require('prettier');
const prettierConfig = require('@backstage/cli/config/prettier');

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const output = path.join(root, 'src', 'generated');

const files = render();
if (process.argv.includes('--check')) {
  const different = differences(files);
  for (const name of different) {
    process.stderr.write(`src/generated/${name} does not match messages/\n`);
  }
  process.exitCode = different.length > 0 ? 1 : 0;
} else {
  rmSync(output, { recursive: true, force: true });
  for (const [name, text] of files) {
    const file = path.join(output, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  process.stdout.write(`${files.size} files in src/generated\n`);
}

/** @returns {Map<string, string>} text by path below src/generated */
function render() {
  const messages = readDefinitions(path.join(root, 'messages'));
  const errors = JSON.parse(
    readFileSync(path.join(root, 'messages', 'errors.json'), 'utf8'),
  );
  const texts = new Map(
    messages.map(message => [
      `messages/${message.name}.ts`,
      messageFile(message),
    ]),
  );
  texts.set('apis.ts', apisFile(messages));
  texts.set('errors.ts', errorsFile(errors));
  texts.set('index.ts', indexFile(messages));
  for (const [name, text] of texts) {
    texts.set(
      name,
      prettier.format(text, { ...prettierConfig, parser: 'typescript' }),
    );
  }
  texts.set(
    'NOTICE',
    readFileSync(path.join(root, 'messages', 'NOTICE'), 'utf8'),
  );
  return texts;
}

function differences(expected) {
  const present = existsSync(output)
    ? readdirSync(output, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(entry =>
          path.relative(output, path.join(entry.parentPath, entry.name)),
        )
    : [];
  const names = new Set([...expected.keys(), ...present]);
  return [...names].filter(name => {
    const file = path.join(output, name);
    return (
      !existsSync(file) || readFileSync(file, 'utf8') !== expected.get(name)
    );
  });
}
