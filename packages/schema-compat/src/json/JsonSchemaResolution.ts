/*
 * Whether everything that one JSON Schema allows is allowed by another.
 *
 * The reader's schema is taken keyword by keyword; for each, the question is whether the writer's
 * nodes together promise what it asks. Where they do not, and the writer has `anyOf` or `oneOf`,
 * each of its branches is asked on its own. Pairs that are being compared are assumed to fit, as
 * recursive schemas need.
 */
import { JsonNode, JsonObject } from '../jsonText/JsonNode';
import {
  Conjunction,
  itemsOf,
  sameValue,
  typesOf,
  valuesOf,
} from './Conjunction';
import { ignoresSiblingsOfRef } from './dialect';
import { JsonSchemaDocument } from './JsonSchemaDocument';
import { finding, JsonSchemaFinding, Place } from './JsonSchemaFinding';
import { tighterLimits } from './limitRules';
import { checkObject, Comparison } from './objectRules';

type Findings = JsonSchemaFinding[];

const here: Place = { path: '', fieldPath: '' };

const maxFindings = 1_000;
const maxDepth = 150;
/** Schemas looked at in all: keeps hostile ones below a second. */
const maxWork = 50_000;

/** Keywords that are compared as they are written: whatever changes in them may break. */
const comparedVerbatim: readonly [keyword: string, rule: string][] = [
  ['not', 'NOT_TYPE_CHANGED'],
  ['if', 'CONDITION_CHANGED'],
  ['then', 'CONDITION_CHANGED'],
  ['else', 'CONDITION_CHANGED'],
  ['contains', 'CONTAINS_CHANGED'],
  ['propertyNames', 'PROPERTY_NAMES_CHANGED'],
  ['dependencies', 'DEPENDENCY_CHANGED'],
  ['dependentRequired', 'DEPENDENCY_CHANGED'],
  ['dependentSchemas', 'DEPENDENCY_CHANGED'],
];

class ComparisonLimitError extends Error {}

class Resolution implements Comparison {
  readonly #reader: JsonSchemaDocument;
  readonly #ids = new Map<JsonNode, number>();
  readonly #open = new Set<string>();
  readonly #known = new Map<string, Findings>();
  #work = 0;

  constructor(reader: JsonSchemaDocument) {
    this.#reader = reader;
  }

  compare(reader: JsonNode, writer: Conjunction, place: Place): Findings {
    if (writer.impossible) return [];
    const key = this.#keyOf(reader, writer);
    if (this.#open.has(key)) return [];
    const known = this.#known.get(key);
    if (!known) this.#spend(1 + writer.nodes.length);
    this.#open.add(key);
    const findings = known ?? this.#compareBranches(reader, writer);
    this.#open.delete(key);
    this.#known.set(key, findings);
    return findings.map(each => ({
      ...each,
      path: place.path + each.path,
      fieldPath: place.fieldPath + each.fieldPath,
    }));
  }

  follow(node: JsonNode): JsonNode {
    return this.#reader.follow(node);
  }

  /** Findings relative to the reader's node. */
  #compareBranches(reader: JsonNode, writer: Conjunction): Findings {
    const findings = this.#compareWhole(reader, writer, here);
    const branches = findings.length ? writer.branches() : undefined;
    if (!branches) return findings.slice(0, maxFindings);
    const seen = new Map<string, JsonSchemaFinding>();
    for (const branch of branches) {
      for (const each of this.compare(reader, branch, here)) {
        seen.set(`${each.rule} ${each.path}`, each);
      }
    }
    return [...seen.values()].slice(0, maxFindings);
  }

  #compareWhole(reader: JsonNode, writer: Conjunction, place: Place): Findings {
    if (reader.kind !== 'object') {
      return reader.kind === 'boolean' && !reader.value
        ? [finding('TYPE_NARROWED', place, 'allows nothing')]
        : [];
    }
    const target = this.#reader.follow(reader);
    const referred =
      target === reader ? [] : this.compare(target, writer, place);
    if (target !== reader && ignoresSiblingsOfRef(this.#reader.draft))
      return referred;
    const types = writer.types();
    if (!types.size) return referred;
    return [
      ...referred,
      ...this.#checkTypes(reader, types, place),
      ...this.#checkValues(reader, writer, place),
      ...[...tighterLimits(reader, writer, types)].map(({ rule, detail }) =>
        finding(rule, place, `is tighter: ${detail} there`),
      ),
      ...(types.has('object')
        ? checkObject(this, { reader, writer, place })
        : []),
      ...(types.has('array') ? this.#checkItems(reader, writer, place) : []),
      ...this.#checkCombined(reader, writer, place),
      ...this.#checkVerbatim(reader, writer, place),
    ];
  }

  #checkTypes(
    reader: JsonObject,
    types: ReadonlySet<string>,
    place: Place,
  ): Findings {
    const allowed = typesOf(reader.members.get('type'));
    const refused = allowed
      ? [...types].filter(type => !allowed.has(type))
      : [];
    if (!refused.length) return [];
    const rule =
      refused.length === types.size ? 'TYPE_CHANGED' : 'TYPE_NARROWED';
    return [finding(rule, place, `does not allow type ${refused.join(', ')}`)];
  }

  #checkValues(
    reader: JsonObject,
    writer: Conjunction,
    place: Place,
  ): Findings {
    const allowed = valuesOf(reader);
    if (!allowed) return [];
    const possible = writer.allowedValues();
    const missing = possible?.filter(
      value => !allowed.some(each => sameValue(each, value)),
    );
    if (!possible) {
      return [finding('ENUM_ARRAY_ADDED', place, 'allows only listed values')];
    }
    return missing?.length
      ? [
          finding(
            'ENUM_ARRAY_NARROWED',
            place,
            `lost ${missing.length} of its listed values`,
          ),
        ]
      : [];
  }

