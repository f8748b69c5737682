/** Why one schema cannot read what another wrote. `{{problem}}` goes on with what a schema does. */
export const conflicts = {
  'schema.conflict.type':
    'The new schema is of type {{after}}, the old one of type {{before}}, and a subject keeps its type',
  'schema.conflict.unreadable': 'The old schema cannot be read: {{problem}}',
  'schema.conflict.reserved-dropped':
    "The new schema has reserved field {{path}} removed from its metadata which is present in the old schema's metadata.",
  'schema.conflict.reserved-taken':
    'The new schema has field that conflicts with the reserved field {{path}}.',
  'schema.conflict.avro-BACKWARD':
    "The new schema {{problem}} at path '{{path}}' and so cannot read data of the old schema",
  'schema.conflict.avro-FORWARD':
    "The old schema {{problem}} at path '{{path}}' and so cannot read data of the new schema",
  'schema.conflict.json-BACKWARD':
    "The new schema {{problem}} at path '#{{path}}' and so may refuse data of the old schema",
  'schema.conflict.json-FORWARD':
    "The old schema {{problem}} at path '#{{path}}' and so may refuse data of the new schema",
  'schema.conflict.proto-BACKWARD':
    "The new schema {{problem}} at path '#{{path}}' and so may not read data of the old schema",
  'schema.conflict.proto-FORWARD':
    "The old schema {{problem}} at path '#{{path}}' and so may not read data of the new schema",
  'schema.conflict.limit': 'is too deep or too complex to compare',
} as const;
