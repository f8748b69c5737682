import { JsonNode, JsonObject, pointerStep } from '../jsonText/JsonNode';
import { say } from '../sentences/say';
import {
  additionalSchema,
  Conjunction,
  patternsOf,
  propertySchemas,
} from './Conjunction';
import { finding, JsonSchemaFinding, Place } from './JsonSchemaFinding';

type Findings = JsonSchemaFinding[];

/** What a rule needs of the comparison that it is part of. */
export interface Comparison {
  /** Whether properties may come and go without regard to what else an object may hold. */
  readonly ignoresContentModel: boolean;
  /** Why `reader` may refuse what `writer` allows; the findings are placed below `place`. */
  compare(reader: JsonNode, writer: Conjunction, place: Place): Findings;
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
  const value = writer.property(name);
  const refused = propertySchemas(reader, name).filter(
    schema => comparison.compare(schema, value, at).length,
  );
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
      const value = known.has(pattern)
        ? writer.inside(
            writer.nodes.flatMap(node =>
              patternsOf(node)
                .filter(([name]) => name === pattern)
                .map(([, inner]) => inner),
            ),
          )
        : writer.additional();
      return comparison.compare(schema, value, at);
    }),
  ];
}

function declaredIn(reader: JsonObject): ReadonlyMap<string, JsonNode> {
  const properties = reader.members.get('properties');
  return properties?.kind === 'object' ? properties.members : new Map();
}
