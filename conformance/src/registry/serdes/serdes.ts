import path from 'node:path';
import {
  conformanceFile,
  fetchNpmPackages,
  fetchPythonPackages,
  hasProgram,
  run,
} from '../../lib/judgeFiles';

export type Format = 'AVRO' | 'JSON' | 'PROTOBUF';

/** A foreign client with its serializers. */
export interface Serdes {
  name: string;
  /**
   * Serialises messages with the newest version of the topic's subject, or after having registered what it needs, and
   * produces them.
   */
  write(
    format: Format,
    topic: string,
    messages: readonly object[],
    options?: { registers?: boolean },
  ): string;
  /**
   * Consumes so many messages from the beginning, each with the schema that its id leads to, or brought to the newest
   * version that has the properties `metadata`.
   */
  read(
    format: Format,
    topic: string,
    count: number,
    metadata?: Record<string, string>,
  ): object[];
}

const PACKAGES = [
  '@confluentinc/schemaregistry@1.10.1',
  '@kafkajs/confluent-schema-registry@4.1.0',
  '@bufbuild/protobuf@2.15.0',
  'kafkajs@2.2.4',
];
const PYTHON_PACKAGES = [
  'confluent-kafka[avro,json,protobuf,schemaregistry,rules]==2.16.0',
  'grpcio-tools==1.85.1',
];

/** The clients that can be had here; obtains them the first time. */
export function foreignSerdes(
  backend: { bootstrap: string; registryUrl: string },
  workFolder: string,
): Serdes[] {
  const env: Record<string, string> = {
    BOOTSTRAP_SERVERS: backend.bootstrap,
    REGISTRY_URL: backend.registryUrl,
    PACKAGES: fetchNpmPackages('serdes', PACKAGES),
    NODE_NO_WARNINGS: '1',
  };
  const programs: [string, string, string][] = [
    ['@kafkajs/confluent-schema-registry', process.execPath, 'kafkajs.mjs'],
  ];
  if (hasProgram('python3')) {
    const python = fetchPythonPackages('serdes', PYTHON_PACKAGES);
    env.GENERATED = workFolder;
    env.DESCRIPTORS = path.join(workFolder, 'descriptors.bin');
    run(python, [
      ...['-m', 'grpc_tools.protoc'],
      ...['-I', conformanceFile('registry/serdes')],
      ...[`--python_out=${workFolder}`],
      ...[`--descriptor_set_out=${env.DESCRIPTORS}`, '--include_imports'],
      ...['container.proto', 'seal.proto'],
    ]);
    programs.push(
      ['@confluentinc/schemaregistry', process.execPath, 'confluent.mjs'],
      ['confluent-kafka (Python)', python, 'confluent.py'],
    );
  }
  return programs.map(([name, program, file]) => {
    const start = (
      args: string[],
      input: string | undefined,
      options: Record<string, string>,
    ) =>
      run(program, [conformanceFile('registry/serdes', file), ...args], {
        env: { ...env, ...options },
        input,
      });
    return {
      name,
      write: (format, topic, messages, { registers } = {}) =>
        start(
          ['write', format, topic],
          messages.map(each => `${JSON.stringify(each)}\n`).join(''),
          registers ? { REGISTERS: 'yes' } : {},
        ),
      read: (format, topic, count, metadata) =>
        start(
          ['read', format, topic, String(count)],
          undefined,
          metadata ? { METADATA: JSON.stringify(metadata) } : {},
        )
          .trim()
          .split('\n')
          .map(line => JSON.parse(line)),
    };
  });
}
