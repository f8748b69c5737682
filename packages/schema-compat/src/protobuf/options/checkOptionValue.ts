import {
  FieldValue,
  isMessageValue,
  memberValues,
  MessageValue,
} from '../model/ProtoOptions';
import { Said } from '../../sentences/Said';
import { say } from '../../sentences/say';

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
export function* checkOptionValue(options: MessageValue): Iterable<Said> {
  const target = targets[options.type.name] ?? 0;
  for (const [field, values] of options.fields) {
    if (field.name === 'features' && field.extendee === undefined) {
      yield say('schema.proto.option-features');
    }
    const allowed = memberValues(field.options.value, 'targets');
    if (allowed.length && !allowed.includes(target)) {
      yield say('schema.proto.option-target', {
        name: field.name,
        target: options.type.name,
      });
    }
    for (const value of values) yield* missingFields(value);
  }
}

function* missingFields(value: FieldValue): Iterable<Said> {
  if (!isMessageValue(value)) return;
  for (const field of value.type.fields) {
    if (field.label === 'required' && !value.fields.has(field)) {
      yield say('schema.proto.value-incomplete', {
        type: value.type.fullName,
        field: field.name,
      });
    }
  }
  for (const inner of value.fields.values()) {
    for (const each of inner) yield* missingFields(each);
  }
}
