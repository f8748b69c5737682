import { NameScope } from '../link/NameScope';
import { Symbols } from '../link/Symbols';
import { ProtoField, ProtoMessage } from '../model/ProtoFile';
import {
  FieldValue,
  isMessageValue,
  MessageValue,
  ProtoOptions,
  WrittenMember,
  WrittenOption,
  WrittenValue,
} from '../model/ProtoOptions';
import { decodeMessage } from './decodeMessage';
import { encodeMessage } from './encodeMessage';
import { FieldNames } from './FieldNames';
import { OptionValueError, scalarValue } from './scalarValue';
import { say } from '../../sentences/say';

/** What options of one file are understood with. */
export interface OptionContext {
  scope: NameScope;
  symbols: Symbols;
  names: FieldNames;
}

class Interpreter {
  readonly #from: string;
  readonly #context: OptionContext;

  constructor(from: string, context: OptionContext) {
    this.#from = from;
    this.#context = context;
  }

  apply(option: WrittenOption, target: MessageValue): void {
    let message = target;
    option.parts.forEach((part, index) => {
      const field = this.#fieldOf(part, message.type, option);
      if (index < option.parts.length - 1) {
        message = this.#enter(field, message, option);
      } else {
        this.#set(field, message, option);
      }
    });
  }

  #fieldOf(
    { name, isExtension }: WrittenOption['parts'][number],
    type: ProtoMessage,
    { place }: WrittenOption,
  ): ProtoField {
    if (isExtension) return this.#extension(name, type, place);
    const field = this.#context.names.get(type, name);
    if (field && name !== 'uninterpreted_option') return field;
    throw new OptionValueError(
      say('schema.proto.option-unknown', { name }),
      place,
    );
  }

  #extension(
    name: string,
    type: ProtoMessage,
    place: WrittenOption['place'],
  ): ProtoField {
    const found = this.#context.scope.resolve(name, this.#from);
    if (found.kind === 'unresolved') {
      throw new OptionValueError(
        say('schema.proto.custom-unknown', { name, reason: found.reason }),
        place,
      );
    }
    if (found.kind !== 'field' || found.extended !== type) {
      throw new OptionValueError(
        say('schema.proto.custom-unknown', {
          name,
          reason: say('schema.proto.no-extension', {
            name,
            type: type.fullName,
          }),
        }),
        place,
      );
    }
    return found;
  }

  #enter(
    field: ProtoField,
    message: MessageValue,
    { place }: WrittenOption,
  ): MessageValue {
    if (field.target?.kind !== 'message' || field.label === 'repeated') {
      throw new OptionValueError(
        say(
          field.label === 'repeated'
            ? 'schema.proto.members-of-repeated'
            : 'schema.proto.members-of-scalar',
          { name: field.name },
        ),
        place,
      );
    }
    const before = message.fields.get(field)?.[0];
    if (isMessageValue(before)) return before;
    const inner: MessageValue = {
      type: field.target,
      fields: new Map(),
      unknown: [],
    };
    message.fields.set(field, [inner]);
    return inner;
  }

  #set(field: ProtoField, message: MessageValue, option: WrittenOption): void {
    const before = message.fields.get(field) ?? [];
    if (before.length && field.label !== 'repeated') {
      throw new OptionValueError(
        say('schema.proto.option-twice', { name: field.name }),
        option.place,
      );
    }
    requireFreeOneof(field, message, option.place);
    message.fields.set(field, [
      ...before,
      this.#value(field, option.value, { inAggregate: false }),
    ]);
  }

  #value(
    field: ProtoField,
    written: WrittenValue,
    how: { inAggregate: boolean },
  ): FieldValue {
    if (field.target?.kind === 'message' && written.kind === 'message') {
      return this.#message(field.target, written.members);
    }
    return scalarValue(field, written, how);
  }

  #message(
    type: ProtoMessage,
    members: readonly WrittenMember[],
  ): MessageValue {
    const message: MessageValue = { type, fields: new Map(), unknown: [] };
    for (const member of members) this.#addMember(member, message);
    return message;
  }

  #addMember(member: WrittenMember, message: MessageValue): void {
    if (member.form === 'any') {
      this.#addAny(member, message);
      return;
    }
    const field =
      member.form === 'extension'
        ? this.#extension(member.name, message.type, member.place)
        : this.#context.names.getInText(message.type, member.name);
    if (!field) {
      throw new OptionValueError(
        say('schema.proto.no-field', {
          message: message.type.fullName,
          field: member.name,
        }),
        member.place,
      );
    }
    const before = message.fields.get(field) ?? [];
    const written =
      member.value.kind === 'list' ? member.value.items : [member.value];
    const repeated = field.label === 'repeated';
    if (!repeated && (before.length || member.value.kind === 'list')) {
      throw new OptionValueError(
        say('schema.proto.one-value', { name: field.name }),
        member.place,
      );
    }
    requireFreeOneof(field, message, member.place);
    // Appending keeps a long list from being copied for each of its members.
    for (const each of written) {
      before.push(this.#value(field, each, { inAggregate: true }));
    }
    if (before.length) message.fields.set(field, before);
  }

  /** `[type.googleapis.com/a.Type] { … }` packs a message into an Any. */
  #addAny(member: WrittenMember, message: MessageValue): void {
    const { names, symbols } = this.#context;
    const url = names.get(message.type, 'type_url');
    const content = names.get(message.type, 'value');
    const type = symbols.get(member.name.replace(/^.*\//, ''))?.definition;
    if (
      message.type.fullName !== 'google.protobuf.Any' ||
      !url ||
      !content ||
      type?.kind !== 'message' ||
      member.value.kind !== 'message'
    ) {
      throw new OptionValueError(
        say('schema.proto.any', { name: member.name }),
        member.place,
      );
    }
    const packed = this.#message(type, member.value.members);
    message.fields.set(url, [member.name]);
    message.fields.set(content, [encodeMessage(packed)]);
  }
}

/**
 * Understands the options of one definition as a message of their type, and keeps it with them.
 *
 * @param from - full name of the definition; extension names are resolved from there
 * @returns what is wrong, per option; such options are left out
 */
export function interpretOptions(
  options: ProtoOptions,
  type: ProtoMessage,
  from: string,
  context: OptionContext,
): OptionValueError[] {
  if (!options.written.length && !options.bytes?.length) return [];
  const value: MessageValue = options.bytes
    ? decodeMessage(options.bytes, type, context.symbols)
    : { type, fields: new Map(), unknown: [] };
  const faults: OptionValueError[] = [];
  const interpreter = new Interpreter(from, context);
  for (const option of options.written) {
    try {
      interpreter.apply(option, value);
    } catch (error) {
      if (!(error instanceof OptionValueError)) throw error;
      faults.push(error);
    }
  }
  options.value = value;
  return faults;
}

function requireFreeOneof(
  field: ProtoField,
  message: MessageValue,
  place: WrittenOption['place'],
): void {
  if (!field.oneof) return;
  for (const other of message.fields.keys()) {
    if (other !== field && other.oneof === field.oneof) {
      throw new OptionValueError(
        say('schema.proto.same-oneof', {
          first: other.name,
          second: field.name,
        }),
        place,
      );
    }
  }
}
