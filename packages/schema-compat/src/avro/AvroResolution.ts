/*
 * What a reader can make of what a writer wrote: Avro's schema resolution as a check.
 *
 * One function per kind of type, all findings with their place in the reading schema. Pairs of
 * types are remembered with findings relative to themselves, so that a type used in many places
 * is compared once and still reported at each. A pair met again while it is being compared is
 * assumed to fit; if that proves wrong, the comparison starts over with the pair known not to
 * fit, until nothing assumed is refuted (the greatest fixed point, which recursive types need).
 *
 * Sources: Apache Avro specification, "Schema Resolution"; record, enum and fixed names match
 * unqualified, as the specification asks since 1.9.
 */
import { pointerStep } from '../jsonText/JsonNode';
import { Said } from '../sentences/Said';
import { say } from '../sentences/say';
import {
  AvroEnum,
  AvroField,
  AvroFixed,
  AvroNamed,
  AvroRecord,
  AvroSchema,
  AvroUnion,
  isPrimitiveKind,
  sayType,
} from './AvroSchema';
import { PairMap } from './PairMap';
import { UnionIndex } from './UnionIndex';

/** A finding of one reader and writer; the caller adds direction and version. */
export interface ResolutionFinding {
  rule: AvroRule;
  path: string;
  fieldPath: string;
  /** What the reader does, for a sentence: `path` and who reads are known only at the end. */
  problem: Said;
  additionalInfo: string;
}

export type AvroRule =
  | 'NAME_MISMATCH'
  | 'FIXED_SIZE_MISMATCH'
  | 'MISSING_ENUM_SYMBOLS'
  | 'READER_FIELD_MISSING_DEFAULT_VALUE'
  | 'TYPE_MISMATCH'
  | 'MISSING_UNION_BRANCH'
  | 'COMPARISON_LIMIT';

/** The most findings that one comparison reports; more help nobody. */
const maxFindings = 1_000;
/** Pairs within pairs: beyond this, hostile schemas could exhaust the stack. */
const maxDepth = 400;
/** Pairs compared in all: keeps hostile schemas below a second. */
const maxComparisons = 500_000;

const promotions: Readonly<Record<string, readonly string[]>> = {
  long: ['int'],
  float: ['int', 'long'],
  double: ['int', 'long', 'float'],
  string: ['bytes'],
  bytes: ['string'],
};

interface Verdict {
  fits: boolean;
  findings: readonly ResolutionFinding[];
}

const fitting: Verdict = { fits: true, findings: [] };

class ComparisonLimitError extends Error {
  readonly finding: ResolutionFinding = {
    rule: 'COMPARISON_LIMIT',
    path: '',
    fieldPath: '',
    problem: say('schema.conflict.limit'),
    additionalInfo: `at most ${maxDepth} types within types and ${maxComparisons} comparisons`,
  };
}

type Findings = Iterable<ResolutionFinding>;

class Resolution {
  readonly #budget: { refuted: PairMap<true>; comparisons: number };
  readonly #open = new PairMap<{ assumed: boolean }>();
  readonly #known = new PairMap<Verdict>();
  readonly #indexes = new Map<AvroUnion, UnionIndex>();
  #depth = 0;
  refutedMore = false;

  constructor(budget: { refuted: PairMap<true>; comparisons: number }) {
    this.#budget = budget;
  }

  verdict(reader: AvroSchema, writer: AvroSchema): Verdict {
    const known = this.#known.get(reader, writer);
    if (known) return known;
    const { refuted } = this.#budget;
    const open = this.#open.get(reader, writer);
    if (open) {
      open.assumed = true;
      return { fits: !refuted.get(reader, writer), findings: [] };
    }
    if (
      this.#depth >= maxDepth ||
      this.#budget.comparisons++ >= maxComparisons
    ) {
      throw new ComparisonLimitError();
    }
    // Nothing within them to remember, and most of what schemas are made of.
    if (reader.kind === writer.kind && isPrimitiveKind(reader.kind)) {
      return fitting;
    }
    const mark = { assumed: false };
    this.#open.set(reader, writer, mark);
    this.#depth++;
    const findings = firstOf(this.#compare(reader, writer));
    this.#depth--;
    this.#open.delete(reader, writer);
    const fits = !findings.length && !refuted.get(reader, writer);
    if (mark.assumed && !fits && !refuted.get(reader, writer)) {
      refuted.set(reader, writer, true);
      this.refutedMore = true;
    }
    const verdict = fits ? fitting : { fits, findings };
    this.#known.set(reader, writer, verdict);
    return verdict;
  }

  *#compare(reader: AvroSchema, writer: AvroSchema): Findings {
    if (reader.kind === 'union') {
      yield* this.#readUnion(reader, writer);
    } else if (writer.kind === 'union') {
      for (const [index, branch] of writer.branches.entries()) {
        yield* this.#inside(reader, branch, pointerStep(index), '');
      }
    } else if (reader.kind === 'array' && writer.kind === 'array') {
      yield* this.#inside(reader.items, writer.items, '/items', '[]');
    } else if (reader.kind === 'map' && writer.kind === 'map') {
      yield* this.#inside(reader.values, writer.values, '/values', '{}');
    } else if (reader.kind === 'record' && writer.kind === 'record') {
      yield* checkName(reader, writer);
      yield* this.#fields(reader, writer);
    } else if (reader.kind === 'enum' && writer.kind === 'enum') {
      yield* checkName(reader, writer);
      yield* checkSymbols(reader, writer);
    } else if (reader.kind === 'fixed' && writer.kind === 'fixed') {
      yield* checkName(reader, writer);
      yield* checkSize(reader, writer);
    } else if (
      reader.kind !== writer.kind &&
      !promotions[reader.kind]?.includes(writer.kind)
    ) {
      yield typeMismatch(reader, writer);
    }
  }

