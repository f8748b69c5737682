import { AvroNamed, isPrimitiveKind, primitiveKinds } from './AvroSchema';

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
export function nameFault(qualified: QualifiedName): string | undefined {
  // The specification forbids the name in any namespace; Avro's libraries and their tests do not.
  if (isPrimitiveKind(qualified.fullName)) {
    return `${JSON.stringify(qualified.name)} is the name of a primitive type`;
  }
  return simpleNameFault(qualified.fullName.split('.'));
}

/** Why a field name or symbol may not be used, or undefined when it may. */
export function simpleNameFault(parts: string[]): string | undefined {
  const wrong = parts.find(part => !namePattern.test(part));
  return wrong === undefined
    ? undefined
    : `${JSON.stringify(
        wrong,
      )} must start with a letter or "_" and go on with letters, digits or "_"`;
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
  describeKnown(): string {
    const names = [...this.#types.keys()];
    const shown = names.slice(0, 20).join(', ');
    const more = names.length > 20 ? ` and ${names.length - 20} more` : '';
    return names.length
      ? `known named types: ${shown}${more}`
      : `no named type is known here; primitive types are ${primitiveKinds.join(
          ', ',
        )}`;
  }
}
