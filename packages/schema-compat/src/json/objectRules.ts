import { JsonNode, JsonObject, pointerStep } from '../jsonText/JsonNode';
import { say } from '../sentences/say';
import {
  additionalSchema,
  Conjunction,
  patternsOf,
  propertyRules,
} from './Conjunction';
import { finding, JsonSchemaFinding, Place } from './JsonSchemaFinding';
import { mayOverlap, NameMatcher } from './NameMatcher';

type Findings = JsonSchemaFinding[];

/** What a rule needs of the comparison that it is part of. */
export interface Comparison {
  /** Whether properties may come and go without regard to what else an object may hold. */
  readonly ignoresContentModel: boolean;
  /** Tells which patterns cover which properties. */
  readonly names: NameMatcher;
  /** Why `reader` may refuse what `writer` allows; the findings are placed below `place`. */
  compare(reader: JsonNode, writer: Conjunction, place: Place): Findings;
  /** Counts work, and ends the comparison where it becomes too much. */
  spend(work: number): void;
  /** The reader's schema that a reference leads to; the node itself when it is none. */
  follow(node: JsonNode): JsonNode;
}

/** A schema that reads, what is written, and where in the reader's schema this is. */
export interface Pair {
  reader: JsonObject;
  writer: Conjunction;
  place: Place;
}

/** What the reader asks of the properties of an object. */
export function checkObject(comparison: Comparison, pair: Pair): Findings {
  const { reader, writer, place } = pair;
  const declared = declaredIn(reader);
  const written = writer.declaredProperties();
  return [
    ...checkRequired(comparison, pair),
    ...[...declared].flatMap(([name, schema]) =>
      checkDeclared(
        comparison,
        { name, schema, isNew: !written.has(name) },
        writer,
        {
          path: `${place.path}/properties${pointerStep(name)}`,
          fieldPath: `${place.fieldPath}.${name}`,
        },
      ),
    ),
    ...[...written]
      .filter(name => !declared.has(name) && !comparison.ignoresContentModel)
      .flatMap(name => checkRemoved(comparison, name, pair)),
    ...[...written]
      .filter(name => declared.has(name) || comparison.ignoresContentModel)
      .flatMap(name => checkCovered(comparison, name, pair)),
    ...checkOthers(comparison, pair),
  ];
}

function checkRequired(
  comparison: Comparison,
  { reader, writer, place }: Pair,
): Findings {
  const node = reader.members.get('required');
  const promised = writer.required();
  const names = node?.kind === 'array' ? node.items : [];
  return names.flatMap(item => {
    if (item.kind !== 'string' || promised.has(item.value)) return [];
    const schema = declaredIn(reader).get(item.value);
    const target = schema && comparison.follow(schema);
    if (target?.kind === 'object' && target.members.has('default')) return [];
    return [
      finding(
        'REQUIRED_ATTRIBUTE_ADDED',
        {
          path: `${place.path}/required`,
          fieldPath: `${place.fieldPath}.${item.value}`,
        },
        say('schema.json.requires', { name: item.value }),
      ),
    ];
  });
}

function checkDeclared(
  comparison: Comparison,
  property: { name: string; schema: JsonNode; isNew: boolean },
  writer: Conjunction,
  place: Place,
): Findings {
  const { name, schema, isNew } = property;
  if (isNew && comparison.ignoresContentModel) return [];
  const findings = comparison.compare(schema, writer.property(name), place);
  if (!isNew || !findings.length) return findings;
  const open = !writer.property(name).nodes.length;
  return [
    open
      ? finding(
          'PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL',
          place,
          say('schema.json.added-to-open'),
        )
      : finding(
          'PROPERTY_ADDED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL',
          place,
          say('schema.json.added-uncovered'),
        ),
  ];
}

