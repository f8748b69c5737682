import {
  ProtoField,
  ProtoFile,
  ProtoMessage,
  ProtoMethodType,
} from '../model/ProtoFile';
import { LinkReport } from './LinkReport';
import { NameScope } from './NameScope';
import { nounOf } from './nounOf';
import { Symbols } from './Symbols';
import { say } from '../../sentences/say';

/** What the steps of linking one file share. */
export interface LinkContext {
  file: ProtoFile;
  symbols: Symbols;
  scope: NameScope;
  report: LinkReport;
}

/** Every message of a file, the outer before the inner. */
export function* allMessages(
  within: Pick<ProtoFile | ProtoMessage, 'messages'>,
): Iterable<ProtoMessage> {
  for (const message of within.messages) {
    yield message;
    yield* allMessages(message);
  }
}

/** Every field of a file and its messages, extensions too. */
export function* allFields(file: ProtoFile): Iterable<ProtoField> {
  yield* file.extensions;
  for (const message of allMessages(file)) {
    yield* message.fields;
    yield* message.extensions;
  }
}

/** Finds the types of fields, the messages that extensions extend, and those of methods. */
export function resolveTypes(context: LinkContext): void {
  for (const field of allFields(context.file)) {
    resolveExtendee(field, context);
    resolveFieldType(field, context);
  }
  for (const service of context.file.services) {
    for (const method of service.methods) {
      resolveMethodType(method.input, method.fullName, context);
      resolveMethodType(method.output, method.fullName, context);
    }
  }
}

function resolveFieldType(field: ProtoField, context: LinkContext): void {
  if (field.typeName === undefined) return;
  const place = {
    pointer: field.pointer,
    place: field.typePlace ?? field.place,
  };
  const found = context.scope.resolve(field.typeName, field.fullName, {
    typesOnly: true,
  });
  if (found.kind === 'unresolved') {
    context.report.add(
      'undefined-type',
      say('schema.proto.type-of-field', {
        field: field.name,
        reason: found.reason,
      }),
      place,
    );
  } else if (found.kind !== 'message' && found.kind !== 'enum') {
    context.report.add(
      'not-a-type',
      say('schema.proto.type-of-field', {
        field: field.name,
        reason: say('schema.proto.no-type', {
          name: field.typeName,
          noun: nounOf(found),
        }),
      }),
      place,
    );
  } else if (
    (field.type === 'message' || field.type === 'group') &&
    found.kind === 'enum'
  ) {
    context.report.add(
      'not-a-type',
      say('schema.proto.message-is-enum', {
        field: field.name,
        type: field.typeName,
      }),
      place,
    );
  } else {
    field.target = found;
    // Only descriptors say so in advance.
    field.type =
      found.kind === 'enum' || field.type === 'group'
        ? field.type ?? 'enum'
        : 'message';
    refuseEntry(field, found, context);
  }
}

function refuseEntry(
  field: ProtoField,
  target: ProtoField['target'],
  { report }: LinkContext,
): void {
  if (target?.kind !== 'message' || !target.mapEntry) return;
  const own =
    field.label === 'repeated' &&
    field.extendee === undefined &&
    target.fullName.slice(0, -target.name.length) ===
      field.fullName.slice(0, -field.name.length);
  if (own) return;
  report.add(
    'map-entry',
    say('schema.proto.map-entry', { field: field.name, type: target.name }),
    field,
  );
}

function resolveExtendee(field: ProtoField, context: LinkContext): void {
  if (field.extendee === undefined) return;
  const place = {
    pointer: field.pointer,
    place: field.extendeePlace ?? field.place,
  };
  const found = context.scope.resolve(field.extendee, field.fullName);
  if (found.kind === 'unresolved') {
    context.report.add(
      'undefined-type',
      say('schema.proto.extension-of', { reason: found.reason }),
      place,
    );
  } else if (found.kind !== 'message') {
    context.report.add(
      'not-a-type',
      say('schema.proto.not-extensible', {
        name: field.extendee,
        noun: nounOf(found),
      }),
      place,
    );
  } else {
    field.extended = found;
    const twin = context.symbols.addExtension(found, field);
    if (twin) {
      context.report.add(
        'duplicate-number',
        say('schema.proto.extension-number', {
          number: field.number,
          message: found.fullName,
          extension: twin.fullName,
        }),
        { pointer: field.pointer, place: field.numberPlace },
      );
    }
  }
}

function resolveMethodType(
  type: ProtoMethodType,
  from: string,
  { scope, report }: LinkContext,
): void {
  const found = scope.resolve(type.typeName, from);
  if (found.kind === 'unresolved') {
    report.add(
      'undefined-type',
      say('schema.proto.type-of-method', { reason: found.reason }),
      type,
    );
  } else if (found.kind !== 'message') {
    report.add(
      'not-a-type',
      say('schema.proto.no-method-type', {
        name: type.typeName,
        noun: nounOf(found),
      }),
      type,
    );
  } else {
    type.target = found;
  }
}
