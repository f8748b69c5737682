import { AvroDocument } from '../../avro/AvroDocument';
import {
  AvroRecord,
  AvroSchema,
  AvroUnion,
  isNamed,
} from '../../avro/AvroSchema';
import { tagsOf } from '../../avro/listAvroFields';
import { isMembers, setMember } from '../copyMessage';
import { fitsAvro } from './fitsAvro';
import { below, FieldPlace, FieldWalk, inside } from './MessageField';

const typeNames = {
  null: 'NULL',
  boolean: 'BOOLEAN',
  int: 'INT',
  long: 'LONG',
  float: 'FLOAT',
  double: 'DOUBLE',
  bytes: 'BYTES',
  string: 'STRING',
} as const;

/** The walk over a message that an Avro schema describes; see `FieldWalker`. */
export function walkAvroFields(
  { root }: AvroDocument,
  message: unknown,
  walk: FieldWalk,
): unknown {
  return walkValue(root, message, { walk });
}

interface Position {
  walk: FieldWalk;
  place?: FieldPlace;
}

function walkValue(
  type: AvroSchema,
  value: unknown,
  position: Position,
): unknown {
  const { walk, place } = position;
  walk.budget.take(1);
  if (value === null || value === undefined) return value;
  switch (type.kind) {
    case 'union':
      return walkUnion(type, value, position);
    case 'array':
      if (!Array.isArray(value)) return value;
      value.forEach((item, index) => {
        value[index] = walkValue(type.items, item, {
          walk,
          place: inside(place, '[]', index),
        });
      });
      return value;
    case 'map':
      if (!isMembers(value)) return value;
      for (const [key, item] of Object.entries(value)) {
        const inner = { walk, place: inside(place, '{}', key) };
        setMember(value, key, walkValue(type.values, item, inner));
      }
      return value;
    case 'record':
      return isMembers(value) ? walkRecord(type, value, position) : value;
    case 'enum':
      return place ? walk.visit({ ...place, typeName: 'ENUM', value }) : value;
    case 'fixed':
      return place ? walk.visit({ ...place, typeName: 'FIXED', value }) : value;
    default:
      return place
        ? walk.visit({ ...place, typeName: typeNames[type.kind], value })
        : value;
  }
}

function walkRecord(
  type: AvroRecord,
  message: Record<string, unknown>,
  { walk, place }: Position,
): unknown {
  for (const field of type.fields) {
    if (!Object.hasOwn(message, field.name)) continue;
    const fullName = `${type.fullName}.${field.name}`;
    const inner = below(place, {
      name: field.name,
      fullName,
      tags: walk.tags.of(fullName, tagsOf(field.properties)),
      message,
    });
    setMember(
      message,
      field.name,
      walkValue(field.type, message[field.name], { walk, place: inner }),
    );
  }
  return message;
}

/** A union's value is the bare one, or an object whose only member is named by the branch. */
function walkUnion(
  type: AvroUnion,
  value: unknown,
  position: Position,
): unknown {
  const { budget } = position.walk;
  const branch = type.branches.find(each => fitsAvro(each, value, budget));
  if (branch) return walkValue(branch, value, position);
  const [entry, ...others] = isMembers(value) ? Object.entries(value) : [];
  if (!entry || others.length) return value;
  const [name, inner] = entry;
  const named = type.branches.find(each => branchName(each) === name);
  if (named) {
    setMember(Object(value), name, walkValue(named, inner, position));
  }
  return value;
}

function branchName(type: AvroSchema): string {
  return isNamed(type) ? type.fullName : type.kind;
}
