import {
  ProtoEnum,
  ProtoEnumValue,
  ProtoField,
  ProtoFile,
  ProtoMessage,
  ProtoMethod,
  ProtoOneof,
  ProtoService,
} from '../model/ProtoFile';

export type ProtoDefinition =
  | ProtoMessage
  | ProtoEnum
  | ProtoEnumValue
  | ProtoField
  | ProtoOneof
  | ProtoService
  | ProtoMethod;

interface Entry {
  definition: ProtoDefinition;
  file: ProtoFile;
}

/** What a name may mean: a definition, or a package that several files share. */
export type Found = ProtoDefinition | { kind: 'package' };

/** All names of a set of files that were linked together. */
export class Symbols {
  readonly #definitions = new Map<string, Entry>();
  readonly #packages = new Map<string, Set<ProtoFile>>();
  readonly #extensions = new Map<ProtoMessage, Map<number, ProtoField>>();

  /** Adds a name; answers the definition or package that has it already. */
  add(
    definition: ProtoDefinition,
    file: ProtoFile,
  ): Entry | { definition: undefined; file: ProtoFile } | undefined {
    const { fullName } = definition;
    const before = this.#definitions.get(fullName);
    if (before) return before;
    const [other] = this.#packages.get(fullName) ?? [];
    if (other) return { definition: undefined, file: other };
    this.#definitions.set(fullName, { definition, file });
    return undefined;
  }

  /** Adds a package with those around it; answers what one of the names is already. */
  addPackage(file: ProtoFile): Entry | undefined {
    const parts = file.package ? file.package.split('.') : [];
    for (let length = 1; length <= parts.length; length++) {
      const name = parts.slice(0, length).join('.');
      const before = this.#definitions.get(name);
      if (before) return before;
      const files = this.#packages.get(name) ?? new Set();
      this.#packages.set(name, files.add(file));
    }
    return undefined;
  }

  get(fullName: string): Entry | undefined {
    return this.#definitions.get(fullName);
  }

  isPackage(fullName: string, visible: ReadonlySet<ProtoFile>): boolean {
    for (const file of this.#packages.get(fullName) ?? []) {
      if (visible.has(file)) return true;
    }
    return false;
  }

  /** Adds an extension; answers the one that has its number already. */
  addExtension(
    extended: ProtoMessage,
    field: ProtoField,
  ): ProtoField | undefined {
    const numbers = this.#extensions.get(extended) ?? new Map();
    this.#extensions.set(extended, numbers);
    const before = numbers.get(field.number);
    if (!before) numbers.set(field.number, field);
    return before;
  }

  extension(extended: ProtoMessage, number: number): ProtoField | undefined {
    return this.#extensions.get(extended)?.get(number);
  }

  extensionsOf(extended: ProtoMessage): Iterable<ProtoField> {
    return this.#extensions.get(extended)?.values() ?? [];
  }
}
