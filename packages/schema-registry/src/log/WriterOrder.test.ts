import { formatMark, parseMark, WriterMark, WriterOrder } from './WriterOrder';

const mark = (
  instance: string,
  term: number,
  append: number,
  resigns = false,
): WriterMark => ({ instance, term, append, resigns });

describe('WriterOrder', () => {
  it('lets whoever claims a higher term write, and voids what is late', () => {
    const order = new WriterOrder();
    expect(order.admit(mark('old', 1, 2))).toBe(true);
    expect(order.admit(mark('new', 2, 2))).toBe(true);
    expect(order.admit(mark('old', 1, 3))).toBe(false);
    expect(order.admit(mark('new', 2, 3))).toBe(true);
    expect(order.writer).toBe('new');
  });

  it('gives a term to the first that claims it', () => {
    const order = new WriterOrder();
    expect(order.admit(mark('a', 5, 2))).toBe(true);
    expect(order.admit(mark('b', 5, 2))).toBe(false);
    expect(order.writer).toBe('a');
  });

  it('voids a request that comes again after a later one', () => {
    const order = new WriterOrder();
    expect([2, 3, 3, 4, 3].map(n => order.admit(mark('a', 1, n)))).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
  });

  it('takes marks of places for what they are', () => {
    const order = new WriterOrder();
    expect(order.admit(mark('a', 0, 1))).toBe(false);
    expect(order.writer).toBeUndefined();
  });

  it('knows that nobody writes after a resignation', () => {
    const order = new WriterOrder();
    order.admit(mark('a', 7, 2));
    expect(order.admit(mark('a', 7, 3, true))).toBe(true);
    expect(order.writer).toBeUndefined();
    expect(order.admit(mark('a', 7, 4))).toBe(false);
    expect(order.nextTerm(3)).toBe(8);
    expect(order.nextTerm(30)).toBe(30);
  });

  it('reads marks as it writes them', () => {
    const resigning = mark('a', 7, 3, true);
    expect(parseMark(Buffer.from(formatMark(resigning)))).toEqual(resigning);
    expect(parseMark(undefined)).toBeUndefined();
  });
});
