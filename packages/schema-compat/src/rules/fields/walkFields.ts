import { SchemaMetadata } from '../../model/RuleSet';
import { Schema } from '../../parseSchema';
import { walkProtobufFields } from '../../protobuf/walkProtobufFields';
import { StepBudget } from '../StepBudget';
import { FieldTags } from './FieldTags';
import { FieldTypeName, MessageField } from './MessageField';
import { walkAvroFields } from './walkAvroFields';
import { walkJsonFields } from './walkJsonFields';

/**
 * Visits the leaves of a message and stores what `visit` answers. Changes the message in place.
 *
 * @throws StepLimitError
 */
export function walkFields(
  schema: Schema,
  message: unknown,
  options: {
    metadata?: Pick<SchemaMetadata, 'tags'>;
    budget: StepBudget;
    visit: (field: MessageField) => unknown;
  },
): unknown {
  const { metadata, budget, visit } = options;
  const walk = { tags: new FieldTags(metadata), budget, visit };
  switch (schema.type) {
    case 'AVRO':
      return walkAvroFields(schema, message, walk);
    case 'JSON':
      return walkJsonFields(schema, message, walk);
    default:
      return walkProtobufFields(schema, message, walk);
  }
}

/** The types that field rules look at. */
export const primitiveTypeNames: ReadonlySet<FieldTypeName> = new Set([
  'STRING',
  'BYTES',
  'INT',
  'LONG',
  'FLOAT',
  'DOUBLE',
  'BOOLEAN',
  'NULL',
]);

/** Gives every number of a message the form that its type has: bigint for LONG, else number. */
export function fitNumbers(
  schema: Schema,
  message: unknown,
  budget: StepBudget,
): unknown {
  return walkFields(schema, message, {
    budget,
    visit: ({ typeName, value }) => fitNumber(typeName, value),
  });
}

const numberTypeNames: ReadonlySet<FieldTypeName> = new Set([
  'INT',
  'FLOAT',
  'DOUBLE',
  'ENUM',
]);

function fitNumber(typeName: FieldTypeName, value: unknown): unknown {
  if (typeof value === 'bigint') {
    return numberTypeNames.has(typeName) && Number.isSafeInteger(Number(value))
      ? Number(value)
      : value;
  }
  return typeName === 'LONG' && Number.isSafeInteger(value)
    ? BigInt(Number(value))
    : value;
}
