/*
 * Whether everything that one JSON Schema allows is allowed by another.
 *
 * The reader's schema is taken keyword by keyword; for each, the question is whether the writer's
 * nodes together promise what it asks. Where they do not, and the writer has `anyOf` or `oneOf`,
 * each of its branches is asked on its own. Pairs that are being compared are assumed to fit, as
 * recursive schemas need.
 */
import { JsonArray, JsonNode, JsonObject } from '../jsonText/JsonNode';
import { printJson } from '../jsonText/printJson';
import { CompatibilityPolicy } from '../model/CompatibilityLevel';
import { say } from '../sentences/say';
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
import { NameMatcher } from './NameMatcher';
import { checkObject, Comparison } from './objectRules';
import { checkSame } from './sameRules';
import { Twins } from './Twins';

type Findings = JsonSchemaFinding[];

const here: Place = { path: '', fieldPath: '' };

const maxFindings = 1_000;
const maxDepth = 150;
/** Schemas looked at in all: keeps hostile ones below a second. */
const maxWork = 50_000;
/** Telling whether two schemas are the same is less work than comparing them. */
const workOfTwin = 0.1;

class ComparisonLimitError extends Error {}

class Resolution implements Comparison {
  readonly #reader: JsonSchemaDocument;
  readonly #writer: JsonSchemaDocument;
  readonly #twins: Twins;
  readonly #ids = new Map<JsonNode, number>();
  /** Pairs that are being compared, by how deep they stand. */
  readonly #open = new Map<string, number>();
  readonly #known = new Map<string, Findings>();
  /** The outermost pair that what was found last takes for granted. */
  #assumed = Infinity;
  #work = 0;
  readonly ignoresContentModel: boolean;
  readonly names = new NameMatcher();

  constructor(
    reader: JsonSchemaDocument,
    writer: JsonSchemaDocument,
    policy: CompatibilityPolicy,
  ) {
    this.#reader = reader;
    this.#writer = writer;
    this.#twins = new Twins(reader, writer, () => this.spend(workOfTwin));
    this.ignoresContentModel = policy === 'LENIENT';
  }

  compare(reader: JsonNode, writer: Conjunction, place: Place): Findings {
    if (writer.impossible) return [];
    const key = this.#keyOf(reader, writer);
    const openAt = this.#open.get(key);
    if (openAt !== undefined) {
      this.#assumed = Math.min(this.#assumed, openAt);
      return [];
    }
    const findings =
      this.#known.get(key) ?? this.#compareOnce(key, reader, writer);
    return findings.map(each => ({
      ...each,
      path: place.path + each.path,
      fieldPath: place.fieldPath + each.fieldPath,
    }));
  }

