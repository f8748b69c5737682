import { base64Encode } from '@bufbuild/protobuf/wire';
import { SchemaReference } from '../model/SchemaReference';
import { writeDescriptor } from './descriptor/writeDescriptor';
import { NameScope } from './link/NameScope';
import { Symbols } from './link/Symbols';
import { allFields, allMessages } from './link/resolveTypes';
import {
  ProtoField,
  ProtoFile,
  ProtoMessage,
  scalarType,
} from './model/ProtoFile';
import { OptionNaming } from './print/printOptions';
import { PrintOptions, printProto } from './print/printProto';

/**
 * A parsed `.proto` file.
 *
 * @public
 */
export class ProtobufDocument {
  readonly type = 'PROTOBUF';
  readonly references: readonly SchemaReference[];
  /** The text that is stored and compared: laid out afresh, without comments. */
  readonly canonicalText: string;
  /** @internal */
  readonly file: ProtoFile;
  readonly #symbols: Symbols;
  readonly #naming: OptionNaming;
  readonly #typeNaming: PrintOptions['typeNaming'];
  #messages: readonly ProtoMessage[] | undefined;
  #normalizedText: string | undefined;
  #serializedText: string | undefined;

  /** @internal */
  constructor(
    file: ProtoFile,
    options: {
      symbols: Symbols;
      visible: ReadonlySet<ProtoFile>;
      references: readonly SchemaReference[];
    },
  ) {
    const scope = new NameScope(options.symbols, options.visible);
    this.file = file;
    this.#symbols = options.symbols;
    this.references = options.references;
    this.#naming = (field, from) =>
      scope.resolve(field.fullName, from) === field
        ? field.fullName
        : `.${field.fullName}`;
    this.#typeNaming = (target, from) =>
      namesOf(target.fullName, file.package).find(
        name =>
          !isKeyword(name) &&
          scope.resolve(name, from, { typesOnly: true }) === target,
      ) ?? `.${target.fullName}`;
    this.canonicalText = this.#print(false);
  }

  /** Every message of the file but the entries of maps. @internal */
  messages(): readonly ProtoMessage[] {
    this.#messages ??= [...allMessages(this.file)].filter(
      ({ mapEntry }) => !mapEntry,
    );
    return this.#messages;
  }

  /** A message of the file or its imports. @internal */
  message(fullName: string): ProtoMessage | undefined {
    const found = this.#symbols.get(fullName)?.definition;
    return found?.kind === 'message' ? found : undefined;
  }

  /** A message of this file. @internal */
  ownMessage(nameInPackage: string): ProtoMessage | undefined {
    const { package: name } = this.file;
    const found = this.message(
      name ? `${name}.${nameInPackage}` : nameInPackage,
    );
    return found && this.#isOwn(found) ? found : undefined;
  }

  /** `Container.Seal` for a message of this file, the full name for others. @internal */
  nameInPackage(message: ProtoMessage): string {
    const { package: name } = this.file;
    return name && this.#isOwn(message)
      ? message.fullName.slice(name.length + 1)
      : message.fullName;
  }

  /** @internal */
  extensionsOf(message: ProtoMessage): readonly ProtoField[] {
    return [...this.#symbols.extensionsOf(message)];
  }

  /**
   * The messages that stand for themselves, each with the start of its field paths: those at the
   * top that no other message of the file holds, else the first. The first of them has no prefix,
   * since it is what a topic holds as a rule.
   *
   * @internal
   */
  roots(): { message: ProtoMessage; prefix: string }[] {
    const used = new Set(
      [...allFields(this.file)]
        .filter(field => field.extendee === undefined)
        .map(({ target, fullName }) =>
          target && fullName.startsWith(`${target.fullName}.`)
            ? undefined
            : target,
        ),
    );
    const free = this.file.messages.filter(each => !used.has(each));
    const roots = free.length ? free : this.file.messages.slice(0, 1);
    return roots.map((message, index) => ({
      message,
      prefix: index ? message.name : '',
    }));
  }

  /** The canonical text with imports and fields in order and all types by their full names. */
  get normalizedText(): string {
    this.#normalizedText ??= this.#print(true);
    return this.#normalizedText;
  }

  /** The `google.protobuf.FileDescriptorProto` of the file in Base64. */
  get serializedText(): string {
    this.#serializedText ??= base64Encode(writeDescriptor(this.file));
    return this.#serializedText;
  }

  #isOwn(message: ProtoMessage): boolean {
    return this.#symbols.get(message.fullName)?.file === this.file;
  }

  #print(normalized: boolean): string {
    return printProto(this.file, {
      naming: this.#naming,
      typeNaming: this.#typeNaming,
      normalized,
    });
  }
}

/**
 * What a type may be called, the shortest first; those of other packages have their full names. A
 * text and a descriptor of the same file so become the same schema.
 */
function namesOf(fullName: string, packageName: string): string[] {
  const own = packageName ? `${packageName}.` : '';
  if (!fullName.startsWith(own)) return [fullName];
  const parts = fullName.slice(own.length).split('.');
  const relative = parts.map((_, index) => parts.slice(-index - 1).join('.'));
  return own ? [...relative, fullName] : relative;
}

const keywords =
  /^(?:group|map|stream|message|enum|oneof|extend|extensions|reserved|option|optional|required|repeated)(?:\.|$)/;

/** Whether a name starts with a word that means another thing where a type may stand. */
function isKeyword(name: string): boolean {
  return keywords.test(name) || scalarType(name) !== undefined;
}
