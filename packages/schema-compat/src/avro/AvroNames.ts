import { AvroNamed, isPrimitiveKind, primitiveKinds } from './AvroSchema';
import { Said } from '../sentences/Said';
import { say } from '../sentences/say';

/** Names that one sentence lists at most. */
const maxShown = 20;
const namePattern = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The unqualified name, its namespace ('' is none) and both joined. */
export interface QualifiedName {
  name: string;
  namespace: string;
  fullName: string;
}

/**
 * Splits a name as written, in the namespace around it. A name with a dot carries its own
 * namespace. Source: Avro specification, "Names".
 */
export function qualifyName(written: string, namespace: string): QualifiedName {
  const dot = written.lastIndexOf('.');
  const name = written.slice(dot + 1);
  const space = dot === -1 ? namespace : written.slice(0, dot);
  return {
    name,
    namespace: space,
    fullName: space ? `${space}.${name}` : name,
  };
}

/** Why a full name may not be used, or undefined when it may. */
export function nameFault(qualified: QualifiedName): Said | undefined {
  // The specification forbids the name in any namespace; Avro's libraries and their tests do not.
  if (isPrimitiveKind(qualified.fullName)) {
    return say('schema.avro.primitive-name', {
      name: JSON.stringify(qualified.name),
    });
  }
  return simpleNameFault(qualified.fullName.split('.'));
}

/** Why a field name or symbol may not be used, or undefined when it may. */
export function simpleNameFault(parts: string[]): Said | undefined {
  const wrong = parts.find(part => !namePattern.test(part));
  return wrong === undefined
    ? undefined
    : say('schema.avro.name-form', { name: JSON.stringify(wrong) });
}

/** The named types seen so far, by full name, in the order of their definition. */
export class AvroNames {
  readonly #types = new Map<string, AvroNamed>();

  get(fullName: string): AvroNamed | undefined {
    return this.#types.get(fullName);
  }

  define(type: AvroNamed): void {
    this.#types.set(type.fullName, type);
  }

  all(): AvroNamed[] {
    return [...this.#types.values()];
  }

  /** The names a writer could have meant, as part of a sentence. */
  sayKnown(): Said {
    const names = [...this.#types.keys()];
    if (!names.length) {
      return say('schema.avro.none-known', {
        names: primitiveKinds.join(', '),
      });
    }
    const shown = names.slice(0, maxShown).join(', ');
    const more = names.length - maxShown;
    return more > 0
      ? say('schema.avro.known-more', { names: shown, more })
      : say('schema.avro.known', { names: shown });
  }
}
