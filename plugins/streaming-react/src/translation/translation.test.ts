import { en } from './en';
import { flattenMessages } from './flattenMessages';
import { fr } from './fr';

const english = flattenMessages(en);
const french = flattenMessages(fr);
const placeholders = (text: string) =>
  (text.match(/\{\{.+?\}\}/g) ?? []).sort();

describe('the texts', () => {
  it('say everything in French that they say in English', () => {
    expect(Object.keys(french).sort()).toEqual(Object.keys(english).sort());
  });

  it.each(Object.keys(english))('use the same values in %s', key => {
    expect(placeholders(french[key] ?? '')).toEqual(
      placeholders(english[key] ?? ''),
    );
  });

  it('leave no text empty', () => {
    for (const text of [...Object.values(english), ...Object.values(french)]) {
      expect(text.trim()).not.toBe('');
    }
  });

  it('put a non-breaking space before French double punctuation', () => {
    const breaking = Object.values(french).filter(text =>
      / [:;?!»]/.test(text),
    );
    expect(breaking).toEqual([]);
  });
});
