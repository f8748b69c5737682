import { isMembers, setMember } from '../rules/copyMessage';
import {
  below,
  FieldPlace,
  FieldTypeName,
  FieldWalk,
  inside,
} from '../rules/fields/MessageField';
import { mapEntryOf } from './check/wireFamily';
import { metaOf } from './listProtobufFields';
import {
  ProtoField,
  ProtoMessage,
  ProtoType,
  toJsonName,
} from './model/ProtoFile';
import { memberValues } from './model/ProtoOptions';
import { ProtobufDocument } from './ProtobufDocument';

const typeNames: Readonly<Record<ProtoType, FieldTypeName>> = {
  double: 'DOUBLE',
  float: 'FLOAT',
  int64: 'LONG',
  uint64: 'LONG',
  int32: 'INT',
  fixed64: 'LONG',
  fixed32: 'INT',
  bool: 'BOOLEAN',
  string: 'STRING',
  group: 'RECORD',
  message: 'RECORD',
  bytes: 'BYTES',
  uint32: 'INT',
  enum: 'ENUM',
  sfixed32: 'INT',
  sfixed64: 'LONG',
  sint32: 'INT',
  sint64: 'LONG',
};

class ProtobufWalk {
  readonly #walk: FieldWalk;

  constructor(walk: FieldWalk) {
    this.#walk = walk;
  }

  message(type: ProtoMessage, value: unknown, place?: FieldPlace): unknown {
    this.#walk.budget.take(1);
    if (!isMembers(value)) return value;
    for (const field of type.fields) {
      const name = nameIn(value, field);
      if (name !== undefined) {
        const own = memberValues(metaOf(field), 'tags').filter(isText);
        const inner = below(place, {
          name: field.name,
          fullName: field.fullName,
          tags: this.#walk.tags.of(field.fullName, own),
          message: value,
        });
        setMember(value, name, this.#field(field, value[name], inner));
      }
    }
    return value;
  }

  #field(field: ProtoField, value: unknown, place: FieldPlace): unknown {
    const entry = mapEntryOf(field);
    const [, valueField] = entry?.fields ?? [];
    if (valueField && isMembers(value)) {
      for (const key of Object.keys(value)) {
        const at = inside(place, '{}', key) ?? place;
        setMember(value, key, this.#single(valueField, value[key], at));
      }
    } else if (field.label === 'repeated' && Array.isArray(value)) {
      value.forEach((item, index) => {
        const at = inside(place, '[]', index) ?? place;
        value[index] = this.#single(field, item, at);
      });
    } else {
      return this.#single(field, value, place);
    }
    return value;
  }

  #single(field: ProtoField, value: unknown, place: FieldPlace): unknown {
    if (value === null || value === undefined) return value;
    if (field.target?.kind === 'message') {
      return this.message(field.target, value, place);
    }
    this.#walk.budget.take(1);
    const typeName = typeNames[field.type ?? 'enum'];
    return this.#walk.visit({ ...place, typeName, value });
  }
}

/**
 * The walk over a message of the first root of a `.proto` file; see `FieldWalker`. Fields go by
 * their own names or those of JSON.
 */
export function walkProtobufFields(
  document: ProtobufDocument,
  message: unknown,
  walk: FieldWalk,
): unknown {
  const [root] = document.roots();
  return root ? new ProtobufWalk(walk).message(root.message, message) : message;
}

function nameIn(
  value: Record<string, unknown>,
  field: ProtoField,
): string | undefined {
  const names = [field.name, field.jsonName ?? toJsonName(field.name)];
  return names.find(name => Object.hasOwn(value, name));
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
