/*
 * Writes src/protobuf/wellKnown/wellKnownTexts.ts from the descriptors that two packages carry:
 *
 *   npm install --prefix /tmp/client @confluentinc/schemaregistry
 *   node packages/schema-compat/scripts/writeWellKnownTexts.mjs /tmp/client/node_modules
 *
 * `google/protobuf` comes from @bufbuild/protobuf (BSD-3-Clause), as the client brings it, `google/type` (Apache-2.0) and
 * `confluent` from the client (MIT). The texts are laid out by this package's own printer.
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, '../src/protobuf');
const [clientModules] = process.argv.slice(2);
if (!clientModules) {
  throw new Error(
    'Expected the node_modules folder that holds @confluentinc/schemaregistry',
  );
}

const client = join(clientModules, '@confluentinc/schemaregistry/dist');
const require = createRequire(import.meta.url);
// One copy of the library for all descriptors: the client's.
const clientRequire = createRequire(join(client, 'index.js'));
const { toBinary } = clientRequire('@bufbuild/protobuf');
const wkt = clientRequire('@bufbuild/protobuf/wkt');

/** Names of files that carry types for compilers only. */
const unwanted = /compiler\/|features|_options\.proto$/;

async function clientFiles(folder) {
  const names = await readdir(join(client, folder));
  return names
    .filter(name => name.endsWith('_pb.js'))
    .map(name => require(join(client, folder, name)));
}

const modules = [
  wkt,
  ...(await clientFiles('google/type')),
  ...(await clientFiles('confluent')),
  ...(await clientFiles('confluent/types')),
];
const protos = modules
  .flatMap(module => Object.values(module))
  .filter(({ kind }) => kind === 'file')
  .map(({ proto }) => proto)
  .filter(({ name }) => !unwanted.test(name))
  .sort((a, b) => (a.name < b.name ? -1 : 1));

const folder = await mkdtemp(join(here, 'built-'));
try {
  const entry = join(folder, 'entry.ts');
  await writeFile(
    entry,
    ['link/FileSet', 'readProto', 'ProtobufDocument']
      .map(name => `export * from '${join(source, name)}';\n`)
      .join(''),
  );
  const outfile = join(folder, 'bundle.cjs');
  execFileSync(join(here, '../../../node_modules/.bin/esbuild'), [
    entry,
    '--bundle',
    '--platform=node',
    `--outfile=${outfile}`,
  ]);
  const { FileSet, readProto, ProtobufDocument } = require(outfile);
  const references = protos.map(proto => ({
    name: proto.name,
    subject: proto.name,
    version: 1,
    text: Buffer.from(toBinary(wkt.FileDescriptorProtoSchema, proto)).toString(
      'base64',
    ),
  }));
  const texts = references.map(({ name, text }) => {
    const files = new FileSet(references);
    const { file, problems } = readProto(text, name);
    files.link(file, [name]);
    const all = [...problems, ...files.problems];
    if (all.length) throw new Error(`${name}: ${JSON.stringify(all)}`);
    const document = new ProtobufDocument(file, {
      symbols: files.symbols,
      visible: files.visibleTo(file),
      references: [],
    });
    return [name, document.canonicalText];
  });
  // Java's client has the same file under another path.
  const decimal = texts.find(([name]) => name.endsWith('types/decimal.proto'));
  if (decimal) texts.push(['confluent/type/decimal.proto', decimal[1]]);
  const target = join(source, 'wellKnown/wellKnownTexts.ts');
  await writeFile(target, print(texts));
  process.stdout.write(
    `${relative(process.cwd(), target)}: ${texts.length} files\n`,
  );
} finally {
  await rm(folder, { recursive: true });
}

function print(texts) {
  const entries = texts.map(
    ([name, text]) =>
      `  '${name}': \`${text.replace(
        /[\\`]|\$\{/g,
        found => `\\${found}`,
      )}\`,\n`,
  );
  return `/*
 * The files that every compiler or client brings along, by their import paths. Written by
 * scripts/writeWellKnownTexts.mjs, which says where they come from and under which licences.
 */
export const wellKnownTexts: Readonly<Record<string, string>> = {
${entries.join('')}};
`;
}
