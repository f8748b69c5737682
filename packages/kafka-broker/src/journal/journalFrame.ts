/*
 * The frame around every journal entry.
 *
 *     magic    u16   0x4d4a
 *     flags    u8    bit 0: last entry of its group
 *     version  u8    of the entry's kind
 *     kind     u16
 *     group    u32   number of the write that carried the entry, wraps around
 *     length   u32   of the body
 *     crc      u32   CRC-32 of everything before it and of the body
 *     body
 *
 * Entries that are flushed together share a group number. That is what tells a torn write from
 * damage: a power cut may persist any part of the last group, since nobody was told that it is
 * stored, but nothing of an earlier one may be missing.
 */
import { crc32 } from 'node:zlib';

const MAGIC = 0x4d4a;
const HEADER_BYTES = 18;
const CRC_AT = 14;
const LAST_OF_GROUP = 1;

/** No entry is larger; a length above this is garbage. */
const MAX_BODY_BYTES = 64 * 1024 * 1024;

/**
 * One entry as it lies in the file.
 *
 * @internal
 */
export interface JournalFrame {
  kind: number;
  version: number;
  body: Buffer;
}

/**
 * What a journal file holds.
 *
 * @internal
 */
export interface JournalScan {
  frames: JournalFrame[];
  /** Length of the complete groups at its start; the file's length when nothing is wrong. */
  validBytes: number;
  /** Group number of the last complete group, 0 when there is none. */
  lastGroup: number;
  /** Where acknowledged entries are unreadable, or undefined when at most a torn tail is. */
  damagedAt?: number;
}

/**
 * Encodes entries that are written and flushed together.
 *
 * @internal
 */
export function encodeGroup(frames: JournalFrame[], group: number): Buffer {
  const parts: Buffer[] = [];
  frames.forEach((frame, index) => {
    const header = Buffer.allocUnsafe(HEADER_BYTES);
    header.writeUInt16BE(MAGIC, 0);
    header.writeUInt8(index === frames.length - 1 ? LAST_OF_GROUP : 0, 2);
    header.writeUInt8(frame.version, 3);
    header.writeUInt16BE(frame.kind, 4);
    header.writeUInt32BE(group, 6);
    header.writeUInt32BE(frame.body.length, 10);
    header.writeUInt32BE(checksum(header, frame.body), CRC_AT);
    parts.push(header, frame.body);
  });
  return Buffer.concat(parts);
}

/**
 * Reads a journal file up to its first bad entry and judges what lies behind it.
 *
 * @internal
 */
export function scanFrames(file: Buffer): JournalScan {
  const frames: JournalFrame[] = [];
  let position = 0;
  let complete = { frames: 0, bytes: 0, group: 0 };
  for (;;) {
    const found = readFrame(file, position);
    if (!found) {
      break;
    }
    frames.push(found.frame);
    position = found.end;
    if (found.lastOfGroup) {
      complete = { frames: frames.length, bytes: position, group: found.group };
    }
  }
  // The group after the last complete one was never acknowledged; any other one was.
  const damaged = firstOtherGroup(file, position, nextGroup(complete.group));
  return {
    frames: frames.slice(0, complete.frames),
    validBytes: complete.bytes,
    lastGroup: complete.group,
    ...(damaged ? { damagedAt: position } : {}),
  };
}

/** @internal */
export function nextGroup(group: number): number {
  return (group + 1) >>> 0;
}

function firstOtherGroup(file: Buffer, from: number, group: number): boolean {
  const magic = Buffer.from([MAGIC >> 8, MAGIC & 0xff]);
  let position = file.indexOf(magic, from + 1);
  while (position !== -1) {
    const found = readFrame(file, position);
    if (found && found.group !== group) {
      return true;
    }
    position = file.indexOf(magic, found ? found.end : position + 1);
  }
  return false;
}

function readFrame(file: Buffer, at: number) {
  if (at + HEADER_BYTES > file.length || file.readUInt16BE(at) !== MAGIC) {
    return undefined;
  }
  const length = file.readUInt32BE(at + 10);
  const end = at + HEADER_BYTES + length;
  if (length > MAX_BODY_BYTES || end > file.length) {
    return undefined;
  }
  const body = file.subarray(at + HEADER_BYTES, end);
  const header = file.subarray(at, at + HEADER_BYTES);
  if (checksum(header, body) !== header.readUInt32BE(CRC_AT)) {
    return undefined;
  }
  return {
    frame: {
      kind: header.readUInt16BE(4),
      version: header.readUInt8(3),
      body,
    },
    group: header.readUInt32BE(6),
    lastOfGroup: (header.readUInt8(2) & LAST_OF_GROUP) !== 0,
    end,
  };
}

function checksum(header: Buffer, body: Buffer): number {
  return crc32(body, crc32(header.subarray(0, CRC_AT)));
}
