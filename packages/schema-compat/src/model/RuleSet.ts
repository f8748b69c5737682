/**
 * What a schema version carries besides its text. `tags` maps field paths, in which `*` stands for
 * a part of a name and `**` for any number of parts, to tags; `sensitive` names the properties
 * whose values are not shown.
 *
 * @public
 */
export interface SchemaMetadata {
  tags?: Readonly<Record<string, readonly string[]>>;
  properties?: Readonly<Record<string, string>>;
  sensitive?: readonly string[];
}

/**
 * One rule of a data contract, as registries store it. `type` is open: what a library does not
 * know, it must not count as passed.
 *
 * `onSuccess` and `onFailure` name an action (`NONE`, `ERROR`, `DLQ`, or one of a client's own);
 * with mode WRITEREAD or UPDOWN a pair such as `ERROR,NONE` names one for each direction.
 *
 * @public
 */
export interface Rule {
  name: string;
  type: string;
  /** CONDITION when absent. */
  kind?: RuleKind;
  /** A rule without a mode never runs. */
  mode?: RuleMode;
  expr?: string;
  /** Fields that a field rule is limited to; all fields when empty. */
  tags?: readonly string[];
  params?: Readonly<Record<string, string>>;
  onSuccess?: string;
  onFailure?: string;
  disabled?: boolean;
  doc?: string;
}

/** @public */
export type RuleKind = 'CONDITION' | 'TRANSFORM';

/** @public */
export type RuleMode =
  | 'WRITE'
  | 'READ'
  | 'WRITEREAD'
  | 'UPGRADE'
  | 'DOWNGRADE'
  | 'UPDOWN';

/**
 * The rules of a schema version, each list in the order of evaluation. `enableAt` other than ALL
 * or CLIENT switches all of them off in clients.
 *
 * @public
 */
export interface RuleSet {
  domainRules?: readonly Rule[];
  migrationRules?: readonly Rule[];
  encodingRules?: readonly Rule[];
  enableAt?: string;
}

/** The lists of a rule set. */
export const ruleLists = [
  'domainRules',
  'migrationRules',
  'encodingRules',
] as const;

/** @public */
export type RuleList = (typeof ruleLists)[number];
