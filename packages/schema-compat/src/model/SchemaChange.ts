import { Said } from '../sentences/Said';

/**
 * What happened to one field, type or symbol between two schemas.
 *
 * `before` and `after` are short texts for people, `sentence` tells all of it in English; `said`, `saidBefore` and
 * `saidAfter` are the same for other languages, the latter two where a value has words of its own. `backward` says whether the new schema still
 * reads what the old one wrote, `forward` the reverse; `because` names the rules that say so.
 *
 * @public
 */
export interface SchemaChange {
  kind: SchemaChangeKind;
  fieldPath: string;
  pointerOld?: string;
  pointerNew?: string;
  before?: string;
  after?: string;
  saidBefore?: Said;
  saidAfter?: Said;
  backward: 'ok' | 'breaking';
  forward: 'ok' | 'breaking';
  because: readonly string[];
  sentence: string;
  said: Said;
}

/** @public */
export type SchemaChangeKind =
  | 'added'
  | 'removed'
  | 'renamed'
  | 'typeChanged'
  | 'defaultChanged'
  | 'docChanged'
  | 'constraintChanged'
  | 'symbolsChanged'
  | 'optionalityChanged'
  | 'moved'
  | 'metadataChanged'
  | 'ruleChanged';
