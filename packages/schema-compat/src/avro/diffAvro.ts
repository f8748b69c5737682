/*
 * What happened between two Avro schemas, field by field, in words for people.
 *
 * The walk follows both schemas side by side and reports each difference once per path. Whether a
 * difference breaks a direction is asked of the same resolution that the compatibility check uses,
 * so that the two can never disagree about a type.
 */
import { printJson } from '../jsonText/printJson';
import { SchemaChange } from '../model/SchemaChange';
import { Said, SaidValue } from '../sentences/Said';
import { say } from '../sentences/say';
import { fromTo, told } from '../sentences/told';
import { AvroDocument } from './AvroDocument';
import { resolveAvro } from './AvroResolution';
import {
  AvroEnum,
  AvroNamed,
  AvroProperties,
  AvroSchema,
  isNamed,
  logicalTypeOf,
  sayType,
  withoutNull,
} from './AvroSchema';
import {
  ChangeWithoutPlace,
  DiffPlace,
  harmless,
  subjectOf,
} from './avroChange';
import { diffFields } from './diffAvroFields';

/** Changes beyond this are not reported. */
const maxChanges = 2_000;
const maxDepth = 100;

/** What an author says about a change that the schemas cannot show: old field path → new name. */
export interface AvroDiffOptions {
  renames?: Readonly<Record<string, string>>;
}

export class DiffWalk {
  readonly changes: SchemaChange[] = [];
  readonly renames: ReadonlyMap<string, string>;
  readonly #open: [AvroSchema, AvroSchema][] = [];
  /** New types by the old type that they were found equal to; a type used often is walked once. */
  readonly #equal = new Map<AvroSchema, Set<AvroSchema>>();

  constructor({ renames = {} }: AvroDiffOptions) {
    this.renames = new Map(Object.entries(renames));
  }

  report(place: DiffPlace, change: ChangeWithoutPlace): void {
    if (this.changes.length >= maxChanges) return;
    this.changes.push({
      ...change,
      fieldPath: place.path,
      pointerOld: place.old,
      pointerNew: place.new,
    });
  }

  compare(before: AvroSchema, after: AvroSchema, place: DiffPlace): void {
    const known = this.#open.some(([a, b]) => a === before && b === after);
    if (
      known ||
      this.#open.length >= maxDepth ||
      this.changes.length >= maxChanges
    ) {
      return;
    }
    const equal = this.#equal.get(before) ?? new Set();
    if (equal.has(after)) return;
    const reported = this.changes.length;
    this.#open.push([before, after]);
    this.#compareTypes(before, after, place);
    this.#open.pop();
    if (this.changes.length === reported) {
      this.#equal.set(before, equal.add(after));
    }
  }

