import { JsonNode } from './JsonNode';
import { locate } from './locate';
import { parseJson } from './parseJson';

/**
 * Finds line and column of what a JSON pointer names. Where the pointer leads past the text, as to
 * a member that is missing, the nearest value around it is meant.
 *
 * @throws JsonSyntaxError when the text is not JSON.
 */
export function locatePointer(
  text: string,
): (pointer: string) => { line: number; column: number } {
  const root = parseJson(text, Number.MAX_SAFE_INTEGER);
  return pointer => {
    let node: JsonNode = root;
    for (const step of pointer.split('/').slice(1)) {
      const next = child(node, step.replace(/~1/g, '/').replace(/~0/g, '~'));
      if (!next) break;
      node = next;
    }
    return locate(text, node.offset);
  };
}

function child(node: JsonNode, step: string): JsonNode | undefined {
  if (node.kind === 'object') return node.members.get(step);
  return node.kind === 'array' ? node.items[Number(step)] : undefined;
}
