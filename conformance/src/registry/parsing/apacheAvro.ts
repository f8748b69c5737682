import {
  conformanceFile,
  fetchJavaLibraries,
  fetchPythonSource,
  hasProgram,
  run,
} from '../../lib/judgeFiles';

/** What Apache Avro's Java library makes of a text. */
export interface ParsedByAvro {
  /** How it prints the schema; what registries store. */
  printed?: string;
  /** Parsing canonical form. */
  canonical?: string;
  error?: string;
}

/** What Apache Avro's Java library says about a reader and a writer. */
export interface ComparedByAvro {
  incompatibilities?: { type: string; location: string }[];
  error?: string;
}

/** Two schema texts. */
export interface SchemaPair {
  reader: string;
  writer: string;
}

/** Whether Apache Avro can be asked here: Java and Maven for its library, Python for its tests. */
export function canAskApacheAvro(): boolean {
  return ['java', 'mvn', 'python3'].every(hasProgram);
}

/** What the tests of Apache Avro try: texts with their verdict, and pairs that they compare. */
export function apacheAvroExamples(): {
  texts: { text: string; valid: boolean }[];
  pairs: SchemaPair[];
} {
  return JSON.parse(
    run('python3', [conformanceFile('registry/avro/examples.py')], {
      env: { PYTHONPATH: fetchPythonSource('avro') },
    }),
  );
}

/** One answer per text. */
export function parseWithAvro(texts: readonly string[]): ParsedByAvro[] {
  return ask(texts.map(text => ({ text })));
}

/** One answer per pair. */
export function compareWithAvro(
  pairs: readonly SchemaPair[],
): ComparedByAvro[] {
  return ask(pairs);
}

function ask<T>(questions: readonly object[]): T[] {
  const output = run(
    'java',
    [
      '-cp',
      fetchJavaLibraries('registry/avro'),
      conformanceFile('registry/avro/AvroOracle.java'),
    ],
    { input: questions.map(each => `${JSON.stringify(each)}\n`).join('') },
  );
  // AvroOracle.java answers every line with one of the shapes above.
  return output
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as T);
}
