import { ProtoOptions, WrittenOption } from './ProtoOptions';

/** Where something is written; both count from 1. Absent in what came as a descriptor. */
export interface Place {
  line: number;
  column: number;
}

/**
 * What every definition has. The linker fills in `fullName`, without a leading dot, and `pointer`:
 * `/Container/Seal/3` is field 3 of message `Container.Seal` of the file's package.
 */
export interface ProtoNode {
  name: string;
  fullName: string;
  pointer: string;
  place?: Place;
  /** The comment above the definition, or behind it on the same line. */
  comment?: string;
  options: ProtoOptions;
}

/** A `.proto` file, in the terms of `google/protobuf/descriptor.proto`. */
export interface ProtoFile {
  kind: 'file';
  /** The import path. */
  name: string;
  syntax: 'proto2' | 'proto3';
  /** Empty when there is none. */
  package: string;
  packagePlace?: Place;
  imports: ProtoImport[];
  messages: ProtoMessage[];
  enums: ProtoEnum[];
  services: ProtoService[];
  extensions: ProtoField[];
  options: ProtoOptions;
}

export interface ProtoImport {
  path: string;
  modifier?: 'public' | 'weak';
  place?: Place;
}

export interface ProtoMessage extends ProtoNode {
  kind: 'message';
  fields: ProtoField[];
  extensions: ProtoField[];
  messages: ProtoMessage[];
  enums: ProtoEnum[];
  oneofs: ProtoOneof[];
  extensionRanges: ProtoExtensionRange[];
  reservedRanges: ProtoRange[];
  reservedNames: ProtoReservedName[];
  /** The entry that stands behind a map field. */
  mapEntry: boolean;
  /** The message that a group field defines on the way. */
  group: boolean;
}

/** Both ends belong to it; `end` is `max` of its kind when written so. */
export interface ProtoRange {
  start: number;
  end: number;
  place?: Place;
}

export interface ProtoExtensionRange extends ProtoRange {
  options: ProtoOptions;
}

export interface ProtoReservedName {
  name: string;
  place?: Place;
}

/** One that somebody wrote; those that stand for proto3 `optional` are not among them. */
export interface ProtoOneof extends ProtoNode {
  kind: 'oneof';
}

export type ProtoLabel = 'optional' | 'required' | 'repeated';

export interface ProtoField extends ProtoNode {
  kind: 'field';
  number: number;
  numberPlace?: Place;
  label: ProtoLabel;
  /** Absent until the linker knows whether the type name is of a message or an enum. */
  type?: ProtoType;
  /** As written; absent for scalars. */
  typeName?: string;
  typePlace?: Place;
  /** What `typeName` means; filled in by the linker. */
  target?: ProtoMessage | ProtoEnum;
  /** As written, for extensions. */
  extendee?: string;
  extendeePlace?: Place;
  extended?: ProtoMessage;
  oneof?: ProtoOneof;
  /** As descriptors write it: bytes are escaped as in C, an enum value is a name. */
  defaultValue?: string;
  /** The default before the linker knows what it must be. */
  writtenDefault?: WrittenOption;
  jsonName?: string;
  proto3Optional: boolean;
  /** Of a proto3 file, and so without presence where nothing else gives it. */
  implicit: boolean;
}

export interface ProtoEnum extends ProtoNode {
  kind: 'enum';
  values: ProtoEnumValue[];
  reservedRanges: ProtoRange[];
  reservedNames: ProtoReservedName[];
  /** Of a proto3 file: unknown numbers are kept. */
  open: boolean;
}

export interface ProtoEnumValue extends ProtoNode {
  kind: 'value';
  number: number;
  numberPlace?: Place;
}

export interface ProtoService extends ProtoNode {
  kind: 'service';
  methods: ProtoMethod[];
}

export interface ProtoMethod extends ProtoNode {
  kind: 'method';
  input: ProtoMethodType;
  output: ProtoMethodType;
}

export interface ProtoMethodType {
  typeName: string;
  place?: Place;
  stream: boolean;
  target?: ProtoMessage;
}

/** The types of the wire format, by the numbers that descriptors give them. */
export const protoTypes = {
  double: 1,
  float: 2,
  int64: 3,
  uint64: 4,
  int32: 5,
  fixed64: 6,
  fixed32: 7,
  bool: 8,
  string: 9,
  group: 10,
  message: 11,
  bytes: 12,
  uint32: 13,
  enum: 14,
  sfixed32: 15,
  sfixed64: 16,
  sint32: 17,
  sint64: 18,
} as const;

export type ProtoType = keyof typeof protoTypes;

const typesByNumber = new Map(
  // `protoTypes` is a constant whose keys are exactly the type names.
  (Object.keys(protoTypes) as ProtoType[]).map(type => [
    protoTypes[type] as number,
    type,
  ]),
);

export function protoTypeOf(number: number): ProtoType | undefined {
  return typesByNumber.get(number);
}

const notScalar: ReadonlySet<string> = new Set(['group', 'message', 'enum']);

/** The scalar type of a keyword. */
export function scalarType(word: string): ProtoType | undefined {
  return Object.hasOwn(protoTypes, word) && !notScalar.has(word)
    ? // An own key of `protoTypes`, as asked just before.
      (word as ProtoType)
    : undefined;
}

/** Whether values of the type can be packed into one run of bytes. */
export function isPackable(type: ProtoType | undefined): boolean {
  return (
    type !== undefined &&
    !['string', 'bytes', 'message', 'group'].includes(type)
  );
}

/** The largest field number. */
export const maxFieldNumber = 2 ** 29 - 1;
export const maxInt32 = 2 ** 31 - 1;

/** The name that JSON has for a field when nobody gave one: `crane_id` → `craneId`. */
export function toJsonName(name: string): string {
  return name.replace(/_+(.?)/g, (_, next: string) => next.toUpperCase());
}
