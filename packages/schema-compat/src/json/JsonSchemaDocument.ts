import { JsonNode, JsonObject } from '../jsonText/JsonNode';
import { printJson } from '../jsonText/printJson';
import { SchemaReference } from '../model/SchemaReference';
import { Draft, ignoresSiblingsOfRef, referenceKeywords } from './dialect';
import { JsonSchemaResources } from './JsonSchemaResources';

/**
 * A parsed JSON Schema.
 *
 * @public
 */
export class JsonSchemaDocument {
  readonly type = 'JSON';
  readonly references: readonly SchemaReference[];
  /** The text that is stored and compared: compact, members in written order. */
  readonly canonicalText: string;
  /** @internal */
  readonly root: JsonNode;
  /** @internal */
  readonly draft: Draft;
  readonly #resources: JsonSchemaResources;
  readonly #variants = new Map<JsonObject, Map<string, JsonObject>>();
  #normalizedText: string | undefined;

  /** @internal */
  constructor(
    root: JsonNode,
    options: {
      draft: Draft;
      resources: JsonSchemaResources;
      references: readonly SchemaReference[];
    },
  ) {
    this.root = root;
    this.draft = options.draft;
    this.references = options.references;
    this.#resources = options.resources;
    this.canonicalText = printJson(root);
  }

  /** The canonical text with the members of every object in order of their names. */
  get normalizedText(): string {
    this.#normalizedText ??= printJson(this.root, { sorted: true });
    return this.#normalizedText;
  }

  /**
   * What a schema's `$ref` means; the node itself when it has none. Dynamic references mean what
   * they mean where they are written. A chain of references is
   * followed to its end, and a circle ends where it closes.
   *
   * @internal
   */
  follow(node: JsonNode): JsonNode {
    const seen = new Set<JsonNode>();
    let current = node;
    while (current.kind === 'object' && !seen.has(current)) {
      seen.add(current);
      const ref =
        current.members.get('$ref') ??
        current.members.get('$dynamicRef') ??
        current.members.get('$recursiveRef');
      const target =
        ref?.kind === 'string'
          ? this.#resources.resolve(ref.value, this.#resources.baseOf(current))
          : undefined;
      if (!target) break;
      current = target;
    }
    return current;
  }

  /**
   * The schemas that the references of a schema mean, all of which hold besides its other keywords.
   * Those that only refer on are passed over. References with several `meanings` are left out.
   *
   * @internal
   */
  referred(node: JsonObject): readonly JsonNode[] {
    return this.#steps(node).map(first => {
      const seen = new Set<JsonNode>();
      let current = first;
      while (current.kind === 'object' && !seen.has(current)) {
        seen.add(current);
        const isBare =
          current.members.size === 1 || ignoresSiblingsOfRef(this.draft);
        const [next, other] = isBare ? this.#steps(current) : [];
        if (!next || other) break;
        current = next;
      }
      return current;
    });
  }

  /** What each reference of a schema means, if it always means the same. */
  #steps(node: JsonObject): JsonNode[] {
    return referenceKeywords.flatMap(keyword => {
      const ref = node.members.get(keyword);
      if (ref?.kind !== 'string') return [];
      if (keyword !== '$ref' && this.meanings(node)) return [];
      const base = this.#resources.baseOf(node);
      return this.#resources.resolve(ref.value, base) ?? [];
    });
  }

  /**
   * What a dynamic reference may mean, by the URI of the resource that holds it: which one depends
   * on the way that leads to the reference. Undefined where there is only one.
   *
   * @internal
   */
  meanings(node: JsonObject): ReadonlyMap<string, JsonNode> | undefined {
    const ref =
      node.members.get('$dynamicRef') ?? node.members.get('$recursiveRef');
    if (ref?.kind !== 'string') return undefined;
    const base = this.#resources.baseOf(node);
    const target = this.#resources.resolve(ref.value, base);
    const name = ref.value.slice(ref.value.indexOf('#') + 1);
    const anchors = this.#resources.dynamicAnchors(name);
    const isDynamic = [...anchors.values()].some(each => each === target);
    return isDynamic && anchors.size > 1 ? anchors : undefined;
  }

  /**
   * A schema without one of its keywords; the same object each time, so that comparisons can
   * remember it.
   *
   * @internal
   */
  without(node: JsonObject, keyword: string): JsonObject {
    const variants = this.#variants.get(node) ?? new Map<string, JsonObject>();
    this.#variants.set(node, variants);
    const known = variants.get(keyword);
    if (known) return known;
    const members = new Map(node.members);
    members.delete(keyword);
    const variant: JsonObject = { ...node, members };
    variants.set(keyword, variant);
    this.#resources.place(variant, this.#resources.baseOf(node));
    return variant;
  }
}
