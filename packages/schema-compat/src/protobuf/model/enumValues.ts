import { ProtoEnum, ProtoEnumValue } from './ProtoFile';

interface ValueIndex {
  byName: ReadonlyMap<string, ProtoEnumValue>;
  byNumber: ReadonlyMap<number, ProtoEnumValue>;
}

/** Values of enums are looked up once per option; large enums would make that slow. */
const indexes = new WeakMap<ProtoEnum, ValueIndex>();

export function valueByName(
  definition: ProtoEnum,
  name: string,
): ProtoEnumValue | undefined {
  return indexOf(definition).byName.get(name);
}

/** The first value that has a number. */
export function valueByNumber(
  definition: ProtoEnum,
  number: number,
): ProtoEnumValue | undefined {
  return indexOf(definition).byNumber.get(number);
}

function indexOf(definition: ProtoEnum): ValueIndex {
  const known = indexes.get(definition);
  if (known) return known;
  const byNumber = new Map<number, ProtoEnumValue>();
  for (const value of definition.values) {
    if (!byNumber.has(value.number)) byNumber.set(value.number, value);
  }
  const byName = new Map(definition.values.map(each => [each.name, each]));
  const index = { byName, byNumber };
  indexes.set(definition, index);
  return index;
}
