import { schemaSentences } from '@millrace/schema-compat';
import { englishSentences } from './english';
import { api } from './english/api';
import { clusters } from './english/clusters';
import { common } from './english/common';
import { lineage } from './english/lineage';
import { naming } from './english/naming';
import { ownership } from './english/ownership';
import { plan } from './english/plan';
import { requests } from './english/requests';
import { rules } from './english/rules';
import { standards } from './english/standards';
import {
  because,
  inEnglish,
  isSentenceCode,
  listed,
  oneOf,
  say,
  sayBytes,
  sayDuration,
  withStop,
} from '.';

describe('say', () => {
  it('fills a template, with numbers as they are', () => {
    expect(inEnglish(say('unit.days', { value: 7 }))).toBe('7 d');
  });

  it('puts sentences into sentences', () => {
    expect(
      because('derived.deadLetters', { span: sayDuration(86_400_000) }),
    ).toEqual({
      reason: 'kept 24 h, longer than its source',
      said: {
        code: 'derived.deadLetters',
        params: { span: { code: 'unit.hours', params: { value: 24 } } },
      },
    });
  });

  it('chooses the plural by the count', () => {
    expect(
      [1, 2].map(count => inEnglish(say('step.access', { count }))),
    ).toEqual(['1 access rule', '2 access rules']);
  });

  it('knows which codes there are', () => {
    expect(isSentenceCode('step.access')).toBe(true);
    expect(isSentenceCode('step.nonsense')).toBe(false);
  });

  it('gives the code of a sentence that only a newer version has', () => {
    expect(inEnglish({ code: 'step.nonsense', params: {} })).toBe(
      'step.nonsense',
    );
  });
});

it('composes lists and stops', () => {
  expect(inEnglish(oneOf(['a', 'b', 'c']))).toBe('a, b or c');
  expect(inEnglish(oneOf(['a']))).toBe('a');
  expect(inEnglish(listed([]))).toBe('');
  expect(inEnglish(withStop('Wait'))).toBe('Wait.');
  expect(inEnglish(withStop('Wait.'))).toBe('Wait.');
});

it('writes sizes for people', () => {
  expect(
    [0, 640, 5_184_000_000_000].map(size => inEnglish(sayBytes(size))),
  ).toEqual(['0 B', '640 B', '5.18 TB']);
});

it('has every code once', () => {
  const parts = [
    api,
    clusters,
    common,
    lineage,
    naming,
    ownership,
    plan,
    requests,
    rules,
    standards,
    schemaSentences,
  ];
  const codes = parts.flatMap(part => Object.keys(part));
  expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
});

const valuesIn = (text: string | undefined) =>
  [...new Set(text?.match(/\{\{.+?\}\}/g) ?? [])].sort();
const texts = new Map<string, string>(Object.entries(englishSentences));
const plurals = [...texts.keys()].filter(code => code.endsWith('_one'));

it.each(plurals)('has both forms of %s, with the same values', code => {
  expect(valuesIn(texts.get(code.replace(/_one$/, '_other')))).toEqual(
    valuesIn(texts.get(code)),
  );
});
