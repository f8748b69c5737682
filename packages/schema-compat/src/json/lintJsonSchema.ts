import { LintFinding } from '../model/LintFinding';
import { JsonNode } from '../jsonText/JsonNode';
import { additionalSchema } from './Conjunction';
import { JsonSchemaDocument } from './JsonSchemaDocument';
import { JsonField, listJsonFields } from './listJsonFields';

/** Advice on a JSON Schema: what validators ignore, and what keeps it from growing. */
export function lintJsonSchema(document: JsonSchemaDocument): LintFinding[] {
  const fields = listJsonFields(document).filter(({ path }) => path);
  return [
    ...missingDocs(document, fields),
    ...missingId(document),
    ...contentModel(document.root),
  ];
}

const failsInProd = { dev: 'warn', prod: 'fail' } as const;
const warns = { dev: 'warn', prod: 'warn' } as const;

function missingDocs(
  document: JsonSchemaDocument,
  fields: readonly JsonField[],
): LintFinding[] {
  const bare = fields.filter(({ doc }) => !doc?.trim());
  const root = memberText(document.root, 'description');
  return [...(root?.trim() ? [] : [{ path: '', pointer: '' }]), ...bare].map(
    ({ path, pointer }) => ({
      rule: 'lint.doc-required',
      severity: failsInProd,
      path: pointer || '/',
      fieldPath: path,
      message: path
        ? `Property "${path}" has no description`
        : 'The schema has no description',
      fix: {
        description: path
          ? 'Say what it means, its unit and where it comes from'
          : 'Say what one message is',
        path: `${pointer}/description`,
      },
    }),
  );
}

function missingId(document: JsonSchemaDocument): LintFinding[] {
  const keyword = document.draft === '04' ? 'id' : '$id';
  if (memberText(document.root, keyword) !== undefined) return [];
  return [
    {
      rule: 'lint.json-id',
      severity: warns,
      path: '/',
      fieldPath: '',
      message: `The schema has no "${keyword}", so others cannot refer to it by name`,
      fix: { description: `Add "${keyword}"`, path: `/${keyword}` },
    },
  ];
}

/** A closed model cannot drop properties, an open one cannot gain typed ones. */
function contentModel(root: JsonNode): LintFinding[] {
  if (root.kind !== 'object' || !root.members.has('properties')) return [];
  const others = additionalSchema(root);
  const closed = others?.kind === 'boolean' && !others.value;
  return [
    {
      rule: 'lint.json-open-model',
      severity: warns,
      path: closed ? '/additionalProperties' : '/',
      fieldPath: '',
      message: closed
        ? 'The content model is closed: a property can be added compatibly for new readers only, and none can be removed'
        : 'The content model is open: adding a typed property is not backward compatible, since old data may hold anything under its name',
      fix: {
        description:
          'Give additionalProperties a schema that new properties will fit, or accept the limits of the model',
        path: '/additionalProperties',
      },
    },
  ];
}

function memberText(node: JsonNode, name: string): string | undefined {
  const member = node.kind === 'object' ? node.members.get(name) : undefined;
  return member?.kind === 'string' ? member.value : undefined;
}
