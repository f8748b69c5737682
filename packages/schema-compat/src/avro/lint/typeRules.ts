import { JsonNode } from '../../jsonText/JsonNode';
import {
  AvroProperties,
  AvroSchema,
  logicalTypeOf,
  sayType,
  withoutNull,
} from '../AvroSchema';
import { defaultFault } from '../defaultFault';
import { printAvro } from '../printAvro';
import { LintedField, LintRule } from './LintRule';
import { Said } from '../../sentences/Said';
import { advised, say, worded } from '../../sentences/say';

/** Rules about types and defaults. */
export const typeRules: readonly LintRule[] = [
  {
    id: 'decimal-precision',
    severity: { dev: 'fail', prod: 'fail' },
    *check({ fields }) {
      for (const { field, fieldPath } of fields) {
        for (const type of leavesOf(field.type)) {
          const fault = decimalFault(type);
          if (fault) {
            yield {
              path: `${field.pointer}/type`,
              fieldPath,
              ...worded(fault(field.name)),
              fix: {
                ...advised(say('schema.fix.decimal')),
                path: `${field.pointer}/type`,
                text: '{"type":"bytes","logicalType":"decimal","precision":18,"scale":2}',
              },
            };
          }
        }
      }
    },
  },
  {
    id: 'enum-has-default',
    severity: { dev: 'warn', prod: 'fail' },
    *check({ types }) {
      for (const { type, fieldPath } of types) {
        if (type.kind === 'enum' && !type.default) {
          const fallback = type.symbols.find(symbol =>
            ['UNKNOWN', 'UNSPECIFIED', 'OTHER'].includes(symbol.toUpperCase()),
          );
          const symbols = fallback
            ? type.symbols
            : ['UNKNOWN', ...type.symbols];
          yield {
            path: type.pointer,
            fieldPath,
            ...worded(say('schema.lint.enum-default', { name: type.name })),
            fix: {
              ...advised(
                say('schema.fix.enum-default', {
                  symbol: fallback ?? 'UNKNOWN',
                }),
              ),
              path: type.pointer,
              text: printAvro(
                {
                  ...type,
                  symbols,
                  default: {
                    kind: 'string',
                    value: fallback ?? 'UNKNOWN',
                    offset: 0,
                  },
                },
                { external: new Set() },
              ),
            },
          };
        }
      }
    },
  },
  {
    id: 'nullable-has-default',
    severity: { dev: 'warn', prod: 'fail' },
    *check({ fields }) {
      for (const linted of fields) {
        const { field, fieldPath } = linted;
        const { nullable, branches } = withoutNull(field.type);
        if (nullable && branches.length && !field.default) {
          yield {
            path: field.pointer,
            fieldPath,
            ...worded(
              say('schema.lint.nullable-default', { name: field.name }),
            ),
            fix: {
              ...advised(say('schema.fix.nullable-default')),
              path: field.pointer,
              text: fieldText(linted, nullFirst(field.type), ',"default":null'),
            },
          };
        }
      }
    },
  },
  {
    id: 'union-default-branch',
    severity: { dev: 'warn', prod: 'warn' },
    *check({ fields }) {
      for (const { field, fieldPath } of fields) {
        const { type } = field;
        const first = type.kind === 'union' ? type.branches[0] : undefined;
        if (first && field.default && defaultFault(first, field.default)) {
          yield {
            path: `${field.pointer}/default`,
            fieldPath,
            ...worded(
              say('schema.lint.default-branch', {
                name: field.name,
                type: sayType(first),
              }),
            ),
            fix: {
              ...advised(say('schema.fix.default-branch')),
              path: `${field.pointer}/type`,
            },
          };
        }
      }
    },
  },
  {
    id: 'logical-type-misplaced',
    severity: { dev: 'fail', prod: 'fail' },
    *check({ fields }) {
      for (const linted of fields) {
        const { field, fieldPath } = linted;
        if (field.properties.has('logicalType')) {
          const corrected = nestLogicalType(field.type, field.properties);
          yield {
            path: field.pointer,
            fieldPath,
            ...worded(
              say('schema.lint.logical-type-place', { name: field.name }),
            ),
            fix: {
              ...advised(say('schema.fix.logical-type-place')),
              path: field.pointer,
              text: corrected && fieldText(linted, corrected),
            },
          };
        }
      }
    },
  },
];

const logicalMembers = ['logicalType', 'precision', 'scale'];

/** What is wrong with a decimal, said of the field that holds it. */
function decimalFault(type: AvroSchema): ((name: string) => Said) | undefined {
  if (type.kind === 'union' || logicalTypeOf(type) !== 'decimal') {
    return undefined;
  }
  const precision = wholeNumber(type.properties.get('precision'));
  const scale = wholeNumber(type.properties.get('scale'));
  if (!precision) return name => say('schema.lint.no-precision', { name });
  if (scale === undefined) {
    return name => say('schema.lint.no-scale', { name });
  }
  return scale > precision
    ? name => say('schema.lint.scale-excess', { name, scale, precision })
    : undefined;
}

function wholeNumber(node: JsonNode | undefined): number | undefined {
  return node?.kind === 'number' && /^[0-9]{1,9}$/.test(node.raw)
    ? Number(node.raw)
    : undefined;
}

/** The types a field holds without further fields of their own. */
function leavesOf(type: AvroSchema): readonly AvroSchema[] {
  switch (type.kind) {
    case 'union':
      return type.branches.flatMap(leavesOf);
    case 'array':
      return [type, ...leavesOf(type.items)];
    case 'map':
      return [type, ...leavesOf(type.values)];
    default:
      return [type];
  }
}

function nullFirst(type: AvroSchema): AvroSchema {
  if (type.kind !== 'union') return type;
  const nulls = type.branches.filter(branch => branch.kind === 'null');
  return { ...type, branches: [...nulls, ...withoutNull(type).branches] };
}

/** The type with the logical type that stood beside it; undefined when there is no one place. */
function nestLogicalType(
  type: AvroSchema,
  beside: AvroProperties,
): AvroSchema | undefined {
  const { branches } = withoutNull(type);
  const target = branches.length === 1 ? branches[0] : undefined;
  if (!target || target.kind === 'union') return undefined;
  const nested: AvroSchema = {
    ...target,
    properties: new Map([
      ...target.properties,
      ...[...beside].filter(([name]) => logicalMembers.includes(name)),
    ]),
  };
  return type.kind === 'union'
    ? {
        ...type,
        branches: type.branches.map(each => (each === target ? nested : each)),
      }
    : nested;
}

/** The field as it would be written with another type. Named types are written out. */
function fieldText(
  { field, record }: LintedField,
  type: AvroSchema,
  more = '',
): string {
  const printed = printAvro(
    {
      ...record,
      properties: new Map(),
      fields: [
        {
          ...field,
          type,
          properties: new Map(
            [...field.properties].filter(
              ([name]) => !logicalMembers.includes(name),
            ),
          ),
        },
      ],
      doc: undefined,
      aliases: [],
    },
    { external: new Set() },
  );
  const start = printed.indexOf('"fields":[') + '"fields":['.length;
  const text = printed.slice(start, printed.lastIndexOf(']}'));
  return more ? `${text.slice(0, -1)}${more}}` : text;
}