  /** Remembers a pair that fits only once nothing that it takes for granted is open any more. */
  #compareOnce(key: string, reader: JsonNode, writer: Conjunction): Findings {
    this.spend(1 + writer.nodes.length);
    const depth = this.#open.size;
    const around = this.#assumed;
    this.#assumed = Infinity;
    this.#open.set(key, depth);
    const findings = this.#compareBranches(reader, writer);
    this.#open.delete(key);
    if (findings.length || this.#assumed >= depth) {
      this.#known.set(key, findings);
    }
    const outer = this.#assumed < depth ? this.#assumed : Infinity;
    this.#assumed = Math.min(around, outer);
    return findings;
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
        ? [finding('TYPE_NARROWED', place, say('schema.json.allows-nothing'))]
        : [];
    }
    const targets = this.#reader.referred(reader);
    const referred = [
      ...targets.flatMap(target => this.compare(target, writer, place)),
      ...this.#checkDynamic(reader, writer, place),
    ];
    if (targets.length && ignoresSiblingsOfRef(this.#reader.draft)) {
      return referred;
    }
    const types = writer.types();
    if (!types.size) return referred;
    return [
      ...referred,
      ...this.#checkTypes(reader, types, place),
      ...this.#checkValues(reader, writer, place),
      ...[...tighterLimits(reader, writer, types)].map(({ rule, limit }) =>
        finding(rule, place, say('schema.json.tighter', { limit })),
      ),
      ...(types.has('object')
        ? checkObject(this, { reader, writer, place })
        : []),
      ...(types.has('array') ? this.#checkItems(reader, writer, place) : []),
      ...this.#checkCombined(reader, writer, place),
      ...checkSame(this.#twins, { reader, writer, place }),
    ];
  }

  /**
   * A dynamic reference may mean each schema with its anchor. Where the writer has the same
   * reference, the same way leads to it, so that the anchors of the same resources are compared.
   */
  #checkDynamic(
    reader: JsonObject,
    writer: Conjunction,
    place: Place,
  ): Findings {
    const meanings = this.#reader.meanings(reader);
    if (!meanings) return [];
    const keyword = reader.members.has('$dynamicRef')
      ? '$dynamicRef'
      : '$recursiveRef';
    const path = `${place.path}/${keyword}`;
    const asked = reader.members.get(keyword);
    const twin = writer.nodes.find(node => {
      const own = node.members.get(keyword);
      return asked && own && sameValue(asked, own);
    });
    const theirs = twin && this.#writer.meanings(twin);
    const areSame =
      theirs?.size === meanings.size &&
      [...meanings.keys()].every(resource => theirs.has(resource));
    return [...meanings].flatMap(([resource, schema]) => {
      const own = areSame ? theirs.get(resource) : undefined;
      return this.compare(schema, own ? writer.inside([own]) : writer, {
        ...place,
        path,
      });
    });
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
    return [
      finding(
        rule,
        place,
        say('schema.json.refuses-type', { types: refused.join(', ') }),
      ),
    ];
  }

  #checkValues(
    reader: JsonObject,
    writer: Conjunction,
    place: Place,
  ): Findings {
    const allowed = valuesOf(reader);
    if (!allowed) return [];
    const possible = writer.possibleValues();
    const texts = new Set(allowed.map(textOfValue));
    const missing = possible?.filter(value => !texts.has(textOfValue(value)));
    if (!possible) {
      return [
        finding('ENUM_ARRAY_ADDED', place, say('schema.json.values-listed')),
      ];
    }
    return missing?.length
      ? [
          finding(
            'ENUM_ARRAY_NARROWED',
            place,
            say('schema.json.values-lost', { lost: missing.length }),
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
    for (const keyword of ['anyOf', 'oneOf'] as const) {
      const list = reader.members.get(keyword);
      if (list?.kind === 'array' && !this.#promises(writer, keyword, list)) {
        const path = `${place.path}/${keyword}`;
        findings.push(
          ...this.#checkSum(keyword, list.items, writer, { ...place, path }),
        );
      }
    }
    return findings;
  }

  /**
   * Whether the writer has the very same list of branches. What they refer to may differ, so each
   * has to read the data of its twin.
   */
  #promises(
    writer: Conjunction,
    keyword: 'anyOf' | 'oneOf',
    list: JsonArray,
  ): boolean {
    const lists = writer.values(keyword);
    if (keyword === 'oneOf') lists.push(...writer.sums);
    return lists.some(
      each =>
        each.kind === 'array' &&
        sameValue(each, list) &&
        list.items.every((branch, index) => {
          const twin = each.items[index];
          return (
            twin && !this.compare(branch, writer.inside([twin]), here).length
          );
        }),
    );
  }

  /** One branch has to allow everything, or all of each type; of `oneOf`, only one may. */
  #checkSum(
    keyword: 'anyOf' | 'oneOf',
    branches: readonly JsonNode[],
    writer: Conjunction,
    place: Place,
  ): Findings {
    const fitting = branches.filter(
      (schema, index) =>
        !this.compare(schema, writer, {
          ...place,
          path: `${place.path}/${index}`,
        }).length,
    );
    if (!fitting.length) {
      const parts = writer.parts();
      const isCovered = parts?.every(
        part => !this.#checkSum(keyword, branches, part, place).length,
      );
      if (isCovered) return [];
      return [
        finding(
          'SUM_TYPE_NARROWED',
          place,
          say('schema.json.no-branch', { keyword }),
        ),
      ];
    }
    // What is only taken for granted cannot tell that two branches overlap.
    const overlap =
      keyword === 'oneOf' && fitting.length > 1 && this.#assumed === Infinity;
    return overlap
      ? [
          finding(
            'COMBINED_TYPE_SUBSCHEMAS_CHANGED',
            place,
            say('schema.json.branches-overlap', { branches: fitting.length }),
          ),
        ]
      : [];
  }

  spend(work: number): void {
    this.#work += work;
    if (this.#open.size >= maxDepth || this.#work > maxWork) {
      throw new ComparisonLimitError();
    }
  }

  #keyOf(reader: JsonNode, writer: Conjunction): string {
    const ids = [...writer.nodes, ...writer.sums].map(node => this.#idOf(node));
    return `${this.#idOf(reader)} ${ids.sort((a, b) => a - b).join(',')}`;
  }

  #idOf(node: JsonNode): number {
    const id = this.#ids.get(node) ?? this.#ids.size + 1;
    this.#ids.set(node, id);
    return id;
  }
}

/** Equal for values that mean the same, so that long lists are compared in one pass. */
function textOfValue(node: JsonNode): string {
  return printJson(node, { sorted: true });
}

/** All reasons why `reader` may refuse what `writer` allows; empty when it cannot. */
export function resolveJsonSchema(
  reader: JsonSchemaDocument,
  writer: JsonSchemaDocument,
  policy: CompatibilityPolicy = 'STRICT',
): readonly JsonSchemaFinding[] {
  try {
    const resolution = new Resolution(reader, writer, policy);
    const { names } = resolution;
    return resolution.compare(
      reader.root,
      Conjunction.of({ document: writer, names, parts: new Map() }, [
        writer.root,
      ]),
      here,
    );
  } catch (error) {
    if (!(error instanceof ComparisonLimitError)) throw error;
    return [finding('COMPARISON_LIMIT', here, say('schema.conflict.limit'))];
  }
}
