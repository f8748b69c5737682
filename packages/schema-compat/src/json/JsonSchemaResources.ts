import { JsonNode } from '../jsonText/JsonNode';
import { isMetaSchema } from './dialect';

/** A schema node and the URI that `$ref`s inside it are relative to. */
export interface Located {
  node: JsonNode;
  base: string;
}

/** What the drafts' own schemas are taken for: any schema, without a look at its keywords. */
const anySchema: JsonNode = {
  kind: 'object',
  members: new Map([
    [
      'type',
      {
        kind: 'array',
        items: ['object', 'boolean'].map(value => ({
          kind: 'string',
          value,
          offset: 0,
        })),
        offset: 0,
      },
    ],
  ]),
  offset: 0,
};

/**
 * Finds what a `$ref` means among the schemas at hand; never fetches anything.
 *
 * Whole documents and embedded `$id`s are resources by URI; `#/…` is a pointer into the resource
 * around it, `#name` an anchor of it.
 */
export class JsonSchemaResources {
  readonly #byUri = new Map<string, JsonNode>();
  readonly #bases = new Map<JsonNode, string>();
  readonly #dynamic = new Map<string, Map<string, JsonNode>>();

  /** Makes a resource known by its URI, without fragment. */
  define(uri: string, node: JsonNode): void {
    this.#byUri.set(withoutFragment(uri), node);
  }

  /** Remembers the URI around a node, for `$ref`s that start from it. */
  place(node: JsonNode, base: string): void {
    this.#bases.set(node, base);
  }

  baseOf(node: JsonNode): string {
    return this.#bases.get(node) ?? '';
  }

  /** The node that a reference means, or undefined when nothing at hand resolves it. */
  resolve(reference: string, base: string): JsonNode | undefined {
    const hash = reference.indexOf('#');
    const uri = hash === -1 ? reference : reference.slice(0, hash);
    const fragment = hash === -1 ? '' : reference.slice(hash + 1);
    const resource = uri
      ? this.#byUri.get(resolveUri(uri, base)) ?? this.#byUri.get(uri)
      : this.#byUri.get(base);
    if (!resource) return isMetaSchema(uri) ? anySchema : undefined;
    if (!fragment) return resource;
    if (!fragment.startsWith('/')) {
      const owner = uri ? resolveUri(uri, base) : base;
      return this.#byUri.get(`${owner}#${fragment}`);
    }
    return follow(resource, decodeFragment(fragment));
  }

  /** Makes a dynamic anchor of a resource known; '' is the name of recursive ones. */
  defineDynamicAnchor(base: string, name: string, node: JsonNode): void {
    const nodes = this.#dynamic.get(name) ?? new Map<string, JsonNode>();
    this.#dynamic.set(name, nodes.set(base, node));
  }

  /** The nodes with a dynamic anchor of this name, by the URI of their resource. */
  dynamicAnchors(name: string): ReadonlyMap<string, JsonNode> {
    return this.#dynamic.get(name) ?? new Map();
  }

  /** Makes an anchor of a resource known. */
  defineAnchor(base: string, name: string, node: JsonNode): void {
    this.#byUri.set(`${base}#${name}`, node);
  }
}

/** A URI reference against its base; one that is no URI stays as written. */
export function resolveUri(reference: string, base: string): string {
  try {
    return withoutFragment(new URL(reference, base || undefined).href);
  } catch {
    return withoutFragment(reference);
  }
}

function withoutFragment(uri: string): string {
  const hash = uri.indexOf('#');
  return hash === -1 ? uri : uri.slice(0, hash);
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function follow(root: JsonNode, pointer: string): JsonNode | undefined {
  let node: JsonNode | undefined = root;
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replace(/~1/g, '/').replace(/~0/g, '~');
    if (node?.kind === 'object') node = node.members.get(name);
    else if (node?.kind === 'array') node = node.items[Number(name)];
    else return undefined;
  }
  return node;
}
