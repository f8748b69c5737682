import { LintFinding } from '../model/LintFinding';
import { allMessages } from './link/resolveTypes';
import { listProtobufFields } from './listProtobufFields';
import { RangeIndex } from './link/RangeIndex';
import { ProtoField, ProtoMessage, ProtoNode } from './model/ProtoFile';
import { ProtobufDocument } from './ProtobufDocument';
import { advised, say, worded } from '../sentences/say';

const failsInProd = { dev: 'warn', prod: 'fail' } as const;
const fails = { dev: 'fail', prod: 'fail' } as const;

/** Advice on a `.proto` file, with what the version before says about its numbers. */
export function lintProtobuf(
  document: ProtobufDocument,
  previous?: ProtobufDocument,
): LintFinding[] {
  const paths = pathsOf(document);
  return [
    ...missingPackage(document),
    ...missingDocs(document, paths),
    ...fieldCase(document, paths),
    ...lostNumbers(document, previous),
    ...reusedNumbers(document, { paths, previous }),
    ...lostOptions(document, paths),
  ];
}

/** The first path that leads to each field. */
function pathsOf(document: ProtobufDocument): Map<ProtoField, string> {
  const paths = new Map<ProtoField, string>();
  for (const { field, path } of listProtobufFields(document)) {
    if (!paths.has(field)) paths.set(field, path);
  }
  return paths;
}

type Paths = ReadonlyMap<ProtoField, string>;

function missingPackage({ file }: ProtobufDocument): LintFinding[] {
  if (file.package) return [];
  return [
    {
      rule: 'lint.proto-package',
      severity: failsInProd,
      path: '/',
      fieldPath: '',
      ...worded(say('schema.lint.no-package')),
      fix: {
        ...advised(say('schema.fix.package')),
        path: '/',
        text: 'package harbour.crane.v1;',
      },
    },
  ];
}

function missingDocs(document: ProtobufDocument, paths: Paths): LintFinding[] {
  const messages = document.messages();
  const enums = [
    ...document.file.enums,
    ...[...allMessages(document.file)].flatMap(each => each.enums),
  ];
  const rows = listProtobufFields(document);
  const documented = new Set(
    rows.filter(({ doc }) => doc?.trim()).map(({ field }) => field),
  );
  const finding = (
    node: ProtoNode,
    what: 'message' | 'enum' | 'field',
    fieldPath = '',
  ) => ({
    ...at(node),
    rule: 'lint.doc-required',
    severity: failsInProd,
    fieldPath,
    ...worded(say(`schema.lint.no-comment-${what}`, { name: node.name })),
    fix: {
      ...advised(
        what === 'field'
          ? say('schema.fix.comment-field')
          : say('schema.fix.comment-type', { name: node.name }),
      ),
      path: node.pointer,
    },
  });
  return [
    ...messages
      .filter(each => !each.group && !each.comment?.trim())
      .map(each => finding(each, 'message')),
    ...enums
      .filter(({ comment }) => !comment?.trim())
      .map(each => finding(each, 'enum')),
    ...messages.flatMap(message =>
      message.fields
        .filter(field => !field.comment?.trim() && !documented.has(field))
        .map(field => finding(field, 'field', paths.get(field))),
    ),
  ];
}

/** Generators make names of their own from snake case; other styles come out crooked. */
function fieldCase(document: ProtobufDocument, paths: Paths): LintFinding[] {
  return document.messages().flatMap(message =>
    message.fields
      .filter(({ name }) => /[A-Z]/.test(name))
      .map(field => {
        const proposal = field.name
          .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
          .toLowerCase();
        return {
          ...at(field),
          rule: 'lint.field-case',
          severity: failsInProd,
          fieldPath: paths.get(field) ?? '',
          ...worded(say('schema.lint.not-snake', { name: field.name })),
          fix: {
            ...advised(say('schema.fix.rename-numbered', { proposal })),
            path: field.pointer,
            text: proposal,
          },
        };
      }),
  );
}

/** Numbers that the version before had and that nothing keeps from being given again. */
function lostNumbers(
  document: ProtobufDocument,
  previous: ProtobufDocument | undefined,
): LintFinding[] {
  return commonMessages(document, previous).flatMap(([message, old]) => {
    const used = new Set(message.fields.map(({ number }) => number));
    const reserved = new RangeIndex(message.reservedRanges);
    return old.fields
      .filter(({ number }) => !used.has(number) && !reserved.find(number))
      .map(field => ({
        ...at(message),
        rule: 'lint.proto-number-gap',
        severity: failsInProd,
        fieldPath: '',
        ...worded(
          say('schema.lint.number-lost', {
            message: message.name,
            field: field.name,
            number: field.number,
          }),
        ),
        fix: {
          ...advised(say('schema.fix.reserve')),
          path: message.pointer,
          text: `reserved ${field.number};\nreserved "${field.name}";`,
        },
      }));
  });
}

/** Numbers that mean another thing than in the version before. */
function reusedNumbers(
  document: ProtobufDocument,
  { paths, previous }: { paths: Paths; previous: ProtobufDocument | undefined },
): LintFinding[] {
  return commonMessages(document, previous).flatMap(([message, old]) => {
    const before = new Map(old.fields.map(field => [field.number, field]));
    return message.fields.flatMap(field => {
      const twin = before.get(field.number);
      const same =
        !twin ||
        twin.name === field.name ||
        (twin.type === field.type && twin.target?.name === field.target?.name);
      if (same) return [];
      return [
        {
          ...at(field),
          rule: 'lint.proto-number-reuse',
          severity: fails,
          fieldPath: paths.get(field) ?? '',
          ...worded(
            say('schema.lint.number-reused', {
              field: field.name,
              number: field.number,
              before: twin.name,
            }),
          ),
          fix: {
            ...advised(say('schema.fix.new-number', { number: field.number })),
            path: field.pointer,
          },
        },
      ];
    });
  });
}

/** Options that came in a descriptor without what defines them: a text cannot hold them. */
function lostOptions(document: ProtobufDocument, paths: Paths): LintFinding[] {
  const { file } = document;
  const holders: [Pick<ProtoNode, 'options' | 'pointer' | 'place'>, string][] =
    [
      [{ options: file.options, pointer: '/' }, ''],
      ...document
        .messages()
        .flatMap((message): [ProtoNode, string][] => [
          [message, ''],
          ...message.fields.map((field): [ProtoField, string] => [
            field,
            paths.get(field) ?? '',
          ]),
        ]),
    ];
  return holders
    .filter(([{ options }]) => options.value?.unknown.length)
    .map(([node, fieldPath]) => ({
      ...at(node),
      rule: 'lint.proto-option-lost',
      severity: failsInProd,
      fieldPath,
      ...worded(say('schema.lint.options-lost')),
      fix: {
        ...advised(say('schema.fix.options-lost')),
        path: node.pointer,
      },
    }));
}

function commonMessages(
  document: ProtobufDocument,
  previous: ProtobufDocument | undefined,
): [ProtoMessage, ProtoMessage][] {
  return document
    .messages()
    .flatMap((message): [ProtoMessage, ProtoMessage][] => {
      const old = previous?.ownMessage(document.nameInPackage(message));
      return old ? [[message, old]] : [];
    });
}

function at({ pointer, place }: Pick<ProtoNode, 'pointer' | 'place'>) {
  return {
    path: pointer || '/',
    ...(place && { line: place.line, column: place.column }),
  };
}
