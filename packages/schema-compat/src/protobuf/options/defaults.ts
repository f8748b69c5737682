import { SchemaProblem } from '../../model/SchemaProblem';
import { LinkContext, allFields } from '../link/resolveTypes';
import { valueByName } from '../model/enumValues';
import { ProtoField } from '../model/ProtoFile';
import { formatFloat } from '../print/formatFloat';
import { escapeBytes } from '../print/escapeBytes';
import { OptionValueError, scalarValue } from './scalarValue';
import { say } from '../../sentences/say';

/** Understands the defaults of a file's fields, and refuses those where there can be none. */
export function applyDefaults(context: LinkContext): void {
  for (const field of allFields(context.file)) {
    const fault = misplacedDefault(field, context.file.syntax);
    if (fault) {
      context.report.add(fault.rule, fault.said, {
        pointer: field.pointer,
        place: field.writtenDefault?.place ?? field.place,
      });
    } else if (field.writtenDefault && field.type) {
      applyDefault(field, context);
    } else if (field.defaultValue !== undefined) {
      checkStoredDefault(field, context);
    }
  }
}

function misplacedDefault(
  field: ProtoField,
  syntax: 'proto2' | 'proto3',
): Pick<SchemaProblem, 'rule' | 'said'> | undefined {
  if (!field.writtenDefault && field.defaultValue === undefined) {
    return undefined;
  }
  if (syntax === 'proto3') {
    return {
      rule: 'proto3-default',
      said: say('schema.proto.proto3-default', { name: field.name }),
    };
  }
  const isMessage = field.type === 'message' || field.type === 'group';
  if (field.label !== 'repeated' && !isMessage) return undefined;
  return {
    rule: 'default-misplaced',
    said: say(
      isMessage
        ? 'schema.proto.default-of-message'
        : 'schema.proto.default-of-repeated',
      { name: field.name },
    ),
  };
}

function applyDefault(field: ProtoField, { report }: LinkContext): void {
  const written = field.writtenDefault?.value;
  if (!written) return;
  try {
    const value = scalarValue(field, written, { inAggregate: false });
    if (field.target?.kind === 'enum') {
      // `scalarValue` takes nothing but names of values here.
      field.defaultValue = written.kind === 'identifier' ? written.text : '';
    } else if (typeof value === 'number') {
      field.defaultValue = formatFloat(value, field.type);
    } else {
      field.defaultValue =
        value instanceof Uint8Array ? escapeBytes(value) : String(value);
    }
  } catch (error) {
    if (!(error instanceof OptionValueError)) throw error;
    const said = say('schema.proto.default-of', { problem: error.said });
    report.add('default-value', said, {
      pointer: field.pointer,
      place: error.place,
    });
  }
}

/** A default that came in a descriptor, as the text that stands for it there. */
function checkStoredDefault(field: ProtoField, { report }: LinkContext): void {
  const text = field.defaultValue ?? '';
  const { target, type } = field;
  const fits =
    target?.kind === 'enum'
      ? valueByName(target, text) !== undefined
      : type === 'string' ||
        (type === 'bytes' && !/["\n]/.test(text.replace(/\\./g, ''))) ||
        (type === 'bool' && /^(?:true|false)$/.test(text)) ||
        ((type === 'float' || type === 'double') &&
          /^(?:-?inf|-?nan|-?[0-9.]+(?:e[+-]?[0-9]+)?)$/i.test(text)) ||
        /^-?[0-9]+$/.test(text);
  if (!fits) {
    report.add(
      'default-value',
      say('schema.proto.default-misfit', { name: field.name }),
      field,
    );
  }
}
