import fc from 'fast-check';
import { FrameReader } from './FrameReader';

function frame(body: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length);
  return Buffer.concat([length, body]);
}

function drain(reader: FrameReader): Buffer[] {
  const frames: Buffer[] = [];
  for (let next = reader.next(); next; next = reader.next()) frames.push(next);
  return frames;
}

describe('FrameReader', () => {
  it('returns the same frames however the stream is cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 30 }), { maxLength: 8 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        (bodies, cuts) => {
          const stream = Buffer.concat(bodies.map(frame));
          const reader = new FrameReader(1024);
          const frames: Buffer[] = [];
          let at = 0;
          for (let turn = 0; at < stream.length; turn++) {
            const size = cuts[turn % cuts.length] ?? 1;
            reader.push(stream.subarray(at, at + size));
            frames.push(...drain(reader));
            at += size;
          }
          expect(frames.map(one => [...one])).toEqual(
            bodies.map(body => [...body]),
          );
          expect(reader.bufferedBytes).toBe(0);
        },
      ),
    );
  });

  it('returns a slice of the chunk when the frame lies in one', () => {
    const chunk = frame(Buffer.from('harbour'));
    const reader = new FrameReader(1024);
    reader.push(chunk);
    const [only] = drain(reader);
    expect(only?.buffer).toBe(chunk.buffer);
  });

  it('gathers a large frame that comes in crumbs', () => {
    const body = Buffer.from(
      Array.from({ length: 70_000 }, (_, at) => at % 251),
    );
    const stream = Buffer.concat([frame(body), frame(Buffer.from('next'))]);
    const reader = new FrameReader(100_000);
    const frames: Buffer[] = [];
    for (let at = 0, size = 1; at < stream.length; at += size) {
      size = at % 5_000 === 0 ? 2_000 : 1 + (at % 3);
      reader.push(stream.subarray(at, at + size));
      frames.push(...drain(reader));
    }
    expect(frames.map(one => one.equals(body))).toEqual([true, false]);
    expect(frames[1]?.toString()).toBe('next');
    expect(reader.bufferedBytes).toBe(0);
  });

  it.each([209_715_200, -1])('refuses a length of %d at once', length => {
    const prefix = Buffer.alloc(4);
    prefix.writeInt32BE(length);
    const reader = new FrameReader(104_857_600);
    reader.push(prefix);
    expect(() => reader.next()).toThrow(`A frame of ${length} bytes`);
  });
});
