import { JsonNode, JsonObject } from '../jsonText/JsonNode';
import { printJson } from '../jsonText/printJson';
import { SchemaReference } from '../model/SchemaReference';
import { Draft } from './dialect';
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
