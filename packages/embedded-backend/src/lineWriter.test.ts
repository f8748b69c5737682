import { createLineWriter } from './lineWriter';

describe('line writer', () => {
  it('hands on the lines of a turn together and in order, and all of them at the end', () => {
    const written: string[] = [];
    const turns: (() => void)[] = [];
    const { write, flush } = createLineWriter(
      lines => written.push(lines),
      next => turns.push(next),
    );

    write('a\n');
    write('b\n');
    expect(written).toEqual([]);
    turns.shift()?.();
    expect(written).toEqual(['a\nb\n']);

    write('c\n');
    flush();
    turns.shift()?.();
    expect(written).toEqual(['a\nb\n', 'c\n']);
    expect(turns).toEqual([]);
  });
});
