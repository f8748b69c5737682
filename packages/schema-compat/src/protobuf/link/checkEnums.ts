import { maxInt32, ProtoEnum, ProtoEnumValue } from '../model/ProtoFile';
import { optionValue } from '../model/ProtoOptions';
import { RangeIndex, sayOverlap } from './RangeIndex';
import { allMessages, LinkContext } from './resolveTypes';
import { say } from '../../sentences/say';

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
      say('schema.proto.enum-empty', { name: definition.name }),
      definition,
    );
  } else if (definition.open && first.number !== 0) {
    report.add(
      'enum-zero',
      say('schema.proto.enum-zero', {
        name: first.name,
        number: first.number,
      }),
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
        say('schema.proto.enum-number', {
          name: value.name,
          number: value.number,
          other: twin.name,
        }),
        { pointer: value.pointer, place: value.numberPlace },
      );
    }
  }
  if (allowed === false || (allowed === true && !aliases)) {
    report.add(
      'enum-alias',
      say('schema.proto.enum-alias', { name: definition.name }),
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
      report.add(
        'reserved-name',
        say('schema.proto.reserved-twice', { name }),
        {
          pointer,
          place,
        },
      );
    }
    names.add(name);
  }
  for (const { start, end, place } of reservedRanges) {
    if (start > end || start < -maxInt32 - 1 || end > maxInt32) {
      report.add(
        'number-range',
        say('schema.proto.range-order', { start, end }),
        { pointer, place },
      );
    }
  }
  for (const [first, second] of index.overlaps()) {
    report.add('range-overlap', sayOverlap(first, second), {
      pointer,
      place: second.place,
    });
  }
  for (const value of values) {
    if (index.find(value.number)) {
      report.add(
        'reserved-number',
        say('schema.proto.value-reserved', {
          name: value.name,
          number: value.number,
        }),
        { pointer: value.pointer, place: value.numberPlace },
      );
    }
    if (names.has(value.name)) {
      report.add(
        'reserved-name',
        say('schema.proto.value-name-reserved', { name: value.name }),
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
        say('schema.proto.value-json', {
          name: value.name,
          other: twin.name,
          prefix: definition.name,
        }),
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
