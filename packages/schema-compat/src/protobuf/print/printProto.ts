import {
  maxFieldNumber,
  maxInt32,
  ProtoEnum,
  ProtoField,
  ProtoFile,
  ProtoMessage,
  ProtoMethodType,
  ProtoNode,
  ProtoOneof,
  ProtoRange,
  ProtoService,
} from '../model/ProtoFile';
import { ProtoOptions } from '../model/ProtoOptions';
import { quote } from './escapeBytes';
import { membersByOneof } from '../model/membersByOneof';
import { Lines } from './Lines';
import { OptionNaming, printOptions } from './printOptions';

export interface PrintOptions {
  naming: OptionNaming;
  /** How a type is called where it is used, however it was written. */
  typeNaming: (target: ProtoNode, from: string) => string;
  /** Leaves out what does not matter: the order of imports and fields, and how types are named. */
  normalized: boolean;
}

class Printer {
  readonly #file: ProtoFile;
  readonly #options: PrintOptions;
  readonly #lines = new Lines();

  constructor(file: ProtoFile, options: PrintOptions) {
    this.#file = file;
    this.#options = options;
  }

  run(): string {
    const file = this.#file;
    const lines = this.#lines;
    lines.add(`syntax = "${file.syntax}";`);
    if (file.package) lines.add(`package ${file.package};`);
    const imports = this.#sorted(file.imports, (a, b) =>
      a.path < b.path ? -1 : Number(a.path > b.path),
    );
    if (imports.length) lines.gap();
    for (const { modifier, path } of imports) {
      lines.add(`import ${modifier ? `${modifier} ` : ''}${quote(path)};`);
    }
    const fileScope = { fullName: file.package ? `${file.package}.x` : '' };
    const options = printOptions(file.options, fileScope, this.#options.naming);
    if (options.length) lines.gap();
    options.forEach(option => lines.add(`option ${option};`));
    for (const message of file.messages) {
      if (!message.group) this.#message(message);
    }
    file.enums.forEach(each => this.#enum(each));
    this.#extensions(file.extensions);
    file.services.forEach(each => this.#service(each));
    return lines.text();
  }

  #sorted<T>(
    items: readonly T[],
    compare: (a: T, b: T) => number,
  ): readonly T[] {
    return this.#options.normalized ? [...items].sort(compare) : items;
  }

  #message(message: ProtoMessage): void {
    this.#lines.gap();
    this.#lines.open(`message ${message.name}`, () => this.#body(message));
  }

