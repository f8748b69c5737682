import { SchemaChange } from '../model/SchemaChange';
import { SaidValue } from '../sentences/Said';
import { say } from '../sentences/say';

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
): Omit<ChangeWithoutPlace, 'sentence' | 'said'> {
  return { kind, before, after, backward: 'ok', forward: 'ok', because: [] };
}

/** "`legs[].port`", or "The schema" at the root. */
export function subjectOf({ path }: Pick<DiffPlace, 'path'>): SaidValue {
  return path ? `\`${path}\`` : say('schema.change.whole');
}
