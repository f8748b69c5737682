import fc from 'fast-check';
import { messageArbitrary } from './__testUtils__/messageArbitrary';
import {
  apis,
  consumerProtocolAssignmentCodec,
  consumerProtocolSubscriptionCodec,
  requestHeaderCodec,
  responseHeaderCodec,
} from './generated';
import type { AnyMessageCodec } from './wire/MessageCodec';
import { ProtocolError } from './wire/ProtocolError';
import { Reader } from './wire/Reader';
import { Writer } from './wire/Writer';

const codecs: AnyMessageCodec[] = [
  ...apis.flatMap(api => [api.request, api.response]),
  consumerProtocolAssignmentCodec,
  consumerProtocolSubscriptionCodec,
  requestHeaderCodec,
  responseHeaderCodec,
];

const cases = codecs.flatMap(codec => {
  const [min, max] = codec.validVersions;
  return Array.from({ length: max - min + 1 }, (_, index) => ({
    codec,
    version: min + index,
  }));
});

function encode(
  codec: AnyMessageCodec,
  value: Record<string, unknown>,
  version: number,
): Buffer {
  const writer = new Writer(16);
  // The arbitrary builds the value from the definition that the codec's type was made from.
  codec.encode(writer, value as never, version);
  return writer.toBuffer();
}

/** @throws whatever decoding fails with, unless it is a ProtocolError. */
function isDecoded(
  codec: AnyMessageCodec,
  bytes: Buffer,
  version: number,
): boolean {
  try {
    codec.decode(new Reader(bytes), version);
    return true;
  } catch (error) {
    if (error instanceof ProtocolError) return false;
    throw error;
  }
}

describe('codecs', () => {
  it('know the APIs by number', () => {
    expect(apis).toHaveLength(46);
    expect(apis.map(api => api.apiKey)).toEqual(
      apis.map(api => api.apiKey).sort((a, b) => a - b),
    );
  });

  it('return what they were given, for every message and version', () => {
    for (const { codec, version } of cases) {
      fc.assert(
        fc.property(messageArbitrary(codec.name, version), value => {
          const bytes = encode(codec, value, version);
          const reader = new Reader(bytes);
          const decoded = codec.decode(reader, version);
          expect(reader.remaining).toBe(0);
          expect({ name: codec.name, version, value: decoded }).toEqual({
            name: codec.name,
            version,
            value,
          });
        }),
        { numRuns: 12 },
      );
    }
  }, 120_000);

  it('fail with a ProtocolError on every cut of a message', () => {
    for (const { codec, version } of cases) {
      const [value] = fc.sample(messageArbitrary(codec.name, version), {
        numRuns: 1,
        seed: 7,
      });
      const bytes = encode(codec, value ?? {}, version);
      const accepted = Array.from(bytes.keys()).filter(length =>
        isDecoded(codec, bytes.subarray(0, length), version),
      );
      expect({ name: codec.name, version, accepted }).toEqual({
        name: codec.name,
        version,
        accepted: [],
      });
    }
  }, 60_000);

  it('never fail with anything but a ProtocolError on damaged bytes', () => {
    for (const { codec, version } of cases) {
      const [value] = fc.sample(messageArbitrary(codec.name, version), {
        numRuns: 1,
        seed: 11,
      });
      const valid = encode(codec, value ?? {}, version);
      fc.assert(
        fc.property(
          fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), {
            minLength: 1,
            maxLength: 4,
          }),
          changes => {
            const damaged = Buffer.concat([valid, Buffer.alloc(1)]);
            for (const [at, byte] of changes) {
              damaged.writeUInt8(byte, at % damaged.length);
            }
            expect(() => isDecoded(codec, damaged, version)).not.toThrow();
          },
        ),
        { numRuns: 40 },
      );
    }
  }, 120_000);

  it('refuse versions they do not know', () => {
    for (const { validVersions, name, decode } of codecs) {
      expect(() =>
        decode(new Reader(Buffer.alloc(64)), validVersions[1] + 1),
      ).toThrow(`${name} has no version ${validVersions[1] + 1}`);
    }
  });

  it('keep tagged fields they do not know', () => {
    const codec = responseHeaderCodec;
    const unknownTaggedFields = [{ tag: 77, data: Buffer.from('quay') }];
    const writer = new Writer();
    codec.encode(writer, { correlationId: 3, unknownTaggedFields }, 1);
    expect(codec.decode(new Reader(writer.toBuffer()), 1)).toEqual({
      correlationId: 3,
      unknownTaggedFields,
    });
  });
});
