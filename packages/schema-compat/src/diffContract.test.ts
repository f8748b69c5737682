import { Contract, diffSchemas } from './index';

const schema = '{"type":"record","name":"Moved","fields":[]}';
const positive = {
  name: 'positive',
  type: 'CEL',
  mode: 'WRITE' as const,
  expr: 'message.teu > 0',
};

function diff(before: Contract, after: Contract) {
  const { changes, ...rest } = diffSchemas(schema, schema, {
    contract: { before, after },
  });
  return {
    sentences: changes.map(({ sentence }) => sentence),
    changes,
    ...rest,
  };
}

describe('the diff of contracts', () => {
  it('is empty for equal ones, whatever the order of members', () => {
    const { expr, ...rest } = positive;
    const { sentences, class: size } = diff(
      { ruleSet: { domainRules: [positive] }, metadata: {} },
      { ruleSet: { domainRules: [{ expr, ...rest }] } },
    );
    expect([sentences, size]).toEqual([[], 'none']);
  });

  it('counts metadata as documentation and hides sensitive values', () => {
    const result = diff(
      { metadata: { tags: { '**.id': ['PII'] }, properties: { key: 'a' } } },
      {
        metadata: {
          tags: { '**.id': ['PII', 'KEY'], '**.name': ['PII'] },
          properties: { key: 'b', owner: 'quay' },
          sensitive: ['key'],
        },
      },
    );
    expect(result.class).toBe('patch');
    expect(result.sentences).toEqual([
      'The tags of **.id are now PII, KEY',
      'The tags of **.name are now PII',
      'Property "key" is now (hidden)',
      'Property "owner" is now quay',
    ]);
    expect(result.changes[2]).toMatchObject({
      kind: 'metadataChanged',
      before: '(hidden)',
      backward: 'ok',
    });
  });

  it('says which rules came, went, changed or moved', () => {
    const other = { ...positive, name: 'other' };
    const result = diff(
      { ruleSet: { domainRules: [positive, other], enableAt: 'ALL' } },
      {
        ruleSet: {
          domainRules: [{ ...positive, onFailure: 'DLQ' }],
          migrationRules: [{ ...other, mode: 'UPGRADE' }],
        },
      },
    );
    expect(result.class).toBe('minor');
    expect(result.sentences).toEqual([
      'Domain rule "positive" was changed',
      'Domain rule "other" was removed',
      'Migration rule "other" was added',
      'The rules are now enabled at every place',
    ]);
    expect(
      diff(
        { ruleSet: { domainRules: [positive, other] } },
        { ruleSet: { domainRules: [other, positive] } },
      ).sentences,
    ).toEqual(['The order of the domain rules changed']);
  });
});
