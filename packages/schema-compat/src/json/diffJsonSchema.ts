import { JsonNode } from '../jsonText/JsonNode';
import { printJson } from '../jsonText/printJson';
import { SchemaChange, SchemaChangeKind } from '../model/SchemaChange';
import { say } from '../sentences/say';
import { fromTo, told } from '../sentences/told';
import { checkJsonSchema } from './checkJsonSchema';
import { JsonSchemaDocument } from './JsonSchemaDocument';
import { judgeChanges, UnjudgedChange } from './judgeChanges';
import { JsonField, listJsonFields } from './listJsonFields';

/** Keywords that tell people something and decide nothing. */
const annotations: ReadonlyMap<string, SchemaChangeKind> = new Map<
  string,
  SchemaChangeKind
>([
  ['description', 'docChanged'],
  ['title', 'docChanged'],
  ['$comment', 'docChanged'],
  ['$id', 'metadataChanged'],
  ['id', 'metadataChanged'],
  ['default', 'defaultChanged'],
  ['examples', 'metadataChanged'],
  ['confluent:tags', 'metadataChanged'],
  ['deprecated', 'metadataChanged'],
  ['readOnly', 'metadataChanged'],
  ['writeOnly', 'metadataChanged'],
  ['enum', 'symbolsChanged'],
  ['const', 'symbolsChanged'],
  ['type', 'typeChanged'],
  ['$ref', 'typeChanged'],
  ['format', 'constraintChanged'],
]);

/**
 * Members that say nothing about the values of a field, or hold the schemas of fields, where they
 * are told.
 */
const unseen: ReadonlySet<string> = new Set([
  '$defs',
  '$schema',
  'additionalItems',
  'additionalProperties',
  'allOf',
  'anyOf',
  'definitions',
  'items',
  'oneOf',
  'patternProperties',
  'prefixItems',
  'properties',
  'required',
  'unevaluatedItems',
  'unevaluatedProperties',
]);

/**
 * All changes from one JSON Schema to another, in the order of the new text, then what breaks
 * without a change of its own. Whether one breaks is what the compatibility check found.
 */
export function diffJsonSchema(
  before: JsonSchemaDocument,
  after: JsonSchemaDocument,
): SchemaChange[] {
  const incompatibilities = [
    ...checkJsonSchema(after, before, { direction: 'BACKWARD' }),
    ...checkJsonSchema(after, before, { direction: 'FORWARD' }),
  ];
  const old = tableOf(before);
  const now = tableOf(after);
  const changes = [...now].flatMap(([path, field]) => {
    const earlier = old.get(path);
    return earlier
      ? fieldChanges({ earlier, field }, { before, after })
      : [added(field)];
  });
  const removed = [...old.values()]
    .filter(field => !now.has(field.path))
    .map(gone);
  return judgeChanges([...changes, ...removed], incompatibilities);
}

/** Every field by its path, and the schema itself at the empty one. */
function tableOf(document: JsonSchemaDocument): Map<string, JsonField> {
  const rows = listJsonFields(document);
  const root: JsonField = {
    path: '',
    fullName: '$',
    pointer: '',
    type: 'schema',
    nullable: false,
    tags: [],
    schema: document.root,
    required: true,
  };
  return new Map([root, ...rows].map(row => [row.path, row]));
}

function fieldChanges(
  { earlier, field }: { earlier: JsonField; field: JsonField },
  documents: { before: JsonSchemaDocument; after: JsonSchemaDocument },
): UnjudgedChange[] {
  const place = {
    fieldPath: field.path,
    pointerOld: earlier.pointer,
    pointerNew: field.pointer,
  };
  const what = field.path ? `\`${field.path}\`` : say('schema.change.whole');
  const optionality: UnjudgedChange[] =
    earlier.required === field.required
      ? []
      : [
          {
            ...place,
            kind: 'optionalityChanged',
            ...fromTo(sayNeed(earlier), sayNeed(field)),
            ...told(
              field.required
                ? say('schema.json.now-required', { what })
                : say('schema.json.now-optional', { what }),
            ),
          },
        ];
  const old = keywordsOf(documents.before, earlier.schema);
  const now = keywordsOf(documents.after, field.schema);
  const keywords = new Set([...old.keys(), ...now.keys()]);
  return [
    ...optionality,
    ...[...keywords]
      .filter(keyword => old.get(keyword) !== now.get(keyword))
      .map(keyword => ({
        ...place,
        keyword,
        kind: annotations.get(keyword) ?? ('constraintChanged' as const),
        before: old.get(keyword),
        after: now.get(keyword),
        ...told(
          say('schema.json.keyword', {
            what,
            keyword,
            before: old.get(keyword) ?? say('schema.change.none'),
            after: now.get(keyword) ?? say('schema.change.none'),
          }),
        ),
      })),
  ];
}

function sayNeed({ required }: JsonField) {
  return required
    ? say('schema.change.required')
    : say('schema.change.optional');
}

/** Keywords of a schema, printed; those that hold other schemas are told at their own fields. */
function keywordsOf(
  document: JsonSchemaDocument,
  node: JsonNode,
): Map<string, string> {
  const schema = document.follow(node);
  if (schema.kind !== 'object') return new Map([['type', printJson(schema)]]);
  return new Map(
    [...schema.members]
      .filter(([name, value]) => {
        const closes =
          /^(?:additional|unevaluated)/.test(name) && value.kind === 'boolean';
        return closes || !unseen.has(name);
      })
      .map(([name, value]) => [name, printJson(value, { sorted: true })]),
  );
}

function added(field: JsonField): UnjudgedChange {
  return {
    kind: 'added',
    fieldPath: field.path,
    pointerOld: '',
    pointerNew: field.pointer,
    after: field.type,
    ...told(
      say(
        field.required
          ? 'schema.json.added-required'
          : 'schema.json.added-optional',
        { what: `\`${field.path}\``, type: field.type },
      ),
    ),
  };
}

function gone(field: JsonField): UnjudgedChange {
  return {
    kind: 'removed',
    fieldPath: field.path,
    pointerOld: field.pointer,
    pointerNew: '',
    before: field.type,
    ...told(say('schema.change.removed', { what: `\`${field.path}\`` })),
  };
}
