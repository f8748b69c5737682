import { printJson } from '../jsonText/printJson';
import { FieldRow } from '../model/SchemaField';
import { AvroDocument } from './AvroDocument';
import {
  AvroField,
  AvroProperties,
  AvroRecord,
  AvroSchema,
  describeType,
  logicalTypeOf,
  withoutNull,
} from './AvroSchema';

const maxRows = 10_000;
/** Types within types along one path; people do not read longer paths. */
const maxDepth = 100;

interface Position {
  path: string;
  /** The types that this one stands in. */
  around: readonly AvroSchema[];
}

class FieldTable {
  readonly rows: FieldRow[] = [];

  add(row: {
    path: string;
    fullName: string;
    pointer: string;
    type: AvroSchema;
    field?: AvroField;
  }): void {
    const { path, fullName, pointer, type, field } = row;
    const { nullable, branches } = withoutNull(type);
    const logicalTypes = branches.map(logicalTypeOf).filter(isText);
    this.rows.push({
      path,
      fullName,
      pointer,
      type: describeType(type),
      nullable,
      default: field?.default && printJson(field.default),
      doc: field?.doc,
      tags: field ? tagsOf(field.properties) : [],
      logicalType: logicalTypes[0],
    });
  }

  enter(type: AvroSchema, position: Position): void {
    const { path, around } = position;
    if (around.includes(type) || around.length >= maxDepth) return;
    const inside = { path, around: [...around, type] };
    switch (type.kind) {
      case 'array':
        this.enter(type.items, { ...inside, path: `${path}[]` });
        break;
      case 'map':
        this.enter(type.values, { ...inside, path: `${path}{}` });
        break;
      case 'union':
        type.branches.forEach(branch => this.enter(branch, inside));
        break;
      case 'record':
        for (const field of type.fields) this.#addField(type, field, inside);
        break;
      default:
    }
  }

  #addField(
    record: AvroRecord,
    field: AvroField,
    { path, around }: Position,
  ): void {
    if (this.rows.length >= maxRows) return;
    const inner = path ? `${path}.${field.name}` : field.name;
    this.add({
      path: inner,
      fullName: `${record.fullName}.${field.name}`,
      pointer: field.pointer,
      type: field.type,
      field,
    });
    this.enter(field.type, { path: inner, around });
  }
}

/** The rows of an Avro schema; see `listFields`. */
export function listAvroFields(document: AvroDocument): FieldRow[] {
  const table = new FieldTable();
  if (document.root.kind !== 'record') {
    table.add({ path: '', fullName: '', pointer: '', type: document.root });
  }
  table.enter(document.root, { path: '', around: [] });
  return table.rows;
}

/** Classification tags of a field, as the data contracts of Confluent clients write them. */
export function tagsOf(properties: AvroProperties): readonly string[] {
  const node = properties.get('confluent:tags');
  if (node?.kind !== 'array') return [];
  return node.items.flatMap(item =>
    item.kind === 'string' ? [item.value] : [],
  );
}

function isText(value: string | undefined): value is string {
  return value !== undefined;
}
