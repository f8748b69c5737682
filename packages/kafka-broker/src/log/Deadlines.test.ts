import fc from 'fast-check';
import { FakeClock } from './__testUtils__/FakeClock';
import { Deadlines } from './Deadlines';

describe('Deadlines', () => {
  it('call back in the order of time, with one timer', () => {
    const delays = fc.array(fc.nat(1000), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(delays, all => {
        const clock = new FakeClock();
        const deadlines = new Deadlines(clock);
        const called: number[] = [];
        all.forEach(delay => deadlines.add(delay, () => called.push(delay)));
        expect(clock.timerCount).toBe(1);
        clock.advance(1000);
        expect(called).toEqual([...all].sort((a, b) => a - b));
        expect(clock.timerCount).toBe(0);
      }),
    );
  });

  it('do not call back when cancelled', () => {
    const clock = new FakeClock();
    const deadlines = new Deadlines(clock);
    const called = jest.fn();
    const cancel = deadlines.add(10, called);
    deadlines.add(20, called);
    cancel();
    clock.advance(15);
    expect(called).not.toHaveBeenCalled();
    clock.advance(5);
    expect(called).toHaveBeenCalledTimes(1);
  });
});
