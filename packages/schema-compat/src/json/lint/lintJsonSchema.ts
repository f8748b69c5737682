import { SchemaDiff } from '../../diffSchemas';
import { JsonNode } from '../../jsonText/JsonNode';
import { deprecatedTarget } from '../../lint/deprecatedTarget';
import { eventNameFault } from '../../lint/eventName';
import { meaningRules } from '../../lint/meaningRules';
import { LintOptions } from '../../lint/NamedField';
import { nameRules } from '../../lint/nameRules';
import { LintFinding } from '../../model/LintFinding';
import { Schema } from '../../parseSchema';
import { additionalSchema } from '../Conjunction';
import { JsonSchemaDocument } from '../JsonSchemaDocument';
import { JsonField, listJsonFields } from '../listJsonFields';
import { ignoredFormats, unknownKeywords } from './keywordRules';
import { namedFields } from './namedFields';
import { schemasIn } from './schemasIn';
import { advised, say, worded } from '../../sentences/say';

const rulesOnNames = [deprecatedTarget, ...nameRules, ...meaningRules];

const failsInProd = { dev: 'warn', prod: 'fail' } as const;
const warns = { dev: 'warn', prod: 'warn' } as const;

/**
 * Advice on a JSON Schema: what validators ignore, what keeps it from growing, and names that say
 * too little. `before` is the version before, where there is one.
 */
export function lintJsonSchema(
  document: JsonSchemaDocument,
  options: LintOptions,
  before?: { diff: SchemaDiff; schema: Schema },
): LintFinding[] {
  const fields = listJsonFields(document).filter(({ path }) => path);
  const named = namedFields(document, fields);
  const schemas = [...schemasIn(document.root)];
  const advice = [
    ...schemas.flatMap(each => [...unknownKeywords(each, document.draft)]),
    ...schemas.flatMap(each => [...ignoredFormats(each)]),
  ].map(finding => ({ ...finding, severity: warns }));
  const onNames = rulesOnNames.flatMap(({ id, severity, check }) =>
    [...check(named, options)].map(finding => ({
      rule: `lint.${id}`,
      severity,
      ...finding,
    })),
  );
  return [
    ...missingDocs(document, fields),
    ...missingId(document),
    ...sameId(document, before),
    ...contentModel(document.root),
    ...eventName(document, fields),
    ...advice,
    ...onNames,
  ];
}

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
      ...worded(
        path
          ? say('schema.lint.no-doc-property', { path })
          : say('schema.lint.no-doc-schema'),
      ),
      fix: {
        ...advised(
          say(path ? 'schema.fix.doc-field' : 'schema.fix.doc-message'),
        ),
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
      ...worded(say('schema.lint.no-id', { keyword })),
      fix: {
        ...advised(say('schema.fix.add', { keyword })),
        path: `/${keyword}`,
      },
    },
  ];
}

/** An incompatible version wants another name, so that both can be referred to. */
function sameId(
  { root, draft }: JsonSchemaDocument,
  before: { diff: SchemaDiff; schema: Schema } | undefined,
): LintFinding[] {
  const keyword = draft === '04' ? 'id' : '$id';
  const id = memberText(root, keyword);
  const earlier = before?.schema.type === 'JSON' ? before.schema : undefined;
  const isSame = earlier && memberText(earlier.root, keyword) === id;
  if (before?.diff.class !== 'major' || id === undefined || !isSame) return [];
  return [
    {
      rule: 'lint.namespace-version',
      severity: warns,
      path: `/${keyword}`,
      fieldPath: '',
      ...worded(say('schema.lint.same-id', { id, keyword })),
      fix: {
        ...advised(say('schema.fix.next-id')),
        path: `/${keyword}`,
      },
    },
  ];
}

function eventName(
  { root }: JsonSchemaDocument,
  fields: readonly JsonField[],
): LintFinding[] {
  const title = memberText(root, 'title');
  const fault =
    title &&
    eventNameFault(
      title,
      fields.map(({ path }) => path),
    );
  if (!fault) return [];
  return [
    {
      rule: 'lint.event-past-tense',
      severity: warns,
      path: '/title',
      fieldPath: '',
      ...worded(fault.said),
      fix: {
        ...advised(fault.advice),
        path: '/title',
        text: fault.proposal && JSON.stringify(fault.proposal),
      },
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
      ...worded(
        say(closed ? 'schema.lint.model-closed' : 'schema.lint.model-open'),
      ),
      fix: {
        ...advised(say('schema.fix.model')),
        path: '/additionalProperties',
      },
    },
  ];
}

function memberText(node: JsonNode, name: string): string | undefined {
  const member = node.kind === 'object' ? node.members.get(name) : undefined;
  return member?.kind === 'string' ? member.value : undefined;
}
