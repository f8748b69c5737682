import { SchemaDiff } from '../diffSchemas';
import { LintFinding } from '../model/LintFinding';
import {
  listProtobufFields,
  ProtobufFieldRow,
} from '../protobuf/listProtobufFields';
import { ProtoField } from '../protobuf/model/ProtoFile';
import { ProtobufDocument } from '../protobuf/ProtobufDocument';
import { deprecatedTarget } from './deprecatedTarget';
import { eventNameFault } from './eventName';
import { meaningRules } from './meaningRules';
import {
  FieldMeaning,
  LintOptions,
  NamedField,
  TypeProposal,
} from './NamedField';
import { nameRules } from './nameRules';
import { oneOf } from '../sentences/compose';
import { advised, say, worded } from '../sentences/say';

const warns = { dev: 'warn', prod: 'warn' } as const;
/** Protobuf has a case of its own, whatever the house chose. */
const rules = [deprecatedTarget, ...nameRules, ...meaningRules].filter(
  ({ id }) => id !== 'field-case',
);

const typesByMeaning: Readonly<Record<FieldMeaning, TypeProposal>> = {
  integer: { name: oneOf(['int32', 'int64']) },
  fraction: { name: 'double' },
  boolean: { name: 'bool' },
  text: { name: 'string' },
  uuid: { name: 'string' },
  time: { name: 'google.protobuf.Timestamp' },
  other: { name: say('schema.type.other') },
};

/** What all formats are told about names, for a `.proto` file. */
export function lintProtobufNames(
  document: ProtobufDocument,
  options: LintOptions,
  diff?: SchemaDiff,
): LintFinding[] {
  const rows = firstRows(document);
  const places = new Map(
    rows.map(({ field }) => [field.pointer, placeOf(field)]),
  );
  const fields = rows.map(toNamedField);
  const findings = rules.flatMap(({ id, severity, check }) =>
    [...check(fields, { ...options, case: 'snake' })].map(finding => ({
      rule: `lint.${id}`,
      severity,
      ...finding,
      ...places.get(finding.path),
    })),
  );
  return [...eventNames(document), ...samePackage(document, diff), ...findings];
}

/** Each field once, by the first path that leads to it. */
function firstRows(document: ProtobufDocument): ProtobufFieldRow[] {
  const own = new Set(document.messages().flatMap(({ fields }) => fields));
  return listProtobufFields(document).filter(({ field }) => own.delete(field));
}

function placeOf({ place }: Pick<ProtoField, 'place'>) {
  return place && { line: place.line, column: place.column };
}

function toNamedField({
  field,
  path,
  type,
  doc,
  logicalType,
}: ProtobufFieldRow): NamedField {
  const { name, pointer, fullName } = field;
  return {
    name,
    owner: fullName.split('.').at(-2) ?? '',
    fieldPath: path,
    meaning:
      logicalType === 'google.protobuf.Timestamp' ? 'time' : meaningOf(type),
    type,
    doc,
    places: { field: pointer, name: pointer, type: pointer, doc: pointer },
    rename: proposal => ({
      ...advised(say('schema.fix.rename-numbered', { proposal })),
      path: pointer,
    }),
    retype: meaning => typesByMeaning[meaning],
    asCents: proposal => ({
      ...advised(
        say('schema.fix.cents-numbered', {
          proposal: `int64 ${proposal}`,
          number: field.number,
        }),
      ),
      path: pointer,
    }),
  };
}

function meaningOf(type: string): FieldMeaning {
  if (/^[su]?int(?:32|64)$|^s?fixed(?:32|64)$/.test(type)) return 'integer';
  switch (type) {
    case 'double':
    case 'float':
      return 'fraction';
    case 'bool':
      return 'boolean';
    case 'string':
      return 'text';
    default:
      return 'other';
  }
}

function eventNames(document: ProtobufDocument): LintFinding[] {
  return document.roots().flatMap(({ message }) => {
    const names = message.fields.map(({ name }) => name);
    const fault = eventNameFault(message.name, names);
    if (!fault) return [];
    const { pointer, place } = message;
    return [
      {
        rule: 'lint.event-past-tense',
        severity: warns,
        path: pointer,
        ...(place && { line: place.line, column: place.column }),
        fieldPath: '',
        ...worded(fault.said),
        fix: { ...advised(fault.advice), path: pointer, text: fault.proposal },
      },
    ];
  });
}

/** A version that breaks the one before wants a package of its own. */
function samePackage(
  { file }: ProtobufDocument,
  diff: SchemaDiff | undefined,
): LintFinding[] {
  const moved = diff?.changes.some(({ because }) =>
    because.includes('PACKAGE_CHANGED'),
  );
  if (diff?.class !== 'major' || !file.package || moved) return [];
  return [
    {
      rule: 'lint.namespace-version',
      severity: warns,
      path: '/',
      fieldPath: '',
      ...worded(say('schema.lint.same-package', { name: file.package })),
      fix: {
        ...advised(say('schema.fix.next-package')),
        path: '/',
      },
    },
  ];
}
