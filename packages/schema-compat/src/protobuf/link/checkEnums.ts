import { maxInt32, ProtoEnum, ProtoEnumValue } from '../model/ProtoFile';
import { optionValue } from '../model/ProtoOptions';
import { RangeIndex } from './RangeIndex';
import { allMessages, LinkContext } from './resolveTypes';

/** What the enums of a file must obey once their options are known. */
export function checkEnums(context: LinkContext): void {
  context.file.enums.forEach(each => checkEnum(each, context));
  for (const message of allMessages(context.file)) {
    message.enums.forEach(each => checkEnum(each, context));
  }
}

function checkEnum(definition: ProtoEnum, context: LinkContext): void {
  const { report } = context;
  const [first] = definition.values;
  if (!first) {
    report.add(
      'enum-empty',
      `Enum "${definition.name}" has no value`,
      definition,
    );
  } else if (definition.open && first.number !== 0) {
    report.add(
      'enum-zero',
      `The first value of a proto3 enum must be 0, and "${first.name}" is ${first.number}`,
      { pointer: first.pointer, place: first.numberPlace },
    );
  }
  checkAliases(definition, context);
  checkReserved(definition, context);
  checkJsonNames(definition, context);
}

function checkAliases(definition: ProtoEnum, { report }: LinkContext): void {
  const allowed = optionValue(definition.options, 'allow_alias');
  const taken = new Map<number, ProtoEnumValue>();
  let aliases = 0;
  for (const value of definition.values) {
    const twin = taken.get(value.number);
    taken.set(value.number, twin ?? value);
    if (twin) aliases++;
    if (twin && allowed !== true) {
      report.add(
        'duplicate-number',
        `Enum value "${value.name}" has the number ${value.number} of "${twin.name}"; where that is meant, set option allow_alias = true`,
        { pointer: value.pointer, place: value.numberPlace },
      );
    }
  }
  if (allowed === false || (allowed === true && !aliases)) {
    report.add(
      'enum-alias',
      `Enum "${definition.name}" sets option allow_alias to no effect; leave it out`,
      definition,
    );
  }
}

function checkReserved(definition: ProtoEnum, { report }: LinkContext): void {
  const { reservedRanges, reservedNames, values, pointer } = definition;
  const index = new RangeIndex(reservedRanges);
  const names = new Set<string>();
  for (const { name, place } of reservedNames) {
    if (names.has(name)) {
      report.add('reserved-name', `Name "${name}" is reserved twice`, {
        pointer,
        place,
      });
    }
    names.add(name);
  }
  for (const { start, end, place } of reservedRanges) {
    if (start > end || start < -maxInt32 - 1 || end > maxInt32) {
      report.add(
        'number-range',
        `Range ${start} to ${end} ends before it starts`,
        { pointer, place },
      );
    }
  }
  for (const [first, second] of index.overlaps()) {
    report.add(
      'range-overlap',
      `Range ${second.start} to ${second.end} overlaps with ${first.start} to ${first.end}`,
      { pointer, place: second.place },
    );
  }
  for (const value of values) {
    if (index.find(value.number)) {
      report.add(
        'reserved-number',
        `Enum value "${value.name}" uses the reserved number ${value.number}`,
        { pointer: value.pointer, place: value.numberPlace },
      );
    }
    if (names.has(value.name)) {
      report.add(
        'reserved-name',
        `Enum value name "${value.name}" is reserved`,
        value,
      );
    }
  }
}

/** Languages that drop the prefix of values, and JSON readers that ignore case, must tell them apart. */
function checkJsonNames(definition: ProtoEnum, { report }: LinkContext): void {
  const legacy = optionValue(
    definition.options,
    'deprecated_legacy_json_field_conflicts',
  );
  if (legacy === true) return;
  const prefix = definition.name.replace(/_/g, '').toLowerCase();
  const taken = new Map<string, ProtoEnumValue>();
  for (const value of definition.values) {
    const short = pascalCase(withoutPrefix(value.name, prefix));
    const twin = taken.get(short);
    taken.set(short, twin ?? value);
    if (twin && twin.name !== value.name && twin.number !== value.number) {
      report.add(
        'json-name-conflict',
        `Enum value "${value.name}" is the same as "${twin.name}" without case and the prefix "${definition.name}"`,
        value,
      );
    }
  }
}

function withoutPrefix(name: string, prefix: string): string {
  let matched = 0;
  let at = 0;
  for (; at < name.length && matched < prefix.length; at++) {
    const letter = name.charAt(at).toLowerCase();
    if (letter === '_') continue;
    if (letter !== prefix[matched++]) return name;
  }
  if (matched < prefix.length) return name;
  while (name[at] === '_') at++;
  return name.slice(at) || name;
}

function pascalCase(name: string): string {
  return name
    .split('_')
    .map(part => part.charAt(0).toUpperCase() + part.slice(1).toLowerCase())
    .join('');
}
