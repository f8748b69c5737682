/**
 * A pointer from one schema to a version of another subject. `name` is the full type name (Avro),
 * the `$ref` URI (JSON Schema) or the import path (Protobuf).
 *
 * @public
 */
export interface SchemaReference {
  name: string;
  subject: string;
  version: number;
}

/**
 * A reference together with the text it points to, so that a schema can be parsed without a
 * registry at hand. `references` are those of the referenced schema itself.
 *
 * @public
 */
export interface ReferencedSchema extends SchemaReference {
  text: string;
  references?: readonly ReferencedSchema[];
}
