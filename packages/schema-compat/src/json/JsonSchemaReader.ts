import {
  JsonNode,
  JsonObject,
  JsonString,
  pointerStep,
  sayNode,
} from '../jsonText/JsonNode';
import { Said } from '../sentences/Said';
import { say, worded } from '../sentences/say';
import {
  Applicator,
  applicators,
  Draft,
  draftOf,
  existsIn,
  ignoresSiblingsOfRef,
  knownDrafts,
  patternFault,
  referenceKeywords,
  valueChecks,
} from './dialect';
import { JsonSchemaResources, resolveUri } from './JsonSchemaResources';

/** A problem with the offset of the value it is about. */
export interface JsonSchemaFault {
  rule: string;
  path: string;
  message: string;
  said: Said;
  offset: number;
}

interface Place {
  path: string;
  base: string;
}

const maxFaults = 100;

/**
 * Checks a JSON value against the rules of its draft and notes what its references may mean. They
 * are resolved when every schema is read and every `$id` and anchor is known.
 */
export class JsonSchemaReader {
  readonly #resources: JsonSchemaResources;
  readonly #draft: Draft;
  readonly #faults: JsonSchemaFault[] = [];
  readonly #references: {
    keyword: string;
    node: JsonString;
    place: Place;
  }[] = [];

  constructor(resources: JsonSchemaResources, draft: Draft) {
    this.#resources = resources;
    this.#draft = draft;
  }

  /** `uri` is what other schemas call this one; '' when nothing refers to it. */
  read(root: JsonNode, uri: string): void {
    this.#readDraft(root);
    this.#resources.define(uri, root);
    this.#readSchema(root, { path: '', base: uri });
  }

  /** All faults in the order of the text, with those of references, which come last. */
  finish(): readonly JsonSchemaFault[] {
    for (const { keyword, node, place } of this.#references) {
      if (!this.#resources.resolve(node.value, place.base)) {
        this.#fault(
          node,
          'reference-unresolved',
          `${place.path}/${keyword}`,
          say('schema.json.reference', {
            keyword,
            target: JSON.stringify(node.value),
          }),
        );
      }
    }
    return [...this.#faults].sort((a, b) => a.offset - b.offset);
  }

  #readDraft(root: JsonNode): void {
    const uri =
      root.kind === 'object' ? root.members.get('$schema') : undefined;
    if (uri?.kind !== 'string' || draftOf(uri.value)) return;
    if (this.#resources.resolve(uri.value, '')) return;
    this.#fault(
      uri,
      'draft-unknown',
      '/$schema',
      say('schema.json.draft', {
        draft: JSON.stringify(uri.value),
        drafts: knownDrafts,
      }),
    );
  }

  #readSchema(node: JsonNode, around: Place): void {
    if (node.kind === 'boolean' && this.#draft !== '04') return;
    if (node.kind !== 'object') {
      this.#fault(
        node,
        'schema-expected',
        around.path,
        say(
          this.#draft === '04'
            ? 'schema.json.object-expected'
            : 'schema.json.schema-expected',
          { found: sayNode(node) },
        ),
      );
      return;
    }
    const place = this.#enter(node, around);
    for (const keyword of referenceKeywords) {
      const ref = node.members.get(keyword);
      if (ref?.kind === 'string') {
        this.#references.push({ keyword, node: ref, place });
      }
    }
    for (const [name, value] of node.members) {
      const path = place.path + pointerStep(name);
      // Many schemas of older drafts keep their definitions under the newer name.
      if (!existsIn(name, this.#draft) && name !== '$defs') continue;
      const fault = valueChecks.get(name)?.(value, this.#draft);
      if (fault) {
        this.#fault(value, 'keyword-invalid', path, fault(name));
      }
      const applicator = applicators.get(name);
      if (applicator) this.#readInner(name, value, { applicator, path, place });
    }
    this.#readDependencies(node, place);
  }

  #readInner(
    name: string,
    value: JsonNode,
    inner: { applicator: Applicator; path: string; place: Place },
  ): void {
    const { applicator, path, place } = inner;
    const isList = value.kind === 'array';
    if (
      applicator === 'schemas' ||
      (applicator === 'schemaOrSchemas' && isList)
    ) {
      if (!isList || !value.items.length) {
        this.#fault(
          value,
          'keyword-invalid',
          path,
          say('schema.json.schemas', { name }),
        );
        return;
      }
      value.items.forEach((item, index) =>
        this.#readSchema(item, { ...place, path: path + pointerStep(index) }),
      );
    } else if (applicator === 'schemaMap') {
      this.#readMap(name, value, { path, place });
    } else if (value.kind !== 'boolean' || !name.startsWith('additional')) {
      this.#readSchema(value, { ...place, path });
    }
  }

  #readMap(
    name: string,
    value: JsonNode,
    { path, place }: { path: string; place: Place },
  ): void {
    if (value.kind !== 'object') {
      this.#fault(
        value,
        'keyword-invalid',
        path,
        say('schema.json.schema-map', { name }),
      );
      return;
    }
    for (const [key, schema] of value.members) {
      const inner = path + pointerStep(key);
      const reason =
        name === 'patternProperties' ? patternFault(key) : undefined;
      if (reason !== undefined) {
        this.#fault(
          schema,
          'keyword-invalid',
          inner,
          say('schema.json.pattern-key', {
            pattern: JSON.stringify(key),
            reason,
          }),
        );
      }
      this.#readSchema(schema, { ...place, path: inner });
    }
  }

  /** Until draft 07, a dependency is a schema or a list of names. */
  #readDependencies(node: JsonObject, place: Place): void {
    const value = node.members.get('dependencies');
    if (value?.kind !== 'object') return;
    for (const [key, dependency] of value.members) {
      if (dependency.kind !== 'array') {
        this.#readSchema(dependency, {
          ...place,
          path: `${place.path}/dependencies${pointerStep(key)}`,
        });
      }
    }
  }

  /** Notes the schema's own URI and anchors; the answer is the place of what stands in it. */
  #enter(node: JsonObject, { path, base }: Place): Place {
    const id = node.members.get(this.#draft === '04' ? 'id' : '$id');
    let inner = base;
    const isOverruled =
      ignoresSiblingsOfRef(this.#draft) && node.members.has('$ref');
    if (id?.kind === 'string' && !isOverruled) {
      if (id.value.startsWith('#')) {
        this.#resources.defineAnchor(base, id.value.slice(1), node);
      } else {
        inner = resolveUri(id.value, base);
        this.#resources.define(inner, node);
      }
    }
    for (const name of ['$anchor', '$dynamicAnchor']) {
      const anchor = node.members.get(name);
      if (anchor?.kind === 'string') {
        this.#resources.defineAnchor(inner, anchor.value, node);
        if (name === '$dynamicAnchor') {
          this.#resources.defineDynamicAnchor(inner, anchor.value, node);
        }
      }
    }
    const recursive = node.members.get('$recursiveAnchor');
    if (recursive?.kind === 'boolean' && recursive.value) {
      this.#resources.defineDynamicAnchor(inner, '', node);
    }
    this.#resources.place(node, inner);
    return { path, base: inner };
  }

  #fault(node: JsonNode, rule: string, path: string, said: Said): void {
    if (this.#faults.length >= maxFaults) return;
    const { offset } = node;
    this.#faults.push({ rule, path, ...worded(said), offset });
  }
}