  #body(message: ProtoMessage): void {
    const lines = this.#lines;
    this.#optionLines(message.options, message);
    this.#reserved(message, maxFieldNumber);
    for (const range of message.extensionRanges) {
      const options = this.#optionList([], range.options, message);
      lines.add(`extensions ${printRange(range, maxFieldNumber)}${options};`);
    }
    const fields = this.#sorted(message.fields, (a, b) => a.number - b.number);
    const pending = [...message.messages];
    const members = membersByOneof(fields);
    for (const field of fields) {
      if (!this.#options.normalized) this.#messagesBefore(field, pending);
      const oneof = field.oneof && members.get(field.oneof);
      if (!field.oneof || !oneof) {
        this.#field(field);
      } else if (oneof[0] === field) {
        this.#oneof(field.oneof, oneof);
      }
    }
    pending.filter(isStandalone).forEach(inner => this.#message(inner));
    message.enums.forEach(inner => this.#enum(inner));
    this.#extensions(message.extensions);
  }

  /**
   * Messages before the one that a map or group field makes: their order is what clients count
   * when they say which message of a file a record holds.
   */
  #messagesBefore(field: ProtoField, pending: ProtoMessage[]): void {
    const made = field.target?.kind === 'message' ? field.target : undefined;
    if (!made || isStandalone(made) || !pending.includes(made)) return;
    for (const inner of pending.splice(0, pending.indexOf(made) + 1)) {
      if (isStandalone(inner)) this.#message(inner);
    }
  }

  #oneof(oneof: ProtoOneof, members: readonly ProtoField[]): void {
    this.#lines.open(`oneof ${oneof.name}`, () => {
      this.#optionLines(oneof.options, oneof);
      members.forEach(field => this.#field(field));
    });
  }

  #field(field: ProtoField): void {
    const { target } = field;
    const number = `${field.number}${this.#fieldOptions(field)}`;
    if (target?.kind === 'message' && target.mapEntry) {
      const [key, value] = target.fields;
      const types = [key, value].map(each => each && this.#typeOf(each));
      this.#lines.add(`map<${types.join(', ')}> ${field.name} = ${number};`);
    } else if (field.type === 'group' && target?.kind === 'message') {
      this.#lines.open(
        `${this.#label(field)}group ${target.name} = ${number}`,
        () => this.#body(target),
      );
    } else {
      const start = `${this.#label(field)}${this.#typeOf(field)}`;
      this.#lines.add(`${start} ${field.name} = ${number};`);
    }
  }

  #label({ label, oneof, proto3Optional }: ProtoField): string {
    const implied =
      label === 'optional' &&
      (oneof || (this.#file.syntax === 'proto3' && !proto3Optional));
    return implied ? '' : `${label} `;
  }

  #typeOf(field: ProtoField): string {
    return field.target
      ? this.#typeName(field.target, field)
      : field.type ?? '';
  }

  #typeName(target: ProtoNode | undefined, from: ProtoNode): string {
    if (!target) return '';
    return this.#options.normalized
      ? `.${target.fullName}`
      : this.#options.typeNaming(target, from.fullName);
  }

  #fieldOptions(field: ProtoField): string {
    const special: string[] = [];
    if (field.defaultValue !== undefined) {
      special.push(`default = ${printDefault(field)}`);
    }
    if (field.jsonName !== undefined) {
      special.push(`json_name = ${quote(field.jsonName)}`);
    }
    return this.#optionList(special, field.options, field);
  }

  #optionList(
    special: readonly string[],
    options: ProtoOptions,
    from: ProtoNode,
  ): string {
    const all = [
      ...special,
      ...printOptions(options, from, this.#options.naming),
    ];
    return all.length ? ` [${all.join(', ')}]` : '';
  }

  #optionLines(options: ProtoOptions, from: ProtoNode): void {
    for (const option of printOptions(options, from, this.#options.naming)) {
      this.#lines.add(`option ${option};`);
    }
  }

  #reserved(
    { reservedRanges, reservedNames }: ProtoMessage | ProtoEnum,
    max: number,
  ): void {
    const ranges = this.#sorted(reservedRanges, (a, b) => a.start - b.start);
    if (ranges.length) {
      const list = ranges.map(range => printRange(range, max));
      this.#lines.add(`reserved ${list.join(', ')};`);
    }
    const names = this.#sorted(reservedNames, (a, b) =>
      a.name < b.name ? -1 : 1,
    );
    if (names.length) {
      const list = names.map(({ name }) => quote(name));
      this.#lines.add(`reserved ${list.join(', ')};`);
    }
  }

  #enum(definition: ProtoEnum): void {
    const lines = this.#lines;
    lines.gap();
    lines.open(`enum ${definition.name}`, () => {
      this.#optionLines(definition.options, definition);
      this.#reserved(definition, maxInt32);
      for (const value of definition.values) {
        const options = this.#optionList([], value.options, value);
        lines.add(`${value.name} = ${value.number}${options};`);
      }
    });
  }

  /** Neighbours that extend the same message share a block. */
  #extensions(fields: readonly ProtoField[]): void {
    let from = 0;
    for (let to = 1; to <= fields.length; to++) {
      const first = fields[from];
      if (first && fields[to]?.extended !== first.extended) {
        const block = fields.slice(from, to);
        const extendee = this.#typeName(first.extended, first);
        this.#lines.gap();
        this.#lines.open(`extend ${extendee}`, () =>
          block.forEach(field => this.#field(field)),
        );
        from = to;
      }
    }
  }

  #service(service: ProtoService): void {
    const lines = this.#lines;
    const type = (of: ProtoMethodType, from: ProtoNode) =>
      `(${of.stream ? 'stream ' : ''}${this.#typeName(of.target, from)})`;
    lines.gap();
    lines.open(`service ${service.name}`, () => {
      this.#optionLines(service.options, service);
      for (const method of service.methods) {
        const { name, input, output, options } = method;
        const start = `rpc ${name}${type(input, method)} returns ${type(
          output,
          method,
        )}`;
        if (options.value?.fields.size) {
          lines.open(start, () => this.#optionLines(options, method));
        } else {
          lines.add(`${start};`);
        }
      }
    });
  }
}

/**
 * A linked file as text, in the one layout that the library has: two spaces, no comments, one line
 * per field, options by number, definitions in their order.
 */
export function printProto(file: ProtoFile, options: PrintOptions): string {
  return new Printer(file, options).run();
}

function isStandalone(message: ProtoMessage): boolean {
  return !message.mapEntry && !message.group;
}

function printRange({ start, end }: ProtoRange, max: number): string {
  if (start === end) return String(start);
  return `${start} to ${end === max ? 'max' : end}`;
}

function printDefault({ type, defaultValue = '' }: ProtoField): string {
  if (type === 'string') return quote(defaultValue);
  return type === 'bytes' ? `"${defaultValue}"` : defaultValue;
}
