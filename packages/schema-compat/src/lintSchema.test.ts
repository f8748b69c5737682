import { lintSchema, LintSchemaOptions, parseSchema } from './index';

const documented = {
  type: 'record',
  name: 'OrderPlaced',
  doc: 'An order was placed',
};

function lintField(field: object, options?: LintSchemaOptions) {
  return lintRecord([{ doc: 'What it is', ...field }], options);
}

function lintRecord(fields: object[], options?: LintSchemaOptions) {
  return lintSchema(JSON.stringify({ ...documented, fields }), options);
}

describe('lintSchema', () => {
  it('is silent on a schema without faults', () => {
    expect(
      lintRecord([
        { name: 'order_id', type: 'string', doc: 'Which order' },
        {
          name: 'placed_at',
          type: { type: 'long', logicalType: 'timestamp-millis' },
          doc: 'When',
        },
        {
          name: 'note',
          type: ['null', 'string'],
          default: null,
          doc: 'Said by the buyer',
        },
      ]),
    ).toEqual([]);
  });

  it.each([
    ['doc-required', { name: 'sku', type: 'string', doc: '' }, undefined],
    ['field-case', { name: 'Sku', type: 'string' }, '"sku"'],
    ['ambiguous-field-name', { name: 'id', type: 'string' }, '"order_id"'],
    ['suffix-type', { name: 'fee_cents', type: 'string' }, '"long"'],
    [
      'suffix-type',
      { name: 'seen_at', type: 'long' },
      '{"type":"long","logicalType":"timestamp-millis"}',
    ],
    ['suffix-type', { name: 'order_id', type: 'long' }, '"string"'],
    ['suffix-type', { name: 'line_count', type: 'string' }, '"long"'],
    ['suffix-type', { name: 'is_paid', type: 'string' }, '"boolean"'],
    [
      'suffix-type',
      { name: 'seen', type: { type: 'long', logicalType: 'timestamp-millis' } },
      '"seen_at"',
    ],
    ['unit-in-name', { name: 'weight', type: 'double' }, '"weight_kg"'],
    [
      'no-float-money',
      { name: 'net_price', type: 'double' },
      '{"name":"net_price_cents","type":"long","doc":"What it is"}',
    ],
    [
      'decimal-precision',
      { name: 'fee', type: { type: 'bytes', logicalType: 'decimal' } },
      '{"type":"bytes","logicalType":"decimal","precision":18,"scale":2}',
    ],
    [
      'enum-has-default',
      {
        name: 'kind',
        type: { type: 'enum', name: 'Kind', doc: 'k', symbols: ['A', 'OTHER'] },
      },
      '{"type":"enum","name":"Kind","doc":"k","symbols":["A","OTHER"],"default":"OTHER"}',
    ],
    [
      'nullable-has-default',
      { name: 'note', type: ['string', 'null'] },
      '{"name":"note","type":["null","string"],"doc":"What it is","default":null}',
    ],
    [
      'union-default-branch',
      { name: 'note', type: ['null', 'string'], default: '' },
      undefined,
    ],
    [
      'logical-type-misplaced',
      { name: 'seen_at', type: 'long', logicalType: 'timestamp-micros' },
      '{"name":"seen_at","type":{"type":"long","logicalType":"timestamp-micros"},"doc":"What it is"}',
    ],
    [
      'deprecated-target',
      {
        name: 'sku',
        type: 'string',
        doc: 'DEPRECATED: use article_id instead',
      },
      undefined,
    ],
  ])('finds %s in %j', (rule, field, fix) => {
    const found = lintField(field).find(each => each.rule === `lint.${rule}`);
    expect(found?.fix?.text).toBe(fix);
    expect(found).toMatchObject({ line: 1, column: expect.any(Number) });
    expect(found?.message).toBeTruthy();
  });

  it('proposes fields that parse', () => {
    const [finding] = lintField({
      name: 'seen_at',
      type: ['null', 'long'],
      default: null,
      logicalType: 'timestamp-millis',
    }).filter(({ rule }) => rule === 'lint.logical-type-misplaced');
    const text = `{"type":"record","name":"R","fields":[${finding?.fix?.text}]}`;
    expect(parseSchema({ text }).ok).toBe(true);
    expect(lintSchema(text).map(({ rule }) => rule)).not.toContain(
      'lint.logical-type-misplaced',
    );
  });

  it('asks events for a past fact', () => {
    const findings = lintSchema(
      JSON.stringify({
        ...documented,
        name: 'PlaceOrder',
        fields: [{ name: 'event_id', type: 'string', doc: 'Which' }],
      }),
    );
    expect(findings).toEqual([
      expect.objectContaining({
        rule: 'lint.event-past-tense',
        fix: expect.objectContaining({ text: '"OrderPlaced"' }),
      }),
    ]);
  });

  it('takes the case of the house, or of most fields', () => {
    const fields = ['orderId', 'lineCount', 'net_weight'].map(name => ({
      name,
      type: name === 'orderId' ? 'string' : 'long',
      doc: 'x',
    }));
    const named = (options?: LintSchemaOptions) =>
      lintRecord(fields, options)
        .filter(({ rule }) => rule === 'lint.field-case')
        .map(({ fix }) => fix?.text);
    expect(named()).toEqual(['"netWeight"']);
    expect(named({ case: 'snake' })).toEqual(['"order_id"', '"line_count"']);
  });

  it('knows the words of the house besides its own', () => {
    const house = { ambiguousNames: ['Foo'], moneyWords: ['Toll'] };
    const rules = (name: string, type: string) =>
      lintField({ name, type }, house).map(({ rule }) => rule);
    expect(rules('foo', 'string')).toContain('lint.ambiguous-field-name');
    expect(rules('id', 'string')).toContain('lint.ambiguous-field-name');
    expect(rules('bridge_toll', 'double')).toContain('lint.no-float-money');
    expect(rules('net_price', 'double')).toContain('lint.no-float-money');
  });

  it('asks for a new name when a version breaks the last one', () => {
    const text = (type: string, namespace: string) =>
      JSON.stringify({
        ...documented,
        namespace,
        fields: [{ name: 'sku', type, doc: 'x' }],
      });
    const rules = (after: string, before: string) =>
      lintSchema(after, { previous: before }).map(({ rule, fix }) => [
        rule,
        fix?.text,
      ]);
    expect(rules(text('int', 'shop.v1'), text('string', 'shop.v1'))).toEqual([
      ['lint.namespace-version', '"shop.v2"'],
    ]);
    expect(rules(text('string', 'shop.v2'), text('string', 'shop.v1'))).toEqual(
      [['lint.namespace-changed', undefined]],
    );
  });

  it('turns parse problems into findings', () => {
    expect(
      lintRecord([
        {
          name: 'slots',
          type: { type: 'array', items: 'PalletSlot' },
          doc: 'x',
        },
        { name: 'kind', type: { type: 'enum', symbols: ['A'] }, doc: 'x' },
      ]),
    ).toEqual([
      expect.objectContaining({
        rule: 'lint.undefined-named-type',
        path: '/fields/0/type/items',
        message: expect.stringContaining('PalletSlot'),
      }),
      expect.objectContaining({ rule: 'lint.anonymous-named-type' }),
    ]);
  });
});
