import { SchemaChange } from '../model/SchemaChange';
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
  of(field: ProtoField): string;
  sentence(path: string, before: string, after: string): string;
  touches?(old: ProtoField, now: ProtoField): string[];
}

/** What people know a field by; each is compared on its own. */
const aspects: readonly Aspect[] = [
  {
    kind: 'renamed',
    of: ({ name }) => name,
    sentence: (path, before) => `\`${path}\` was called \`${before}\``,
  },
  {
    kind: 'typeChanged',
    of: describeFieldType,
    sentence: (path, before, after) =>
      `\`${path}\` changed its type from ${before} to ${after}`,
  },
  {
    kind: 'optionalityChanged',
    of: presenceOf,
    sentence: (path, before, after) =>
      `\`${path}\` is now ${after} instead of ${before}`,
  },
  {
    kind: 'moved',
    of: ({ oneof }) => oneof?.name ?? '',
    sentence: (path, before, after) =>
      after
        ? `\`${path}\` is now in oneof \`${after}\``
        : `\`${path}\` is no longer in oneof \`${before}\``,
    touches: (old, now) =>
      [old.oneof?.pointer, now.oneof?.pointer].filter(
        (each): each is string => each !== undefined,
      ),
  },
  {
    kind: 'defaultChanged',
    of: ({ defaultValue }) => defaultValue ?? '',
    sentence: (path, before, after) =>
      `\`${path}\` changed its default from ${before || 'none'} to ${
        after || 'none'
      }`,
  },
  {
    kind: 'symbolsChanged',
    of: ({ target }) => (target?.kind === 'enum' ? symbolsOf(target) : ''),
    sentence: path => `The values of \`${path}\` changed`,
  },
  {
    kind: 'docChanged',
    of: docOf,
    sentence: path => `\`${path}\` has another description`,
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
    sentence: path => `\`${path}\` has other options`,
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
  return aspects.flatMap(({ kind, of, sentence, touches }) => {
    const [before, after] = [of(old), of(now)];
    if (before === after) return [];
    return [
      {
        ...place,
        kind,
        before: before || undefined,
        after: after || undefined,
        sentence: sentence(path, before, after),
        touches: touches?.(old, now),
      },
    ];
  });
}

function presenceOf(field: ProtoField): string {
  if (field.label === 'repeated') return '';
  if (field.label === 'required') return 'required';
  return hasPresence(field) ? 'optional' : 'without presence';
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