function checkRemoved(
  comparison: Comparison,
  name: string,
  { reader, writer, place }: Pair,
): Findings {
  const at = {
    path: `${place.path}/properties${pointerStep(name)}`,
    fieldPath: `${place.fieldPath}.${name}`,
  };
  const { sure, possible, others } = propertyRules(
    reader,
    name,
    comparison.names,
  );
  const unmatched = new Set(possible.map(([pattern]) => pattern));
  const rest = sure.length || !others ? [] : [others];
  const refused = [
    ...sure.filter(
      schema => comparison.compare(schema, writer.property(name), at).length,
    ),
    ...possible.flatMap(([matching, schema]) => {
      comparison.spend(unmatched.size / 10);
      const value = writer.property(name, { matching });
      return comparison.compare(schema, value, at).length ? [schema] : [];
    }),
    ...rest.filter(schema => {
      const value = writer.property(name, { unmatched });
      return comparison.compare(schema, value, at).length;
    }),
  ];
  if (!refused.length) return [];
  const closed = refused.some(
    schema => schema.kind === 'boolean' && !schema.value,
  );
  return [
    closed
      ? finding(
          'PROPERTY_REMOVED_FROM_CLOSED_CONTENT_MODEL',
          at,
          say('schema.json.removed-from-closed'),
        )
      : finding(
          'PROPERTY_REMOVED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL',
          at,
          say('schema.json.removed-uncovered'),
        ),
  ];
}

/** What the reader's patterns ask of a property that the writer declares. */
function checkCovered(
  comparison: Comparison,
  name: string,
  { reader, writer, place }: Pair,
): Findings {
  const patterns = patternsOf(reader);
  return patterns.flatMap(([pattern, schema]) => {
    const isCovered = comparison.names.matches(pattern, name);
    if (isCovered === false) return [];
    comparison.spend(patterns.length / 10);
    const value = writer.property(name, { matching: pattern });
    return comparison.compare(schema, value, {
      path: `${place.path}/patternProperties${pointerStep(pattern)}`,
      fieldPath: `${place.fieldPath}.${name}`,
    });
  });
}

/** Properties that neither side declares. */
function checkOthers(
  comparison: Comparison,
  { reader, writer, place }: Pair,
): Findings {
  const others = additionalSchema(reader);
  const fieldPath = `${place.fieldPath}{}`;
  const own = new Set(patternsOf(reader).map(([name]) => name));
  const undeclared = [
    writer.additional(),
    ...writer.nodes.flatMap(node =>
      patternsOf(node)
        .filter(([name]) => !own.has(name))
        .map(([, schema]) => writer.inside([schema])),
    ),
  ];
  const known = new Set(
    writer.nodes.flatMap(node => patternsOf(node).map(([name]) => name)),
  );
  return [
    ...(others &&
    !comparison.ignoresContentModel &&
    undeclared.some(
      value =>
        comparison.compare(others, value, {
          path: `${place.path}/additionalProperties`,
          fieldPath,
        }).length,
    )
      ? [
          finding(
            others.kind === 'boolean'
              ? 'ADDITIONAL_PROPERTIES_REMOVED'
              : 'ADDITIONAL_PROPERTIES_NARROWED',
            { path: `${place.path}/additionalProperties`, fieldPath },
            say('schema.json.fewer-additional'),
          ),
        ]
      : []),
    ...patternsOf(reader).flatMap(([pattern, schema]) => {
      const at = {
        path: `${place.path}/patternProperties${pointerStep(pattern)}`,
        fieldPath,
      };
      if (known.has(pattern)) {
        const schemas = writer.nodes.flatMap(node =>
          patternsOf(node)
            .filter(([name]) => name === pattern)
            .map(([, inner]) => inner),
        );
        return comparison.compare(schema, writer.inside(schemas), at);
      }
      const values = [
        writer.additional(),
        ...writer.nodes.flatMap(node =>
          patternsOf(node)
            .filter(([name]) => mayOverlap(name, pattern))
            .map(([, inner]) => writer.inside([inner])),
        ),
      ];
      return (
        values
          .map(value => comparison.compare(schema, value, at))
          .find(findings => findings.length) ?? []
      );
    }),
  ];
}

function declaredIn(reader: JsonObject): ReadonlyMap<string, JsonNode> {
  const properties = reader.members.get('properties');
  return properties?.kind === 'object' ? properties.members : new Map();
}
