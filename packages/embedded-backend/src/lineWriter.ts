/** Takes lines, and hands on what there is when the event loop turns. */
export interface LineWriter {
  write(line: string): void;
  /** Hands on at once; for the end of the process. */
  flush(): void;
}

/** Lines of one turn leave together: under load, one call of the system for each would cost as much as the work itself. */
export function createLineWriter(
  handOn: (lines: string) => void,
  nextTurn: (flush: () => void) => void = setImmediate,
): LineWriter {
  let lines = '';
  const flush = () => {
    const ready = lines;
    lines = '';
    if (ready) handOn(ready);
  };
  return {
    write(line) {
      if (!lines) nextTurn(flush);
      lines += line;
    },
    flush,
  };
}
