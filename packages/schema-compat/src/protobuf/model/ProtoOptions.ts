import type { Place, ProtoField, ProtoMessage } from './ProtoFile';

/** The value of an option before anybody knows its type. */
export type WrittenValue = { place: Place } & (
  | { kind: 'identifier'; text: string }
  | { kind: 'number'; text: string; negative: boolean; isInteger: boolean }
  | { kind: 'string'; bytes: Uint8Array }
  | { kind: 'message'; members: readonly WrittenMember[] }
  | { kind: 'list'; items: readonly WrittenValue[] }
);

/** A member of an aggregate: a field, `[an.extension]`, or `[host/a.Type]` inside an Any. */
export interface WrittenMember {
  name: string;
  form: 'field' | 'extension' | 'any';
  value: WrittenValue;
  place: Place;
}

export interface WrittenOption {
  /** `(harbour.berth).depth` has two parts, of which the first is an extension. */
  parts: readonly { name: string; isExtension: boolean }[];
  value: WrittenValue;
  place: Place;
}

/** An enum value is its number. */
export type FieldValue =
  | bigint
  | number
  | boolean
  | string
  | Uint8Array
  | MessageValue;

/** A message that was understood field by field. A field that is not repeated has one value. */
export interface MessageValue {
  type: ProtoMessage;
  fields: Map<ProtoField, FieldValue[]>;
  /** What no known field explains, as it stood on the wire. */
  unknown: Uint8Array[];
}

/** The options of a definition: as they came, and once linked, as `value`. */
export interface ProtoOptions {
  written: readonly WrittenOption[];
  bytes?: Uint8Array;
  value?: MessageValue;
}

export function noOptions(): ProtoOptions {
  return { written: [] };
}

/** The value of an option that is not repeated, by the name of its field. */
export function optionValue(
  options: ProtoOptions,
  name: string,
): FieldValue | undefined {
  return memberValue(options.value, name);
}

/** The value of a field of a message value. Extensions go by their full names. */
export function memberValue(
  message: MessageValue | undefined,
  name: string,
): FieldValue | undefined {
  return memberValues(message, name).at(-1);
}

export function memberValues(
  message: MessageValue | undefined,
  name: string,
): readonly FieldValue[] {
  for (const [field, values] of message?.fields ?? []) {
    if ((field.extendee === undefined ? field.name : field.fullName) === name) {
      return values;
    }
  }
  return [];
}

export function isMessageValue(
  value: FieldValue | undefined,
): value is MessageValue {
  return typeof value === 'object' && !(value instanceof Uint8Array);
}