  #compareTypes(before: AvroSchema, after: AvroSchema, place: DiffPlace): void {
    const old = withoutNull(before);
    const now = withoutNull(after);
    if (old.nullable !== now.nullable) {
      this.#reportOptionality(now.nullable, place);
    }
    const [oldType] = old.branches;
    const [newType] = now.branches;
    if (
      old.branches.length === 1 &&
      now.branches.length === 1 &&
      oldType &&
      newType
    ) {
      this.#compareSingle(oldType, newType, place);
    } else if (old.branches.length || now.branches.length) {
      this.#compareUnions(old.branches, now.branches, place);
    }
  }

  #reportOptionality(nullable: boolean, place: DiffPlace): void {
    const states = [
      say('schema.change.required'),
      say('schema.change.nullable'),
    ] as const;
    const [before, after] = nullable ? states : [states[1], states[0]];
    const what = subjectOf(place);
    this.report(place, {
      kind: 'optionalityChanged',
      ...fromTo(before, after),
      backward: nullable ? 'ok' : 'breaking',
      forward: nullable ? 'breaking' : 'ok',
      because: ['MISSING_UNION_BRANCH'],
      ...told(
        nullable
          ? say('schema.avro.now-nullable', { what })
          : say('schema.avro.never-null', { what }),
      ),
    });
  }

  #compareUnions(
    before: readonly AvroSchema[],
    after: readonly AvroSchema[],
    place: DiffPlace,
  ): void {
    const kept = new Map(before.map(type => [branchKey(type), type]));
    const same =
      before.length === after.length &&
      after.every(type => kept.has(branchKey(type)));
    if (!same) {
      this.#reportType(
        { kind: 'union', branches: before },
        { kind: 'union', branches: after },
        place,
      );
    }
    for (const type of after) {
      const old = kept.get(branchKey(type));
      if (old) this.#compareSingle(old, type, place);
    }
  }

  #compareSingle(
    before: AvroSchema,
    after: AvroSchema,
    place: DiffPlace,
  ): void {
    if (before.kind !== after.kind) {
      this.#reportType(before, after, place);
      return;
    }
    this.#compareLogicalType(before, after, place);
    if (isNamed(before) && isNamed(after)) {
      this.#compareNamed(before, after, place);
    }
    if (before.kind === 'array' && after.kind === 'array') {
      this.compare(before.items, after.items, stepInto(place, '[]', 'items'));
    } else if (before.kind === 'map' && after.kind === 'map') {
      this.compare(
        before.values,
        after.values,
        stepInto(place, '{}', 'values'),
      );
    } else if (before.kind === 'record' && after.kind === 'record') {
      diffFields(this, before, after, place.path);
    } else if (before.kind === 'enum' && after.kind === 'enum') {
      this.#compareSymbols(before, after, place);
    } else if (
      before.kind === 'fixed' &&
      after.kind === 'fixed' &&
      before.size !== after.size
    ) {
      this.report(place, {
        kind: 'constraintChanged',
        ...fromTo(
          say('schema.avro.bytes', { size: before.size }),
          say('schema.avro.bytes', { size: after.size }),
        ),
        backward: 'breaking',
        forward: 'breaking',
        because: ['FIXED_SIZE_MISMATCH'],
        ...told(
          say('schema.avro.size', {
            what: subjectOf(place),
            before: before.size,
            after: after.size,
          }),
        ),
      });
    }
  }

  #compareLogicalType(
    before: AvroSchema,
    after: AvroSchema,
    place: DiffPlace,
  ): void {
    const old = logicalTypeOf(before);
    const now = logicalTypeOf(after);
    if (old === now) {
      this.compareProperties(propertiesOf(before), propertiesOf(after), place);
      return;
    }
    const meanings = {
      before: sayMeaning(before, old),
      after: sayMeaning(after, now),
    };
    this.report(place, {
      kind: 'typeChanged',
      ...fromTo(meanings.before, meanings.after),
      backward: 'ok',
      forward: 'ok',
      because: ['LOGICAL_TYPE_CHANGED'],
      ...told(
        say('schema.avro.meaning', { what: subjectOf(place), ...meanings }),
      ),
    });
  }

  #reportType(before: AvroSchema, after: AvroSchema, place: DiffPlace): void {
    const reading = resolveAvro(after, before);
    const read = resolveAvro(before, after);
    const types = { before: sayType(before), after: sayType(after) };
    this.report(place, {
      kind: 'typeChanged',
      ...fromTo(types.before, types.after),
      backward: reading.length ? 'breaking' : 'ok',
      forward: read.length ? 'breaking' : 'ok',
      because: [...new Set([...reading, ...read].map(({ rule }) => rule))],
      ...told(say('schema.change.type', { what: subjectOf(place), ...types })),
    });
  }

  #compareNamed(before: AvroNamed, after: AvroNamed, place: DiffPlace): void {
    if (before.fullName !== after.fullName) {
      const rightFrom = (reader: AvroNamed, writer: AvroNamed) =>
        reader.name === writer.name || reader.aliases.includes(writer.fullName)
          ? 'ok'
          : 'breaking';
      const namespaceOnly = before.name === after.name;
      this.report(place, {
        kind: 'renamed',
        before: before.fullName,
        after: after.fullName,
        backward: rightFrom(after, before),
        forward: rightFrom(before, after),
        because: [namespaceOnly ? 'NAMESPACE_CHANGED' : 'NAME_MISMATCH'],
        ...told(
          namespaceOnly
            ? say('schema.avro.namespace', {
                name: before.name,
                before: before.namespace,
                after: after.namespace,
              })
            : say('schema.avro.type-renamed', {
                before: before.fullName,
                after: after.fullName,
              }),
        ),
      });
    }
    const what = say('schema.change.type-named', { name: after.name });
    this.compareDocs(before.doc, after.doc, place, what);
    this.#compareAliases(before, after, place);
  }

  #compareAliases(before: AvroNamed, after: AvroNamed, place: DiffPlace): void {
    const old = before.aliases.join(', ');
    const now = after.aliases.join(', ');
    if (old === now) return;
    this.report(place, {
      ...harmless('metadataChanged', old || undefined, now || undefined),
      ...told(say('schema.avro.type-aliases', { name: after.name })),
    });
  }

  #compareSymbols(before: AvroEnum, after: AvroEnum, place: DiffPlace): void {
    const gone = before.symbols.filter(each => !after.symbols.includes(each));
    const come = after.symbols.filter(each => !before.symbols.includes(each));
    if (gone.length || come.length) {
      this.report(place, {
        kind: 'symbolsChanged',
        before: before.symbols.join(', '),
        after: after.symbols.join(', '),
        backward: gone.length && !after.default ? 'breaking' : 'ok',
        forward: come.length && !before.default ? 'breaking' : 'ok',
        because: ['MISSING_ENUM_SYMBOLS'],
        ...told(saySymbols(after.name, { gone, come })),
      });
    }
    if (before.default?.value !== after.default?.value) {
      this.report(place, {
        ...harmless(
          'defaultChanged',
          before.default?.value,
          after.default?.value,
        ),
        ...told(say('schema.avro.default-symbol', { name: after.name })),
      });
    }
  }

  compareDocs(
    before: string | undefined,
    after: string | undefined,
    place: DiffPlace,
    what: SaidValue,
  ): void {
    if (before === after) return;
    this.report(place, {
      ...harmless('docChanged', before, after),
      ...told(say('schema.change.doc', { what })),
    });
  }

  compareProperties(
    before: AvroProperties,
    after: AvroProperties,
    place: DiffPlace,
  ): void {
    const names = new Set([...before.keys(), ...after.keys()]);
    for (const name of names) {
      const [old, now] = [before, after].map(properties => {
        const node = properties.get(name);
        return node && printJson(node, { sorted: true });
      });
      if (old !== now) {
        const constraint = name === 'precision' || name === 'scale';
        this.report(place, {
          ...harmless(
            constraint ? 'constraintChanged' : 'metadataChanged',
            old,
            now,
          ),
          ...told(
            say('schema.avro.property', { what: subjectOf(place), name }),
          ),
        });
      }
    }
  }
}

