import { AvroDocument } from './avro/AvroDocument';
import { parseAvro } from './avro/parseAvro';
import { JsonSchemaDocument } from './json/JsonSchemaDocument';
import { parseJsonSchema } from './json/parseJsonSchema';
import { SchemaParseError, SchemaProblem } from './model/SchemaProblem';
import { ReferencedSchema } from './model/SchemaReference';
import { SchemaType, supportedSchemaTypes } from './model/SchemaType';
import { parseProtobuf } from './protobuf/parseProtobuf';
import { ProtobufDocument } from './protobuf/ProtobufDocument';
import { Said } from './sentences/Said';
import { say, worded } from './sentences/say';

/**
 * A parsed schema of any supported format.
 *
 * @public
 */
export type Schema = AvroDocument | JsonSchemaDocument | ProtobufDocument;

/**
 * A schema as text. `type` defaults to AVRO, as in the registry protocol.
 *
 * `lenient` leaves out the rules on names and defaults; it is for what a registry has stored
 * already, never for a new schema.
 *
 * @public
 */
export interface SchemaSource {
  type?: SchemaType;
  text: string;
  references?: readonly ReferencedSchema[];
  lenient?: boolean;
}

/** @public */
export type ParseResult =
  | { ok: true; schema: Schema }
  | { ok: false; problems: readonly SchemaProblem[] };

/** The longest schema text that is looked at, in UTF-16 units: 1 MiB. */
const maxTextLength = 1024 * 1024;

/**
 * Parses a schema strictly and without I/O.
 *
 * Shape: all problems found, in the order of the text; at least one when `ok` is false. Never
 * throws for the sake of its input: text that is too long, too deep or of a format that is not
 * supported is a problem like any other.
 *
 * @public
 */
export function parseSchema(source: SchemaSource): ParseResult {
  const { type = 'AVRO', text, references = [], lenient } = source;
  if (text.length > maxTextLength) {
    return failure(
      'too-long',
      say('schema.parse.too-long', {
        length: text.length,
        limit: maxTextLength,
      }),
    );
  }
  switch (type) {
    case 'AVRO':
      return parseAvro({ text, references, lenient });
    case 'JSON':
      return parseJsonSchema({ text, references });
    case 'PROTOBUF':
      return parseProtobuf({ text, references, lenient });
    default:
      return failure(
        'type-unsupported',
        say('schema.parse.type-unsupported', {
          type,
          types: supportedSchemaTypes.join(', '),
        }),
      );
  }
}

/**
 * A schema in any of the forms that functions here take: Avro text, text with its type and
 * references, or one that is parsed already.
 *
 * @public
 */
export type SchemaInput = string | SchemaSource | Schema;

/**
 * The parsed schema of an input.
 *
 * @throws SchemaParseError with all problems when the text is not a schema.
 */
export function requireSchema(input: SchemaInput): Schema {
  const result = readSchema(input);
  if (result.ok) return result.schema;
  throw new SchemaParseError(result.problems);
}

/** As `requireSchema`, with problems as a value. */
export function readSchema(input: SchemaInput): ParseResult {
  if (typeof input === 'string') return parseSchema({ text: input });
  return 'canonicalText' in input
    ? { ok: true, schema: input }
    : parseSchema(input);
}

function failure(rule: string, said: Said): ParseResult {
  return { ok: false, problems: [{ rule, path: '', ...worded(said) }] };
}
