import {
  CompatibilityLevel,
  CompatibilityPolicy,
  CompatibilityVerdict,
  SchemaProblem,
  SchemaSource,
  SchemaType,
} from '@millrace/schema-compat';

/**
 * A schema text with everything it refers to.
 *
 * `key` is equal for equal texts with equal references. `weight` is the length of all texts, each
 * counted as often as a reference leads to it, which bounds how long reading may take.
 */
export interface WeighedSource extends SchemaSource {
  type: SchemaType;
  key: string;
  weight: number;
}

/** What the registry keeps of a schema that was read; its texts may be printed when they are asked for. */
export interface SchemaSummary {
  type: SchemaType;
  canonicalText: string;
  normalizedText: string;
}

export type ParseAnswer =
  | { ok: true; summary: SchemaSummary }
  | { ok: false; problems: readonly SchemaProblem[] };

/** `previous` are oldest first, as `checkCompatibility` takes them. */
export interface CheckQuestion {
  candidate: WeighedSource;
  previous: readonly { version: number; source: WeighedSource }[];
  level: CompatibilityLevel;
  policy: CompatibilityPolicy;
}

/**
 * Answers what takes reading schemas. An implementation may put a question off by throwing; whoever
 * called the caller then comes again with the same question.
 */
export interface Judge {
  parse(source: WeighedSource): ParseAnswer;
  check(question: CheckQuestion): CompatibilityVerdict;
  /** The descriptor of a Protobuf file in Base64; undefined for what is none. */
  serialize(source: WeighedSource): string | undefined;
  /** The paths of all fields; empty for what cannot be read. */
  fieldPaths(source: WeighedSource): readonly string[];
}

/** A question that can travel to another thread. */
export type Question =
  | { kind: 'parse' | 'serialize' | 'fieldPaths'; source: WeighedSource }
  | { kind: 'check'; check: CheckQuestion };

export type Answer = ReturnType<Judge[keyof Judge]>;
