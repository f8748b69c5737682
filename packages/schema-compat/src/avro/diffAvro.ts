/*
 * What happened between two Avro schemas, field by field, in words for people.
 *
 * The walk follows both schemas side by side and reports each difference once per path. Whether a
 * difference breaks a direction is asked of the same resolution that the compatibility check uses,
 * so that the two can never disagree about a type.
 */
import { printJson } from '../jsonText/printJson';
import { SchemaChange } from '../model/SchemaChange';
import { AvroDocument } from './AvroDocument';
import { resolveAvro } from './AvroResolution';
import {
  AvroEnum,
  AvroNamed,
  AvroProperties,
  AvroSchema,
  describeType,
  isNamed,
  logicalTypeOf,
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
    const [before, after] = nullable
      ? ['required', 'nullable']
      : ['nullable', 'required'];
    this.report(place, {
      kind: 'optionalityChanged',
      before,
      after,
      backward: nullable ? 'ok' : 'breaking',
      forward: nullable ? 'breaking' : 'ok',
      because: ['MISSING_UNION_BRANCH'],
      sentence: `${subjectOf(place)} is now ${
        nullable ? 'nullable' : 'never null'
      }`,
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
        before: `${before.size} bytes`,
        after: `${after.size} bytes`,
        backward: 'breaking',
        forward: 'breaking',
        because: ['FIXED_SIZE_MISMATCH'],
        sentence: `${subjectOf(place)} changed its size from ${
          before.size
        } to ${after.size} bytes`,
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
    const describe = (type: AvroSchema, logical?: string) =>
      logical ? `${describeType(type)} (${logical})` : describeType(type);
    this.report(place, {
      kind: 'typeChanged',
      before: describe(before, old),
      after: describe(after, now),
      backward: 'ok',
      forward: 'ok',
      because: ['LOGICAL_TYPE_CHANGED'],
      sentence: `${subjectOf(place)} changed its meaning from ${describe(
        before,
        old,
      )} to ${describe(after, now)}; the bytes stay readable`,
    });
  }

  #reportType(before: AvroSchema, after: AvroSchema, place: DiffPlace): void {
    const reading = resolveAvro(after, before);
    const read = resolveAvro(before, after);
    this.report(place, {
      kind: 'typeChanged',
      before: describeType(before),
      after: describeType(after),
      backward: reading.length ? 'breaking' : 'ok',
      forward: read.length ? 'breaking' : 'ok',
      because: [...new Set([...reading, ...read].map(({ rule }) => rule))],
      sentence: `${subjectOf(place)} changed its type from ${describeType(
        before,
      )} to ${describeType(after)}`,
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
        sentence: namespaceOnly
          ? `Type ${before.name} moved from namespace "${before.namespace}" to "${after.namespace}"; data stays readable, generated classes change`
          : `Type ${before.fullName} is now called ${after.fullName}`,
      });
    }
    this.compareDocs(before.doc, after.doc, place, `Type ${after.name}`);
    this.#compareAliases(before, after, place);
  }

  #compareAliases(before: AvroNamed, after: AvroNamed, place: DiffPlace): void {
    const old = before.aliases.join(', ');
    const now = after.aliases.join(', ');
    if (old === now) return;
    this.report(place, {
      ...harmless('metadataChanged', old || undefined, now || undefined),
      sentence: `The aliases of type ${after.name} changed`,
    });
  }

  #compareSymbols(before: AvroEnum, after: AvroEnum, place: DiffPlace): void {
    const gone = before.symbols.filter(each => !after.symbols.includes(each));
    const come = after.symbols.filter(each => !before.symbols.includes(each));
    if (gone.length || come.length) {
      const parts = [
        ...(come.length ? [`gained ${come.join(', ')}`] : []),
        ...(gone.length ? [`lost ${gone.join(', ')}`] : []),
      ];
      this.report(place, {
        kind: 'symbolsChanged',
        before: before.symbols.join(', '),
        after: after.symbols.join(', '),
        backward: gone.length && !after.default ? 'breaking' : 'ok',
        forward: come.length && !before.default ? 'breaking' : 'ok',
        because: ['MISSING_ENUM_SYMBOLS'],
        sentence: `Enum ${after.name} ${parts.join(' and ')}`,
      });
    }
    if (before.default?.value !== after.default?.value) {
      this.report(place, {
        ...harmless(
          'defaultChanged',
          before.default?.value,
          after.default?.value,
        ),
        sentence: `The default symbol of enum ${after.name} changed`,
      });
    }
  }

  compareDocs(
    before: string | undefined,
    after: string | undefined,
    place: DiffPlace,
    what: string,
  ): void {
    if (before === after) return;
    this.report(place, {
      ...harmless('docChanged', before, after),
      sentence: `${what} has another description`,
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
          sentence: `${subjectOf(place)} changed its property "${name}"`,
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

function branchKey(type: AvroSchema): string {
  return isNamed(type) ? `${type.kind} ${type.name}` : type.kind;
}

function propertiesOf(type: AvroSchema): AvroProperties {
  return type.kind === 'union' ? new Map() : type.properties;
}
