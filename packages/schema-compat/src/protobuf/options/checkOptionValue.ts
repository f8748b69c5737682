import {
  FieldValue,
  isMessageValue,
  memberValues,
  MessageValue,
} from '../model/ProtoOptions';

/** What options can be set on, by the numbers of `FieldOptions.OptionTargetType`. */
const targets: Readonly<Record<string, number>> = {
  FileOptions: 1,
  ExtensionRangeOptions: 2,
  MessageOptions: 3,
  FieldOptions: 4,
  OneofOptions: 5,
  EnumOptions: 6,
  EnumValueOptions: 7,
  ServiceOptions: 8,
  MethodOptions: 9,
};

/** Why understood options may not stand where they do, a sentence each. */
export function* checkOptionValue(options: MessageValue): Iterable<string> {
  const target = targets[options.type.name] ?? 0;
  for (const [field, values] of options.fields) {
    if (field.name === 'features' && field.extendee === undefined) {
      yield 'Option "features" is for editions only';
    }
    const allowed = memberValues(field.options.value, 'targets');
    if (allowed.length && !allowed.includes(target)) {
      yield `Option "${field.name}" is not for ${options.type.name}`;
    }
    for (const value of values) yield* missingFields(value);
  }
}

function* missingFields(value: FieldValue): Iterable<string> {
  if (!isMessageValue(value)) return;
  for (const field of value.type.fields) {
    if (field.label === 'required' && !value.fields.has(field)) {
      yield `A value of "${value.type.fullName}" needs "${field.name}"`;
    }
  }
  for (const inner of value.fields.values()) {
    for (const each of inner) yield* missingFields(each);
  }
}
