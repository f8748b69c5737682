/*
 * SHA-256 (FIPS 180-4) as a synchronous function that runs in the browser too: the platform's own digest is
 * asynchronous there, and entity names are needed while rendering.
 */

/** Fractional parts of the cube roots and square roots of the first primes, as the standard lists them. */
const [ROUND_CONSTANTS, INITIAL_STATE] = constants();

/** The digest of the UTF-8 text, as 64 lower-case hex digits. */
export function sha256(text: string): string {
  const words = pad(new TextEncoder().encode(text));
  const state = Uint32Array.from(INITIAL_STATE);
  for (let at = 0; at < words.length; at += 16) {
    compress(state, words.subarray(at, at + 16));
  }
  return [...state].map(value => value.toString(16).padStart(8, '0')).join('');
}

/** The message, a one bit, zeros, and the length in bits, in 512-bit blocks of big-endian words. */
function pad(bytes: Uint8Array): Uint32Array {
  const blocks = Math.ceil((bytes.length + 9) / 64);
  const padded = new Uint8Array(blocks * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n);
  return Uint32Array.from({ length: blocks * 16 }, (_, at) =>
    view.getUint32(at * 4),
  );
}

function compress(state: Uint32Array, block: Uint32Array): void {
  const schedule = new Uint32Array(64);
  schedule.set(block);
  for (let at = 16; at < 64; at++) {
    const w15 = word(schedule, at - 15);
    const w2 = word(schedule, at - 2);
    const s0 = rotate(w15, 7) ^ rotate(w15, 18) ^ (w15 >>> 3);
    const s1 = rotate(w2, 17) ^ rotate(w2, 19) ^ (w2 >>> 10);
    schedule[at] = word(schedule, at - 16) + s0 + word(schedule, at - 7) + s1;
  }
  const working = Uint32Array.from(state);
  for (let round = 0; round < 64; round++) {
    const [a, b, c, e, f, g, h] = [0, 1, 2, 4, 5, 6, 7].map(at =>
      word(working, at),
    ) as [number, number, number, number, number, number, number]; // seven indexes give seven words
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const choice = (e & f) ^ (~e & g);
    const t1 =
      h + s1 + choice + word(ROUND_CONSTANTS, round) + word(schedule, round);
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    working.copyWithin(1, 0, 7);
    working[4] = word(working, 4) + t1;
    working[0] = t1 + s0 + majority;
  }
  working.forEach((value, at) => {
    state[at] = word(state, at) + value;
  });
}

function rotate(value: number, by: number): number {
  return (value >>> by) | (value << (32 - by));
}

function word(words: Uint32Array, at: number): number {
  return words[at] ?? 0;
}

function constants(): [Uint32Array, Uint32Array] {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < 64; candidate++) {
    if (primes.every(prime => candidate % prime !== 0)) {
      primes.push(candidate);
    }
  }
  // Doubles hold the first 32 bits of these fractions exactly enough: checked against the standard's vectors.
  const fraction = (root: number) => (root - Math.floor(root)) * 2 ** 32;
  return [
    Uint32Array.from(primes, prime => fraction(Math.cbrt(prime))),
    Uint32Array.from(primes.slice(0, 8), prime => fraction(Math.sqrt(prime))),
  ];
}
