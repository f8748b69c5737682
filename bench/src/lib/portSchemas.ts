/*
 * Avro schemas like those of a port, in any number: a container movement with ten fields, and one more that makes
 * each schema a new one. Every one of them reads data of every other.
 */

const fields = [
  { name: 'containerId', type: 'string', doc: 'Number by ISO 6346' },
  { name: 'vessel', type: ['null', 'string'], default: null },
  { name: 'teu', type: 'int' },
  { name: 'weightKg', type: 'double' },
  { name: 'movedAt', type: { type: 'long', logicalType: 'timestamp-millis' } },
  {
    name: 'direction',
    type: { type: 'enum', name: 'Direction', symbols: ['LOAD', 'DISCHARGE'] },
  },
  {
    name: 'seal',
    type: {
      type: 'record',
      name: 'Seal',
      fields: [
        { name: 'number', type: 'string' },
        { name: 'intact', type: 'boolean', default: true },
      ],
    },
  },
  { name: 'legs', type: { type: 'array', items: 'string' } },
  { name: 'labels', type: { type: 'map', values: 'string' } },
  { name: 'remark', type: ['null', 'string'], default: null },
];

/** The text of schema `number`, which differs from that of every other number. */
export function compatibleSchema(number: number): string {
  return movement([
    ...fields,
    { name: `extra${number}`, type: 'int', default: 0 },
  ]);
}

/** Reads no data of the others: its additional field has no default. */
export function incompatibleSchema(): string {
  return movement([...fields, { name: 'without', type: 'int' }]);
}

function movement(all: readonly object[]): string {
  return JSON.stringify({
    type: 'record',
    name: 'ContainerMoved',
    namespace: 'harbour.crane',
    fields: all,
  });
}
