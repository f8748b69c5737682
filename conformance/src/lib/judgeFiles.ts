import { spawnSync } from 'node:child_process';
import {
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

// Judges are run from their source and never built.
// eslint-disable-next-line no-restricted-syntax
const root = path.join(__dirname, '../../..');
const cache = path.join(root, '.cache/conformance');

/** Whether a program is installed. */
export function hasProgram(name: string): boolean {
  return spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0;
}

/**
 * The source package of a project on PyPI, fetched once with pip and unpacked; the answer is its
 * folder.
 *
 * @throws Error with what pip said when it cannot be had.
 */
export function fetchPythonSource(project: string): string {
  const folder = path.join(cache, `python-${project}`);
  return once(folder, () => {
    run('python3', [
      ...['-m', 'pip', 'download', project],
      ...['--no-deps', '--no-binary', project, '--quiet', '--dest', folder],
    ]);
    const [archive] = globSync(path.join(folder, '*.tar.gz'));
    run('tar', ['-xzf', String(archive), '-C', folder, '--strip-components=1']);
  });
}

/**
 * The libraries that a Maven project of `conformance/` names; the answer is a Java class path.
 *
 * @throws Error with what Maven said when they cannot be had.
 */
export function fetchJavaLibraries(project: string): string {
  const folder = path.join(cache, project.replaceAll('/', '-'));
  once(folder, () =>
    run('mvn', [
      ...['-q', '-B', '-f', conformanceFile(project, 'pom.xml')],
      'dependency:copy-dependencies',
      `-DoutputDirectory=${folder}`,
      '-DincludeScope=runtime',
    ]),
  );
  return path.join(folder, '*');
}

/**
 * The unpacked archive that a Maven project of `conformance/` names; the answer is its folder.
 *
 * @throws Error with what Maven said when it cannot be had.
 */
export function fetchJavaArchive(project: string): string {
  const libraries = path.dirname(fetchJavaLibraries(project));
  const folder = `${libraries}-unpacked`;
  return once(folder, () => {
    const [archive] = globSync(path.join(libraries, '*.tar.gz'));
    run('tar', ['-xzf', String(archive), '-C', folder]);
  });
}

/**
 * A folder into which npm has installed packages, given as `name@version`. They are no dependencies of this repository,
 * because only judges need them.
 *
 * @throws Error with what npm said when they cannot be had.
 */
export function fetchNpmPackages(
  name: string,
  packages: readonly string[],
): string {
  const folder = path.join(cache, `npm-${name}`);
  return once(folder, () =>
    run('npm', [
      ...['install', '--prefix', folder, '--ignore-scripts'],
      ...['--no-audit', '--no-fund', '--loglevel', 'error'],
      ...packages,
    ]),
  );
}

/**
 * The Python of a virtual environment into which pip has installed packages, given as `name==version`.
 *
 * @throws Error with what pip said when they cannot be had.
 */
export function fetchPythonPackages(
  name: string,
  packages: readonly string[],
): string {
  const folder = path.join(cache, `venv-${name}`);
  const python = path.join(folder, 'bin/python');
  once(folder, () => {
    run('python3', ['-m', 'venv', folder]);
    run(python, ['-m', 'pip', 'install', '--quiet', ...packages]);
  });
  return python;
}

/** A file of `conformance/`. */
export function conformanceFile(...steps: string[]): string {
  return path.join(root, 'conformance', ...steps);
}

/** Texts of all files below a folder, by their path in it, with `/` between its steps. */
export function readFiles(
  folder: string,
  pattern: string,
): Map<string, string> {
  return new Map(
    globSync(pattern, { cwd: folder })
      .sort()
      .map(file => [
        file.split(path.sep).join('/'),
        readFileSync(path.join(folder, file), 'utf8'),
      ]),
  );
}

/** Output of a program that has to succeed. */
export function run(
  program: string,
  args: readonly string[],
  options: { input?: string; env?: Record<string, string> } = {},
): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    encoding: 'utf8',
    input: options.input,
    env: { ...process.env, ...options.env },
    maxBuffer: 2 ** 30,
  });
  if (status !== 0) {
    throw new Error(
      `${program} failed: ${error?.message ?? stderr.slice(-2_000)}`,
    );
  }
  return stdout;
}

/** Fills a folder the first time; a marker says that it is complete. */
function once(folder: string, fill: () => void): string {
  const marker = path.join(folder, '.complete');
  if (!existsSync(marker)) {
    mkdirSync(folder, { recursive: true });
    fill();
    writeFileSync(marker, '');
  }
  return folder;
}
