import { lintSchema } from '../index';

const file = (body: string, name = 'VanParked') => `syntax = "proto3";
package fleet.van.v1;

// A van was parked.
message ${name} {
  // Which van.
  string van_id = 1;
  ${body}
}
`;

const lint = (text: string, previous?: string) =>
  lintSchema(
    { type: 'PROTOBUF', text },
    {
      previous:
        previous === undefined
          ? undefined
          : { type: 'PROTOBUF', text: previous },
    },
  );

describe('the lint of names in Protobuf', () => {
  it('is silent on a file without faults', () => {
    const text = file(`// How many stops it made.
  int32 stop_count = 2;
  // Whether it is full.
  bool is_full = 3;`);
    expect(lint(text)).toEqual([]);
  });

  it.each([
    [
      'suffix-type',
      'string stop_count = 2;',
      'Use int32 or int64, or another name',
    ],
    [
      'no-float-money',
      'double price = 2;',
      'Use int64 price_cents with a new number, and reserve 2',
    ],
    [
      'unit-in-name',
      'int32 weight = 2;',
      'Call it weight_kg; the number stays, and so records stay readable',
    ],
    [
      'ambiguous-field-name',
      'string content = 2;',
      'Call it van_content; the number stays, and so records stay readable',
    ],
  ])('finds %s in %s', (rule, field, description) => {
    const text = file(`// What it is.\n  ${field}`);
    expect(lint(text)).toMatchObject([
      { rule: `lint.${rule}`, line: 9, fix: { description } },
    ]);
  });

  it('asks events for a past fact, and breaking versions for a new package', () => {
    const event = file('// Which event.\n  string event_id = 2;', 'BookVan');
    expect(lint(event)).toMatchObject([
      { rule: 'lint.event-past-tense', line: 5, fix: { text: 'VanBooked' } },
    ]);
    const broken = file('// How full.\n  string load = 2;');
    const before = file('// How full.\n  int32 load = 2;');
    expect(lint(broken, before).map(({ rule }) => rule)).toContain(
      'lint.namespace-version',
    );
  });
});
