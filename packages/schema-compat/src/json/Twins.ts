import { JsonNode, JsonObject } from '../jsonText/JsonNode';
import { sameValue } from './Conjunction';
import { applicators, existsIn, ignoresSiblingsOfRef } from './dialect';
import { JsonSchemaDocument } from './JsonSchemaDocument';

type Pair = readonly [ours: JsonNode, theirs: JsonNode];

/** Members that decide nothing themselves; definitions count where a reference leads to them. */
const meaningless: ReadonlySet<string> = new Set([
  '$anchor',
  '$comment',
  '$defs',
  '$dynamicAnchor',
  '$dynamicRef',
  '$id',
  '$recursiveAnchor',
  '$recursiveRef',
  '$ref',
  '$schema',
  'confluent:tags',
  'default',
  'definitions',
  'deprecated',
  'description',
  'examples',
  'readOnly',
  'title',
  'writeOnly',
]);

/**
 * Whether schemas of two documents say the same, with everything that they refer to.
 *
 * Pairs that are being looked at are taken for the same, as recursive schemas need; what was found
 * is remembered, so that schemas that share definitions are compared once.
 */
export class Twins {
  readonly #ours: JsonSchemaDocument;
  readonly #theirs: JsonSchemaDocument;
  readonly #spend: () => void;
  readonly #known = new Map<JsonNode, Map<JsonNode, boolean>>();

  /** `spend` is called for every pair that is looked at, and may throw to end it. */
  constructor(
    ours: JsonSchemaDocument,
    theirs: JsonSchemaDocument,
    spend: () => void,
  ) {
    this.#ours = ours;
    this.#theirs = theirs;
    this.#spend = spend;
  }

  /** Whether two schemas are the same. */
  same(ours: JsonNode, theirs: JsonNode): boolean {
    const known = this.#known.get(ours)?.get(theirs);
    if (known !== undefined) return known;
    const seen = new Map<JsonNode, Set<JsonNode>>();
    const open: Pair[] = [[ours, theirs]];
    for (let pair = open.pop(); pair; pair = open.pop()) {
      const [a, b] = pair;
      const earlier = seen.get(a) ?? new Set();
      const isKnown = this.#known.get(a)?.get(b);
      const parts = isKnown === false ? undefined : this.#partsOf(pair);
      if (!parts) {
        this.#remember(ours, theirs, false);
        return false;
      }
      if (!isKnown && !earlier.has(b)) {
        seen.set(a, earlier.add(b));
        open.push(...parts);
      }
    }
    for (const [a, partners] of seen) {
      for (const b of partners) this.#remember(a, b, true);
    }
    return true;
  }

  /** Whether the drafts of both documents know a keyword. */
  know(keyword: string): boolean {
    return [this.#ours, this.#theirs].every(({ draft }) =>
      existsIn(keyword, draft),
    );
  }

  /** Whether a member that holds schemas, or plain values, is the same in both or in neither. */
  sameMember(ours: JsonObject, theirs: JsonObject, keyword: string): boolean {
    const parts = this.#memberParts(keyword, ours, theirs);
    return parts?.every(([a, b]) => this.same(a, b)) ?? false;
  }

  /** The pairs that have to be the same too; undefined when the two differ themselves. */
  #partsOf([ours, theirs]: Pair): Pair[] | undefined {
    this.#spend();
    if (ours.kind !== 'object' || theirs.kind !== 'object') {
      return this.#sameValue(ours, theirs) ? [] : undefined;
    }
    const references = this.#referenceParts(ours, theirs);
    if (!references) return undefined;
    const [alone, aloneToo] = [this.#ours, this.#theirs].map(
      ({ draft }) => references.length > 0 && ignoresSiblingsOfRef(draft),
    );
    if (alone && aloneToo) return references;
    if (alone !== aloneToo) return undefined;
    const parts = references;
    const names = new Set([...ours.members.keys(), ...theirs.members.keys()]);
    for (const name of names) {
      if (!meaningless.has(name)) {
        const found = this.#memberParts(name, ours, theirs);
        if (!found) return undefined;
        parts.push(...found);
      }
    }
    return parts;
  }

  #referenceParts(ours: JsonObject, theirs: JsonObject): Pair[] | undefined {
    const parts = zip(this.#ours.referred(ours), this.#theirs.referred(theirs));
    const meanings = this.#ours.meanings(ours);
    const others = this.#theirs.meanings(theirs);
    if (!meanings && !others) return parts;
    const dynamic = meanings && others && zipMembers(meanings, others);
    return parts && dynamic && [...parts, ...dynamic];
  }

  #memberParts(
    name: string,
    { members: ours }: JsonObject,
    { members: theirs }: JsonObject,
  ): Pair[] | undefined {
    const [a, b] = [ours.get(name), theirs.get(name)];
    if (!a || !b) return a === b ? [] : undefined;
    if (
      existsIn(name, this.#ours.draft) !== existsIn(name, this.#theirs.draft)
    ) {
      return undefined;
    }
    const applicator =
      name === 'dependencies' ? 'schemaMap' : applicators.get(name);
    if (applicator === 'schemaMap') {
      return a.kind === 'object' && b.kind === 'object'
        ? zipMembers(a.members, b.members)
        : undefined;
    }
    if (applicator && a.kind === 'array' && b.kind === 'array') {
      return zip(a.items, b.items);
    }
    if (applicator) return [[a, b]];
    return this.#sameValue(a, b) ? [] : undefined;
  }

  #sameValue(ours: JsonNode, theirs: JsonNode): boolean {
    const known = this.#known.get(ours)?.get(theirs);
    if (known !== undefined) return known;
    const isSame = sameValue(ours, theirs);
    this.#remember(ours, theirs, isSame);
    return isSame;
  }

  #remember(ours: JsonNode, theirs: JsonNode, isSame: boolean): void {
    const known = this.#known.get(ours) ?? new Map<JsonNode, boolean>();
    this.#known.set(ours, known.set(theirs, isSame));
  }
}

function zip(
  ours: readonly JsonNode[],
  theirs: readonly JsonNode[],
): Pair[] | undefined {
  return ours.length === theirs.length
    ? ours.flatMap((each, index): Pair[] => {
        const other = theirs[index];
        return other ? [[each, other]] : [];
      })
    : undefined;
}

function zipMembers(
  ours: ReadonlyMap<string, JsonNode>,
  theirs: ReadonlyMap<string, JsonNode>,
): Pair[] | undefined {
  const parts = [...ours].flatMap(([name, each]): Pair[] => {
    const other = theirs.get(name);
    return other ? [[each, other]] : [];
  });
  return parts.length === ours.size && ours.size === theirs.size
    ? parts
    : undefined;
}
