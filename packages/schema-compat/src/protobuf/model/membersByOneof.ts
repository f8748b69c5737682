import { ProtoField, ProtoOneof } from './ProtoFile';

/** The fields of each oneof, in their order. */
export function membersByOneof(
  fields: readonly ProtoField[],
): ReadonlyMap<ProtoOneof, readonly ProtoField[]> {
  const members = new Map<ProtoOneof, ProtoField[]>();
  for (const field of fields) {
    if (field.oneof) {
      const list = members.get(field.oneof) ?? [];
      list.push(field);
      members.set(field.oneof, list);
    }
  }
  return members;
}
