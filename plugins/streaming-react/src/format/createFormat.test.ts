import { createFormat } from './createFormat';

const NARROW_SPACE = '\u202f';

describe('createFormat', () => {
  it('writes large counts short and small ones exactly', () => {
    const { short, exact } = createFormat('en');
    expect(short('9999')).toBe('9,999');
    expect(short('1234567')).toBe('1.2M');
    expect(exact('9007199254740993')).toBe('9,007,199,254,740,993');
  });

  it('writes numbers as French does', () => {
    const { exact, rate } = createFormat('fr');
    expect(exact('1234')).toBe(`1${NARROW_SPACE}234`);
    expect(rate(3.44)).toBe('3,4');
  });

  it('says ages in the largest unit that fits', () => {
    const { ago } = createFormat('en');
    const now = Date.parse('2031-06-10T09:00:00Z');
    expect(ago('2031-06-10T08:59:48Z', now)).toBe('12 sec. ago');
    expect(ago('2031-06-10T08:10:00Z', now)).toBe('50 min. ago');
    expect(ago('2031-06-09T08:10:00Z', now)).toBe('yesterday');
    expect(ago('2031-06-10T09:00:05Z', now)).toBe('now');
  });

  it('says spans in whole units and knows that -1 has no end', () => {
    const { span } = createFormat('en');
    expect(span('604800000')).toBe('7 days');
    expect(span('5400000')).toBe('90 minutes');
    expect(span('-1')).toBeNull();
  });
});
