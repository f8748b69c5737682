import { restartDelayMs, shouldGiveUp } from './restartPolicy';

describe('restart policy', () => {
  it('waits 250 ms after the first exit and doubles with each further one of the last minute', () => {
    expect(restartDelayMs([1000], 1000)).toBe(250);
    expect(restartDelayMs([1000, 2000], 2000)).toBe(500);
    expect(restartDelayMs([1000, 2000, 3000], 3000)).toBe(1000);
    expect(restartDelayMs([1000, 62_000], 62_000)).toBe(250);
  });

  it('gives up at the fifth exit within a minute', () => {
    expect(shouldGiveUp([0, 1, 2, 3], 3)).toBe(false);
    expect(shouldGiveUp([0, 1, 2, 3, 4], 4)).toBe(true);
    expect(shouldGiveUp([0, 20_000, 40_000, 59_000, 61_000], 61_000)).toBe(
      false,
    );
  });
});
