/*
 * The schema library: how long a verdict takes beside the resolver of avsc, and how large the library is in the
 * browser beside avsc and Ajv.
 */
import { gzipSync } from 'node:zlib';
import {
  checkCompatibility,
  parseSchema,
  SchemaInput,
} from '@millrace/schema-compat';
import avsc from 'avsc';
import { build } from 'esbuild';
import { percentile } from '../lib/percentiles';

const VERDICT_BAR_MS = 50;
const SIZE_BAR_KB = 250;
const RUNS = 30;

interface Field {
  name: string;
  doc: string;
  type: unknown;
  default?: unknown;
}

/** A schema of fields in records of ten, each with a documentation of its own. */
function schemaOf(fieldCount: number, version: number): string {
  const records = Math.ceil(fieldCount / 10);
  const fields = Array.from({ length: records }, (_, record): Field => {
    const inner = Array.from(
      { length: 10 },
      (__, index): Field => ({
        name: `field_${index}`,
        doc: `Field ${index} of record ${record}`,
        type: ['null', index % 2 ? 'string' : 'long'],
        default: null,
      }),
    );
    return {
      name: `part_${record}`,
      doc: `Part ${record}`,
      type: { type: 'record', name: `Part${record}`, fields: inner },
    };
  });
  fields.push({
    name: `added_in_${version}`,
    doc: 'New in this version',
    type: 'string',
    default: '',
  });
  const root = { type: 'record', name: 'Root', namespace: 'bench', fields };
  return JSON.stringify(root, undefined, 2);
}

function medianMs(work: () => void): number {
  const times = Array.from({ length: RUNS }, () => {
    const begin = performance.now();
    work();
    return performance.now() - begin;
  });
  return percentile(times, 0.5);
}

function verdict(candidate: SchemaInput, previous: readonly SchemaInput[]) {
  const { compatible } = checkCompatibility({
    candidate,
    previous: previous.map(schema => ({ schema })),
    level: 'BACKWARD_TRANSITIVE',
  });
  if (!compatible) throw new Error('The schemas of the bench are compatible');
}

/**
 * A verdict as the form asks for it with every change of the text: the candidate is read anew, the
 * earlier versions were read when the form opened. The peer builds the resolvers by which it would
 * decode.
 */
function compareVerdicts(name: string, versions: readonly string[]): boolean {
  const [candidate = '', ...previous] = versions;
  const parsed = previous.map(text => {
    const result = parseSchema({ text });
    if (!result.ok) throw new Error('The schemas of the bench parse');
    return result.schema;
  });
  const types = previous.map(text => avsc.Type.forSchema(JSON.parse(text)));
  const ours = medianMs(() => verdict(candidate, parsed));
  const theirs = medianMs(() => {
    const reader = avsc.Type.forSchema(JSON.parse(candidate));
    for (const type of types) reader.createResolver(type);
  });
  const lines = candidate.split('\n').length;
  process.stdout.write(
    `${name} (${lines} lines, ${previous.length} before): ${ours.toFixed(
      1,
    )} ms, avsc ${theirs.toFixed(1)} ms (${(ours / theirs).toFixed(
      2,
    )} of it), bar ${VERDICT_BAR_MS} ms (${(ours / VERDICT_BAR_MS).toFixed(
      2,
    )} of it)\n`,
  );
  return ours < VERDICT_BAR_MS;
}

/** Kilobytes of what a browser loads for an import, minified and compressed. */
async function browserSizeKb(contents: string): Promise<number> {
  // Benches are run from their source and never built.
  // eslint-disable-next-line no-restricted-syntax
  const resolveDir = __dirname;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir, loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    platform: 'browser',
    format: 'esm',
    logLevel: 'error',
    external: [
      'node:*',
      'buffer',
      'crypto',
      'fs',
      'path',
      'stream',
      'util',
      'zlib',
    ],
  });
  const [file] = outputFiles;
  if (!file) throw new Error('esbuild wrote nothing');
  return gzipSync(file.contents).length / 1_000;
}

async function compareSizes(): Promise<boolean> {
  const peers = {
    avsc: await browserSizeKb("export * from 'avsc'"),
    ajv: await browserSizeKb("export * from 'ajv'"),
  };
  const parts = {
    library: await browserSizeKb("export * from '@millrace/schema-compat'"),
    rules: await browserSizeKb("export * from '@millrace/schema-compat/rules'"),
  };
  const both = peers.avsc + peers.ajv;
  for (const [name, size] of Object.entries(parts)) {
    process.stdout.write(
      `${name} in the browser: ${size.toFixed(
        0,
      )} kB, avsc and ajv ${both.toFixed(0)} kB (${(size / both).toFixed(
        2,
      )} of it), bar ${SIZE_BAR_KB} kB (${(size / SIZE_BAR_KB).toFixed(
        2,
      )} of it)\n`,
    );
  }
  return Object.values(parts).every(size => size < SIZE_BAR_KB);
}

async function main() {
  const large = [3, 2].map(version => schemaOf(240, version));
  const many = Array.from({ length: 21 }, (_, version) =>
    schemaOf(300, 21 - version),
  );
  const results = [
    compareVerdicts('one verdict', large),
    compareVerdicts('transitive verdict, 300 fields', many),
    await compareSizes(),
  ];
  process.exit(results.every(Boolean) ? 0 : 1);
}

main().catch(error => {
  process.stderr.write(`${error}\n`);
  process.exit(1);
});
