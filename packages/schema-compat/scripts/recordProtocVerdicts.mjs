/*
 * Asks protoc about every case of src/protobuf/__fixtures__/protoc/verdicts.json and writes its
 * answers there: whether it accepts the file, and the descriptor that it makes of it.
 *
 *   python3 -m venv /tmp/protoc && /tmp/protoc/bin/pip install grpcio-tools
 *   node packages/schema-compat/scripts/recordProtocVerdicts.mjs /tmp/protoc/bin/python -m grpc_tools.protoc
 */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BinaryReader } from '@bufbuild/protobuf/wire';

const fixture = join(
  dirname(fileURLToPath(import.meta.url)),
  '../src/protobuf/__fixtures__/protoc/verdicts.json',
);
const [command, ...leading] = process.argv.slice(2);
if (!command) throw new Error('Expected the command that runs protoc');

const { shared, cases } = JSON.parse(readFileSync(fixture, 'utf8'));
const version = execFileSync(command, [...leading, '--version'], {
  encoding: 'utf8',
}).trim();
const judged = cases.map(each => ({ ...each, ...judge(each) }));
const content = {
  provenance: `${version}, ${new Date().toISOString().slice(0, 10)}`,
  shared,
  cases: judged,
};
writeFileSync(fixture, `${JSON.stringify(content, null, 2)}\n`);

function judge({ text, files = {} }) {
  const folder = mkdtempSync(join(tmpdir(), 'protoc-'));
  try {
    const all = { ...shared, ...files, 'root.proto': text };
    for (const [path, source] of Object.entries(all)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), source);
    }
    // Its own well-known files come with it.
    const { status } = spawnSync(
      command,
      [...leading, '-I.', '-oout.bin', 'root.proto'],
      { cwd: folder },
    );
    if (status !== 0) return { accepted: false, descriptor: undefined };
    const [descriptor] = filesOf(readFileSync(join(folder, 'out.bin')));
    return {
      accepted: true,
      descriptor: Buffer.from(descriptor).toString('base64'),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The files of a `FileDescriptorSet`. */
function filesOf(bytes) {
  const reader = new BinaryReader(bytes);
  const files = [];
  while (reader.pos < reader.len) {
    reader.tag();
    files.push(reader.bytes());
  }
  return files;
}
