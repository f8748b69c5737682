import { Said } from '../sentences/Said';

/** A finding of one reader and writer; the caller adds direction and version. */
export interface JsonSchemaFinding {
  rule: string;
  path: string;
  fieldPath: string;
  /** What the reader does, to follow "The new schema". */
  problem: Said;
}

/** Where in the reader's schema a comparison is, and in the data that it describes. */
export type Place = Pick<JsonSchemaFinding, 'path' | 'fieldPath'>;

export function finding(
  rule: string,
  { path, fieldPath }: Place,
  problem: Said,
): JsonSchemaFinding {
  return { rule, path, fieldPath, problem };
}
