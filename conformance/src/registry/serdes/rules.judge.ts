/*
 * Rules of data contracts: what Confluent's clients make of a rule set that our registry stores, and whether our own
 * evaluation of the same rules says the same.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { evaluateRules } from '@millrace/schema-compat/rules';
import { JudgedBackend } from './JudgedBackend';
import { Serdes } from './serdes';

const schema = JSON.stringify({
  type: 'record',
  name: 'Moved',
  namespace: 'harbour',
  fields: [
    { name: 'id', type: 'string' },
    { name: 'teu', type: 'int' },
    { name: 'skipper', type: 'string', 'confluent:tags': ['PII'] },
  ],
});
const ruleSet = {
  domainRules: [
    {
      name: 'some_load',
      kind: 'CONDITION',
      type: 'CEL',
      mode: 'WRITE',
      expr: 'message.teu > 0 && message.id.startsWith("C-")',
    },
    {
      name: 'hide_persons',
      kind: 'TRANSFORM',
      type: 'CEL_FIELD',
      mode: 'WRITE',
      tags: ['PII'],
      expr: 'typeName == "STRING" ; "hidden"',
    },
  ],
} as const;
const good = { id: 'C-1', teu: 2, skipper: 'Maria Petrova' };
const bad = [
  { id: 'C-2', teu: 0, skipper: 'Maria Petrova' },
  { id: 'X-3', teu: 3, skipper: 'Maria Petrova' },
];

describe('rules in other clients', () => {
  let judged: JudgedBackend;
  let clients: readonly Serdes[];

  before(async () => {
    judged = await JudgedBackend.start();
    clients = judged.clients.filter(({ name }) =>
      /confluent(inc|-kafka)/.test(name),
    );
  });

  after(() => judged?.stop());

  it('conditions and field transforms say what our own evaluation says', async () => {
    const { clients: all } = judged;
    assert.ok(clients.length > 0, `none of ${all.length} clients knows rules`);
    for (const client of clients) {
      const topic = `harbour.rules.${clients.indexOf(client)}`;
      await judged.createTopic(topic);
      await judged.registry.register(`${topic}-value`, { schema, ruleSet });
      const verdicts = [];
      for (const message of [good, ...bad]) {
        const ours = await evaluateRules({
          schema,
          ruleSet: { ...ruleSet },
          mode: 'WRITE',
          message,
        });
        verdicts.push(ours.accepted);
        if (ours.accepted) {
          client.write('AVRO', topic, [message]);
          assert.deepEqual(client.read('AVRO', topic, 1), [ours.message]);
        } else {
          assert.throws(
            () => client.write('AVRO', topic, [message]),
            /some_load|teu > 0/,
            `${client.name} writes what we refuse: ${JSON.stringify(message)}`,
          );
        }
      }
      assert.deepEqual(verdicts, [true, false, false]);
    }
  });

  it('data of an older major version are migrated when they are read', async () => {
    for (const client of clients) {
      const topic = `harbour.migrated.${clients.indexOf(client)}`;
      const subject = `${topic}-value`;
      await judged.createTopic(topic);
      await judged.registry.send('PUT', `/config/${subject}`, {
        compatibilityGroup: 'application.major.version',
      });
      await judged.registry.register(subject, {
        schema,
        metadata: { properties: { 'application.major.version': '1' } },
      });
      client.write('AVRO', topic, [good]);
      await judged.registry.register(subject, {
        schema: schema.replace('"skipper"', '"captain"'),
        metadata: { properties: { 'application.major.version': '2' } },
        ruleSet: {
          migrationRules: [
            {
              name: 'rename_skipper',
              kind: 'TRANSFORM',
              type: 'JSONATA',
              mode: 'UPGRADE',
              expr: `$merge([$sift($, function($v, $k) {$k != 'skipper'}), {'captain': $.'skipper'}])`,
            },
          ],
        },
      });
      const { skipper, ...rest } = good;
      assert.deepEqual(
        client.read('AVRO', topic, 1, { 'application.major.version': '2' }),
        [{ ...rest, captain: skipper }],
        client.name,
      );
    }
  });
});
