import { toDesiredState } from './toDesiredState';

it('lists what a schema refers to', () => {
  expect(
    toDesiredState({
      id: 'subject:a-value',
      action: 'create',
      kind: 'subject',
      subject: 'a-value',
      topic: 'a',
      role: 'value',
      schemaType: 'AVRO',
      schema: '"Seal"',
      compatibility: 'FULL',
      references: [{ name: 'Seal', subject: 'seal', version: 2 }],
    }),
  ).toEqual([
    'subject: a-value',
    'schemaType: AVRO',
    'compatibility: FULL',
    'reference: Seal = seal version 2',
    '"Seal"',
  ]);
});
