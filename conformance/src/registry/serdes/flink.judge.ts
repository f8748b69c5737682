/*
 * Apache Flink writes and reads Avro with the registry client of Confluent for Java, which it carries: it registers its
 * own schema, and it reads what a serializer in JavaScript wrote.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  conformanceFile,
  fetchJavaLibraries,
  hasProgram,
  run,
} from '../../lib/judgeFiles';
import { JudgedBackend } from './JudgedBackend';

const FLINK_TOPIC = 'harbour.flink.v1';
const SCRIPT_TOPIC = 'harbour.script.v1';
/** What Flink needs of a Java that closes its modules. */
const JAVA_OPTIONS = [
  '--add-opens=java.base/java.util=ALL-UNNAMED',
  '--add-opens=java.base/java.lang=ALL-UNNAMED',
  '-Xmx700m',
];
const missing = ['java', 'mvn'].filter(program => !hasProgram(program));

describe(
  'Apache Flink',
  { skip: missing.length > 0 && `needs ${missing}` },
  () => {
    let judged: JudgedBackend;

    before(async () => {
      judged = await JudgedBackend.start();
    });

    after(() => judged?.stop());

    it('registers, writes and reads with the Java client', async () => {
      const [script] = judged.clients;
      assert.ok(script);
      await judged.createTopic(FLINK_TOPIC);
      await judged.createTopic(SCRIPT_TOPIC);
      await judged.registry.register(`${SCRIPT_TOPIC}-value`, {
        schema: JSON.stringify({
          type: 'record',
          name: 'record',
          namespace: 'org.apache.flink.avro.generated',
          fields: [
            { name: 'id', type: 'string' },
            { name: 'teu', type: 'int' },
          ],
        }),
      });
      script.write('AVRO', SCRIPT_TOPIC, [{ id: 'C-9', teu: 9 }]);

      const output = run('java', [
        ...JAVA_OPTIONS,
        ...['-cp', fetchJavaLibraries('registry/flink')],
        conformanceFile('registry/flink/FlinkSql.java'),
        ...[judged.bootstrap, judged.registry.url],
        ...[FLINK_TOPIC, SCRIPT_TOPIC],
      ]);
      const rows = output
        .split('\n')
        .filter(line => line.startsWith('harbour.'));
      assert.deepEqual(rows.sort(), [
        `${FLINK_TOPIC},C-1,1`,
        `${FLINK_TOPIC},C-2,2`,
        `${SCRIPT_TOPIC},C-9,9`,
      ]);
      assert.deepEqual(script.read('AVRO', FLINK_TOPIC, 2), [
        { id: 'C-1', teu: 1 },
        { id: 'C-2', teu: 2 },
      ]);
    });
  },
);
