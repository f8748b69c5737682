/** What a reader lacks in Avro, to follow "The new schema". */
export const avroConflicts = {
  'schema.avro.lacks-branch': 'is missing type {{type}} inside a union',
  'schema.avro.lacks-default':
    "has the field '{{field}}' without default value",
  'schema.avro.other-name': 'has another name',
  'schema.avro.other-size': 'has another size',
  'schema.avro.lacks-symbols': "is missing enum symbols '{{symbols}}'",
  'schema.avro.other-type': 'reads {{reader}} where {{writer}} was written',
} as const;