  *#readUnion(reader: AvroUnion, writer: AvroSchema): Findings {
    const index = this.#indexes.get(reader) ?? new UnionIndex(reader);
    this.#indexes.set(reader, index);
    const branches = writer.kind === 'union' ? writer.branches : [writer];
    for (const [at, branch] of branches.entries()) {
      const candidates = index.candidatesFor(branch);
      if (!candidates.some(each => this.verdict(each.type, branch).fits)) {
        yield {
          rule: 'MISSING_UNION_BRANCH',
          path: writer.kind === 'union' ? pointerStep(at) : '',
          fieldPath: '',
          problem: say('schema.avro.lacks-branch', { type: sayType(branch) }),
          additionalInfo: `reader union lacking writer type: ${branch.kind.toUpperCase()}`,
        };
        // Why the branch that the writer most likely meant does not fit.
        const nearest = candidates.find(each => each.type.kind === branch.kind);
        if (nearest) {
          yield* this.#inside(
            nearest.type,
            branch,
            pointerStep(nearest.index),
            '',
          );
        }
      }
    }
  }

  *#fields(reader: AvroRecord, writer: AvroRecord): Findings {
    const written = new Map(writer.fields.map(field => [field.name, field]));
    for (const [index, field] of reader.fields.entries()) {
      const source = writerField(field, written);
      const path = `/fields/${index}`;
      const fieldPath = `.${field.name}`;
      if (source) {
        if (this.verdict(field.type, source.type).fits) continue;
        yield* this.#inside(field.type, source.type, `${path}/type`, fieldPath);
      } else if (!field.default) {
        yield {
          rule: 'READER_FIELD_MISSING_DEFAULT_VALUE',
          path,
          fieldPath,
          problem: say('schema.avro.lacks-default', { field: field.name }),
          additionalInfo: field.name,
        };
      }
    }
  }

  *#inside(
    reader: AvroSchema,
    writer: AvroSchema,
    path: string,
    fieldPath: string,
  ): Findings {
    for (const finding of this.verdict(reader, writer).findings) {
      yield {
        ...finding,
        path: path + finding.path,
        fieldPath: fieldPath + finding.fieldPath,
      };
    }
  }
}

/** All reasons why `reader` cannot read data of `writer`; empty when it can. */
export function resolveAvro(
  reader: AvroSchema,
  writer: AvroSchema,
): readonly ResolutionFinding[] {
  const budget = { refuted: new PairMap<true>(), comparisons: 0 };
  try {
    for (;;) {
      const resolution = new Resolution(budget);
      const { findings } = resolution.verdict(reader, writer);
      if (!resolution.refutedMore) return findings;
    }
  } catch (error) {
    if (error instanceof ComparisonLimitError) return [error.finding];
    throw error;
  }
}

function firstOf(findings: Findings): ResolutionFinding[] {
  const first: ResolutionFinding[] = [];
  for (const finding of findings) {
    if (first.push(finding) >= maxFindings) break;
  }
  return first;
}

/** The writer's field that a reader's field takes its value from: by name, then by alias. */
export function writerField(
  field: AvroField,
  written: ReadonlyMap<string, AvroField>,
): AvroField | undefined {
  const named = written.get(field.name);
  if (named || !field.aliases.length) return named;
  return field.aliases.map(name => written.get(name)).find(each => each);
}

/** Whether a reader's named type stands for a writer's. */
export function namesMatch(reader: AvroNamed, writer: AvroNamed): boolean {
  return (
    reader.name === writer.name || reader.aliases.includes(writer.fullName)
  );
}

function checkName(reader: AvroNamed, writer: AvroNamed): Findings {
  if (namesMatch(reader, writer)) return [];
  return [
    {
      rule: 'NAME_MISMATCH',
      path: '/name',
      fieldPath: '',
      problem: say('schema.avro.other-name'),
      additionalInfo: `expected: ${writer.fullName}`,
    },
  ];
}

function checkSize(reader: AvroFixed, writer: AvroFixed): Findings {
  if (reader.size === writer.size) return [];
  return [
    {
      rule: 'FIXED_SIZE_MISMATCH',
      path: '/size',
      fieldPath: '',
      problem: say('schema.avro.other-size'),
      additionalInfo: `expected: ${writer.size}, found: ${reader.size}`,
    },
  ];
}

function checkSymbols(reader: AvroEnum, writer: AvroEnum): Findings {
  const known = new Set(reader.symbols);
  const missing = writer.symbols.filter(symbol => !known.has(symbol));
  if (!missing.length || reader.default) return [];
  const list = `[${missing.join(', ')}]`;
  return [
    {
      rule: 'MISSING_ENUM_SYMBOLS',
      path: '/symbols',
      fieldPath: '',
      problem: say('schema.avro.lacks-symbols', { symbols: list }),
      additionalInfo: list,
    },
  ];
}

function typeMismatch(
  reader: AvroSchema,
  writer: AvroSchema,
): ResolutionFinding {
  return {
    rule: 'TYPE_MISMATCH',
    path: '',
    fieldPath: '',
    problem: say('schema.avro.other-type', {
      reader: sayType(reader),
      writer: sayType(writer),
    }),
    additionalInfo: `reader type: ${reader.kind.toUpperCase()} not compatible with writer type: ${writer.kind.toUpperCase()}`,
  };
}
