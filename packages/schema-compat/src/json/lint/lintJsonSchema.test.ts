import { lintSchema, LintSchemaOptions } from '../../index';

const tidy = {
  $id: 'https://example.com/van.json',
  title: 'VanParked',
  description: 'A van was parked',
  type: 'object',
  additionalProperties: { type: 'string' },
};

function lint(
  properties: Record<string, object>,
  more: object = {},
  options?: LintSchemaOptions,
) {
  const described = Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [
      name,
      { description: 'What it is', ...schema },
    ]),
  );
  return lintSchema(
    {
      type: 'JSON',
      text: JSON.stringify({ ...tidy, properties: described, ...more }),
    },
    options,
  ).filter(({ rule }) => rule !== 'lint.json-open-model');
}

describe('the lint of JSON Schema', () => {
  it('is silent on a schema without faults', () => {
    expect(
      lint({
        van_id: { type: 'string', format: 'uuid' },
        parked_at: { type: 'string', format: 'date-time' },
        is_full: { type: ['boolean', 'null'] },
        weight_kg: { type: 'number', minimum: 0, 'x-source': 'scale' },
      }),
    ).toEqual([]);
  });

  it.each([
    [
      'json-unknown-keyword',
      { van_name: { type: 'string', maxlength: 3 } },
      '/properties/van_name/maxlength',
      'Write "maxLength"',
    ],
    [
      'json-unknown-keyword',
      { van_name: { type: 'string', patern: 'x' } },
      '/properties/van_name/patern',
      'Write "pattern"',
    ],
    [
      'json-unknown-keyword',
      { stops: { type: 'array', prefixItems: [] } },
      '/properties/stops/prefixItems',
      'Declare a draft that has it with "$schema", or write it in the words of draft 07',
    ],
    [
      'json-format-ignored',
      { parked_at: { type: 'string', format: 'datetime' } },
      '/properties/parked_at/format',
      'Write "date-time"',
    ],
    [
      'json-format-ignored',
      { parked_at: { type: 'string', format: 'cron' } },
      '/properties/parked_at/format',
      'Say it with "pattern", "minimum" and "maximum", or in the description',
    ],
    [
      'json-format-ignored',
      { stop_count: { type: 'integer', format: 'date' } },
      '/properties/stop_count/format',
      'Make it a string, or leave the format out',
    ],
    [
      'suffix-type',
      { stop_count: { type: 'string' } },
      '/properties/stop_count',
      'Use an integer, or another name',
    ],
    [
      'no-float-money',
      { net_price: { type: 'number' } },
      '/properties/net_price',
      'Use net_price_cents: integer',
    ],
    [
      'unit-in-name',
      { weight: { type: ['number', 'null'] } },
      '/properties/weight',
      'Call it weight_kg; once published, add that beside "weight" and let readers move',
    ],
    [
      'deprecated-target',
      { van_name: { type: 'string', description: 'DEPRECATED: use plate' } },
      '/properties/van_name/description',
      'Add "plate", or name a field that exists: ',
    ],
  ])('finds %s in %j', (rule, properties, path, advice) => {
    const found = lint(properties);
    expect(found).toMatchObject([
      { rule: `lint.${rule}`, path, fix: { description: advice } },
    ]);
  });

  it('asks events for a past fact', () => {
    const [found] = lint(
      { event_id: { type: 'string' } },
      { title: 'BookVan' },
    );
    expect(found).toMatchObject({
      rule: 'lint.event-past-tense',
      fix: { text: '"VanBooked"' },
    });
  });

  it('asks for a new name when a version breaks the last one', () => {
    const previous = {
      type: 'JSON' as const,
      text: JSON.stringify({
        ...tidy,
        properties: { seats: { type: 'string' } },
      }),
    };
    const properties = { seats: { type: 'integer' } };
    expect(lint(properties, {}, { previous })).toMatchObject([
      { rule: 'lint.namespace-version', path: '/$id' },
    ]);
    const renamed = { $id: 'https://example.com/van.v2.json' };
    expect(lint(properties, renamed, { previous })).toEqual([]);
  });
});