  #checkItems(reader: JsonObject, writer: Conjunction, place: Place): Findings {
    const { leading, rest } = itemsOf(reader);
    const fieldPath = `${place.fieldPath}[]`;
    const writtenCount = Math.max(
      0,
      ...writer.nodes.map(node => itemsOf(node).leading.length),
    );
    const positions = Math.max(leading.length, rest ? writtenCount : 0);
    const keyword = reader.members.has('prefixItems') ? 'prefixItems' : 'items';
    const findings: Findings = [];
    for (let index = 0; index < positions; index++) {
      const schema = leading[index] ?? rest;
      if (schema) {
        findings.push(
          ...this.compare(schema, writer.item(index), {
            path: `${place.path}/${keyword}/${index}`,
            fieldPath,
          }),
        );
      }
    }
    return rest
      ? [
          ...findings,
          ...this.compare(rest, writer.item(undefined), {
            path: `${place.path}/items`,
            fieldPath,
          }),
        ]
      : findings;
  }

  #checkCombined(
    reader: JsonObject,
    writer: Conjunction,
    place: Place,
  ): Findings {
    const all = reader.members.get('allOf');
    const findings =
      all?.kind === 'array'
        ? all.items.flatMap((schema, index) =>
            this.compare(schema, writer, {
              ...place,
              path: `${place.path}/allOf/${index}`,
            }),
          )
        : [];
    for (const keyword of ['anyOf', 'oneOf']) {
      const list = reader.members.get(keyword);
      if (list?.kind === 'array') {
        const fits = list.items.some(
          (schema, index) =>
            !this.compare(schema, writer, {
              ...place,
              path: `${place.path}/${keyword}/${index}`,
            }).length,
        );
        if (!fits) {
          findings.push(
            finding(
              'SUM_TYPE_NARROWED',
              { ...place, path: `${place.path}/${keyword}` },
              `has no branch of ${keyword} that allows all of it`,
            ),
          );
        }
      }
    }
    return findings;
  }

  #checkVerbatim(
    reader: JsonObject,
    writer: Conjunction,
    place: Place,
  ): Findings {
    return comparedVerbatim.flatMap(([keyword, rule]) => {
      const asked = reader.members.get(keyword);
      const same =
        !asked ||
        writer.values(keyword).some(promised => sameValue(asked, promised));
      return same
        ? []
        : [
            finding(
              rule,
              { ...place, path: `${place.path}/${keyword}` },
              `has another "${keyword}"`,
            ),
          ];
    });
  }

  #spend(work: number): void {
    this.#work += work;
    if (this.#open.size >= maxDepth || this.#work > maxWork) {
      throw new ComparisonLimitError();
    }
  }

  #keyOf(reader: JsonNode, writer: Conjunction): string {
    const ids = writer.nodes.map(node => this.#idOf(node));
    return `${this.#idOf(reader)} ${ids.sort((a, b) => a - b).join(',')}`;
  }

  #idOf(node: JsonNode): number {
    const id = this.#ids.get(node) ?? this.#ids.size + 1;
    this.#ids.set(node, id);
    return id;
  }
}

/** All reasons why `reader` may refuse what `writer` allows; empty when it cannot. */
export function resolveJsonSchema(
  reader: JsonSchemaDocument,
  writer: JsonSchemaDocument,
): readonly JsonSchemaFinding[] {
  try {
    return new Resolution(reader).compare(
      reader.root,
      Conjunction.of(writer, [writer.root]),
      here,
    );
  } catch (error) {
    if (!(error instanceof ComparisonLimitError)) throw error;
    return [
      finding(
        'COMPARISON_LIMIT',
        here,
        'is too deep or too complex to compare',
      ),
    ];
  }
}