/** All changes from one Avro schema to another, in the order of the new text. */
export function diffAvro(
  before: AvroDocument,
  after: AvroDocument,
  options: AvroDiffOptions = {},
): SchemaChange[] {
  const walk = new DiffWalk(options);
  walk.compare(before.root, after.root, { path: '', old: '', new: '' });
  return walk.changes;
}

function stepInto(place: DiffPlace, mark: string, member: string): DiffPlace {
  return {
    path: `${place.path}${mark}`,
    old: `${place.old}/${member}`,
    new: `${place.new}/${member}`,
  };
}

/** A type with the meaning that it declares: `bytes (decimal)`. */
function sayMeaning(type: AvroSchema, logical: string | undefined): SaidValue {
  return logical
    ? say('schema.avro.logical', { type: sayType(type), logical })
    : sayType(type);
}

function saySymbols(
  name: string,
  symbols: { gone: readonly string[]; come: readonly string[] },
): Said {
  const lost = symbols.gone.join(', ');
  const gained = symbols.come.join(', ');
  if (!lost) return say('schema.avro.symbols-gained', { name, gained });
  return gained
    ? say('schema.avro.symbols-changed', { name, gained, lost })
    : say('schema.avro.symbols-lost', { name, lost });
}

function branchKey(type: AvroSchema): string {
  return isNamed(type) ? `${type.kind} ${type.name}` : type.kind;
}

function propertiesOf(type: AvroSchema): AvroProperties {
  return type.kind === 'union' ? new Map() : type.properties;
}
