import { ProtoFile } from '../model/ProtoFile';
import { nounOf } from './nounOf';
import { Found, Symbols } from './Symbols';
import { Said } from '../../sentences/Said';
import { say } from '../../sentences/say';

const aggregates: ReadonlySet<string> = new Set([
  'message',
  'enum',
  'service',
  'package',
]);

/** Why a name means nothing, in one sentence. */
export interface Unresolved {
  kind: 'unresolved';
  reason: Said;
}

/** The names that one file can see: its own and those of what it imports. */
export class NameScope {
  readonly #symbols: Symbols;
  readonly #visible: ReadonlySet<ProtoFile>;

  constructor(symbols: Symbols, visible: ReadonlySet<ProtoFile>) {
    this.#symbols = symbols;
    this.#visible = visible;
  }

  /**
   * What a name means where it is written, as the compiler decides it: the first part of the name
   * is looked up from the innermost scope outwards, and binds the rest.
   *
   * @param from - full name of the definition that holds the name
   */
  resolve(
    name: string,
    from: string,
    { typesOnly = false } = {},
  ): Found | Unresolved {
    if (name.startsWith('.')) {
      return this.#find(name.slice(1)) ?? this.#unresolved(name.slice(1));
    }
    const dot = name.indexOf('.');
    const first = dot < 0 ? name : name.slice(0, dot);
    let hidden: string | undefined;
    for (
      let end = from.lastIndexOf('.');
      ;
      end = from.lastIndexOf('.', end - 1)
    ) {
      const prefix = end < 0 ? '' : `${from.slice(0, end)}.`;
      const found = this.#find(prefix + first);
      if (found && dot < 0) {
        const fits = found.kind === 'message' || found.kind === 'enum';
        if (fits || !typesOnly) return found;
      } else if (found && aggregates.has(found.kind)) {
        const full = prefix + name;
        return this.#find(full) ?? this.#shadowed(name, full);
      } else if (!found && this.#symbols.get(prefix + name)) {
        hidden ??= prefix + name;
      }
      if (end < 0) return this.#unresolved(hidden ?? name, name);
    }
  }

  #find(fullName: string): Found | undefined {
    const entry = this.#symbols.get(fullName);
    if (entry) {
      return this.#visible.has(entry.file) ? entry.definition : undefined;
    }
    return this.#symbols.isPackage(fullName, this.#visible)
      ? { kind: 'package' }
      : undefined;
  }

  #shadowed(name: string, full: string): Unresolved {
    const inOtherFile = this.#symbols.get(full);
    if (inOtherFile) return this.#unresolved(full, name);
    return {
      kind: 'unresolved',
      reason: say('schema.proto.shadowed', { name, full }),
    };
  }

  #unresolved(fullName: string, written = fullName): Unresolved {
    const entry = this.#symbols.get(fullName);
    if (!entry) {
      return {
        kind: 'unresolved',
        reason: say('schema.proto.undefined', { name: written }),
      };
    }
    return {
      kind: 'unresolved',
      reason: this.#visible.has(entry.file)
        ? say('schema.proto.no-type', {
            name: written,
            noun: nounOf(entry.definition),
          })
        : say('schema.proto.not-imported', {
            name: written,
            file: entry.file.name,
          }),
    };
  }
}
