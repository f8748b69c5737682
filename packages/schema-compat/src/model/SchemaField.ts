/**
 * A row of the flat field table.
 *
 * `path` is the same across formats: `container.seal.number`, `legs[].port`, `tags{}`. `type` is
 * for people (`string`, `array<Leg>`, `string | long`) and leaves nullability to `nullable`.
 * `default` is the JSON text of the default, absent when there is none.
 *
 * @public
 */
export interface SchemaField {
  path: string;
  /** JSON pointer to the field in the canonical text that defines it. */
  pointer: string;
  type: string;
  nullable: boolean;
  default?: string;
  doc?: string;
  tags: readonly string[];
  logicalType?: string;
}

/** `fullName` is what rules and tag paths call the field, such as `harbour.Container.number`. */
export interface FieldRow extends SchemaField {
  fullName: string;
}
