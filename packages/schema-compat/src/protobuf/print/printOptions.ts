import { valueByNumber } from '../model/enumValues';
import { isPackable, ProtoField, ProtoNode } from '../model/ProtoFile';
import {
  FieldValue,
  isMessageValue,
  MessageValue,
  ProtoOptions,
} from '../model/ProtoOptions';
import { fieldsInOrder } from '../options/encodeMessage';
import { escapeBytes, quote } from './escapeBytes';
import { formatFloat } from './formatFloat';

/** How a custom option is called where it is printed; a name may mean another thing there. */
export type OptionNaming = (field: ProtoField, from: string) => string;

/** `name = value` for every option, in the order of field numbers. */
export function printOptions(
  { value }: ProtoOptions,
  from: Pick<ProtoNode, 'fullName'>,
  naming: OptionNaming,
): string[] {
  if (!value) return [];
  return fieldsInOrder(value).flatMap(([field, values]) => {
    const name =
      field.extendee === undefined
        ? field.name
        : `(${naming(field, from.fullName)})`;
    return values.map(each => `${name} = ${printValue(field, each)}`);
  });
}

function printValue(field: ProtoField, value: FieldValue): string {
  if (isMessageValue(value)) return printMessage(value);
  if (value instanceof Uint8Array) return `"${escapeBytes(value)}"`;
  if (typeof value === 'string') return quote(value);
  if (typeof value !== 'number') return String(value);
  if (field.target?.kind !== 'enum') return formatFloat(value, field.type);
  return valueByNumber(field.target, value)?.name ?? String(value);
}

function printMessage(message: MessageValue): string {
  const members = fieldsInOrder(message).map(([field, values]) => {
    const printed = values.map(value => printValue(field, value));
    const list = field.label === 'repeated' && isList(field, printed.length);
    return `${nameInText(field)}: ${
      list ? `[${printed.join(', ')}]` : printed.join('')
    }`;
  });
  return members.length ? `{ ${members.join(', ')} }` : '{}';
}

function isList(field: ProtoField, count: number): boolean {
  return count !== 1 || isPackable(field.type);
}

function nameInText(field: ProtoField): string {
  if (field.extendee !== undefined) return `[${field.fullName}]`;
  return field.type === 'group' ? field.target?.name ?? field.name : field.name;
}
