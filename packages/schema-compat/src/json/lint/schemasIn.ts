import { JsonNode, JsonObject, pointerStep } from '../../jsonText/JsonNode';
import { applicators } from '../dialect';

/** A schema of the text with its pointer. */
export interface PlacedSchema {
  node: JsonObject;
  pointer: string;
}

/** Every object schema of a text, outermost first; those of `$ref`s once, where they stand. */
export function* schemasIn(
  node: JsonNode,
  pointer = '',
): Generator<PlacedSchema> {
  if (node.kind !== 'object') return;
  yield { node, pointer };
  for (const [name, value] of node.members) {
    const kind = applicators.get(name);
    const inner = pointer + pointerStep(name);
    if (!kind) continue;
    if (kind === 'schemaMap' && value.kind === 'object') {
      for (const [key, schema] of value.members) {
        yield* schemasIn(schema, inner + pointerStep(key));
      }
    } else if (value.kind === 'array') {
      for (const [index, schema] of value.items.entries()) {
        yield* schemasIn(schema, inner + pointerStep(index));
      }
    } else if (kind !== 'schemaMap') {
      yield* schemasIn(value, inner);
    }
  }
}
