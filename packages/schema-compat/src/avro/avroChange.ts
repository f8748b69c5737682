import { SchemaChange } from '../model/SchemaChange';

/** Where both schemas stand: the path for people and a pointer into each text. */
export interface DiffPlace {
  path: string;
  old: string;
  new: string;
}

export type ChangeWithoutPlace = Omit<
  SchemaChange,
  'fieldPath' | 'pointerOld' | 'pointerNew'
>;

/** A change that breaks neither direction. */
export function harmless(
  kind: SchemaChange['kind'],
  before: string | undefined,
  after: string | undefined,
): Omit<ChangeWithoutPlace, 'sentence'> {
  return { kind, before, after, backward: 'ok', forward: 'ok', because: [] };
}

/** "`legs[].port`", or "The schema" at the root. */
export function subjectOf(place: Pick<DiffPlace, 'path'>): string {
  return place.path ? `\`${place.path}\`` : 'The schema';
}
