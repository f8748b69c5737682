import { SchemaChange } from '../model/SchemaChange';
import { Said, SaidValue } from '../sentences/Said';
import { inEnglish, say } from '../sentences/say';
import { fromTo, told } from '../sentences/told';
import { describeFieldType } from './check/wireFamily';
import { hasPresence, metaOf } from './listProtobufFields';
import { ProtoEnum, ProtoField } from './model/ProtoFile';
import { memberValue, ProtoOptions } from './model/ProtoOptions';
import { printOptions } from './print/printOptions';

/** A change before anybody knows whether it breaks; `touches` are further pointers it is about. */
export type UnjudgedChange = Omit<
  SchemaChange,
  'backward' | 'forward' | 'because'
> & { touches?: readonly string[] };

interface Aspect {
  kind: SchemaChange['kind'];
  /** Equal where nothing changed; empty for nothing. */
  of(field: ProtoField): SaidValue;
  /** `what` is the field, named as readers of the new file know it. */
  say(what: string, values: { before: SaidValue; after: SaidValue }): Said;
  touches?(old: ProtoField, now: ProtoField): string[];
}

/** What people know a field by; each is compared on its own. */
const aspects: readonly Aspect[] = [
  {
    kind: 'renamed',
    of: ({ name }) => name,
    say: (what, { before }) => say('schema.proto.renamed', { what, before }),
  },
  {
    kind: 'typeChanged',
    of: describeFieldType,
    say: (what, values) => say('schema.change.type', { what, ...values }),
  },
  {
    kind: 'optionalityChanged',
    of: presenceOf,
    say: (what, values) => say('schema.proto.presence', { what, ...values }),
  },
  {
    kind: 'moved',
    of: ({ oneof }) => oneof?.name ?? '',
    say: (what, { before, after }) =>
      after
        ? say('schema.proto.into-oneof', { what, name: after })
        : say('schema.proto.out-of-oneof', { what, name: before }),
    touches: (old, now) =>
      [old.oneof?.pointer, now.oneof?.pointer].filter(
        (each): each is string => each !== undefined,
      ),
  },
  {
    kind: 'defaultChanged',
    of: ({ defaultValue }) => defaultValue ?? '',
    say: (what, { before, after }) =>
      say('schema.change.default', {
        what,
        before: before || say('schema.change.none'),
        after: after || say('schema.change.none'),
      }),
  },
  {
    kind: 'symbolsChanged',
    of: ({ target }) => (target?.kind === 'enum' ? symbolsOf(target) : ''),
    say: what => say('schema.proto.values', { what }),
  },
  {
    kind: 'docChanged',
    of: docOf,
    say: what => say('schema.change.doc', { what }),
  },
  {
    kind: 'metadataChanged',
    of: field => {
      const options = printOptions(
        withoutDoc(field),
        field,
        each => each.fullName,
      );
      return [field.jsonName ?? '', ...options].join(', ');
    },
    say: what => say('schema.proto.field-options', { what }),
  },
];

/** What changed of a field that keeps its number. */
export function diffFieldPair(
  old: ProtoField,
  now: ProtoField,
  path: string,
): UnjudgedChange[] {
  const place = {
    fieldPath: path,
    pointerOld: old.pointer,
    pointerNew: now.pointer,
  };
  return aspects.flatMap(({ kind, of, say: sayChange, touches }) => {
    const [before, after] = [of(old), of(now)];
    if (inEnglish(before) === inEnglish(after)) return [];
    return [
      {
        ...place,
        kind,
        ...fromTo(before || undefined, after || undefined),
        ...told(sayChange(`\`${path}\``, { before, after })),
        touches: touches?.(old, now),
      },
    ];
  });
}

function presenceOf(field: ProtoField): Said {
  if (field.label === 'repeated') return say('schema.change.repeated');
  if (field.label === 'required') return say('schema.change.required');
  return hasPresence(field)
    ? say('schema.change.optional')
    : say('schema.change.no-presence');
}

function symbolsOf({ values }: ProtoEnum): string {
  return values.map(({ name, number }) => `${name} = ${number}`).join(', ');
}

/** The options but for the documentation, which is told on its own. */
function withoutDoc(field: ProtoField): ProtoOptions {
  const { value } = field.options;
  const meta = metaOf(field);
  if (!value || !meta) return field.options;
  const bare = {
    ...meta,
    fields: new Map([...meta.fields].filter(([{ name }]) => name !== 'doc')),
  };
  const fields = new Map(
    [...value.fields].map(([option, values]) => [
      option,
      values.map(each => (each === meta ? bare : each)),
    ]),
  );
  return { written: [], value: { ...value, fields } };
}

function docOf(field: ProtoField): string {
  const doc = memberValue(metaOf(field), 'doc');
  return typeof doc === 'string' ? doc : '';
}
