import { RequestMemory, type RequestSender } from './RequestMemory';

class Sender implements RequestSender {
  isReading = true;

  pauseReading(): void {
    this.isReading = false;
  }

  resumeReading(): void {
    this.isReading = true;
  }
}

describe('RequestMemory', () => {
  it('stops reading from the largest sender and resumes below the limit', () => {
    const memory = new RequestMemory(100);
    const [small, large] = [new Sender(), new Sender()];
    memory.set(small, 20);
    memory.set(large, 90);
    expect([small.isReading, large.isReading]).toEqual([true, false]);
    memory.set(large, 30);
    expect(large.isReading).toBe(true);
    expect(memory.totalBytes).toBe(50);
  });

  it('lets one sender read on, however much it holds', () => {
    const memory = new RequestMemory(100);
    const senders = [new Sender(), new Sender(), new Sender()];
    for (const sender of senders) memory.set(sender, 60);
    for (const sender of senders) memory.set(sender, 70);
    expect(senders.filter(sender => sender.isReading)).toHaveLength(1);
  });

  it('resumes the others when the only reading sender goes', () => {
    const memory = new RequestMemory(100);
    const [first, second] = [new Sender(), new Sender()];
    memory.set(first, 95);
    memory.set(second, 80);
    expect([first.isReading, second.isReading]).toEqual([false, true]);
    memory.remove(second);
    expect(first.isReading).toBe(true);
  });
});
