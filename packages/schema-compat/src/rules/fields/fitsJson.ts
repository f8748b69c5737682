import { itemsOf, typesOf, valuesOf } from '../../json/Conjunction';
import { JsonSchemaDocument } from '../../json/JsonSchemaDocument';
import { JsonNode, JsonObject } from '../../jsonText/JsonNode';
import { isMembers } from '../copyMessage';
import { StepBudget } from '../StepBudget';

interface Fit {
  document: JsonSchemaDocument;
  budget: StepBudget;
}

/**
 * Whether a value has the shape of a schema: types, values, required and declared properties,
 * items, and combinations of these. Enough to tell the branches of `oneOf` apart; lengths, ranges
 * and patterns are left out, and no regular expression of a schema is run.
 *
 * @throws StepLimitError
 */
export function fitsJson(node: JsonNode, value: unknown, fit: Fit): boolean {
  fit.budget.take(1);
  const schema = fit.document.follow(node);
  if (schema.kind === 'boolean') return schema.value;
  if (schema.kind !== 'object') return true;
  return (
    fitsType(schema, value) &&
    fitsValues(schema, value) &&
    fitsMembers(schema, value, fit) &&
    fitsItems(schema, value, fit) &&
    fitsBranches(schema, value, fit)
  );
}

/** The JSON Schema type of a value; `integer` where a number is whole. */
export function jsonTypeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'bigint' || Number.isInteger(value)) return 'integer';
  return typeof value;
}

function fitsType(schema: JsonObject, value: unknown): boolean {
  return typesOf(schema.members.get('type'))?.has(jsonTypeOf(value)) ?? true;
}

function fitsValues(schema: JsonObject, value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return true;
  return (
    valuesOf(schema)?.some(node => {
      if (node.kind === 'null') return value === null;
      if (node.kind === 'number') return Number(node.raw) === Number(value);
      return 'value' in node && node.value === value;
    }) ?? true
  );
}

function fitsMembers(schema: JsonObject, value: unknown, fit: Fit): boolean {
  if (!isMembers(value)) return true;
  const required = schema.members.get('required');
  const missing =
    required?.kind === 'array' &&
    required.items.some(
      name => name.kind === 'string' && !Object.hasOwn(value, name.value),
    );
  if (missing) return false;
  const properties = schema.members.get('properties');
  const declared =
    properties?.kind === 'object' ? properties.members : undefined;
  const others = schema.members.get('additionalProperties');
  const closed = others?.kind === 'boolean' && !others.value;
  return Object.entries(value).every(([name, member]) => {
    const property = declared?.get(name);
    if (property) return fitsJson(property, member, fit);
    return !closed || schema.members.has('patternProperties');
  });
}

function fitsItems(schema: JsonObject, value: unknown, fit: Fit): boolean {
  if (!Array.isArray(value)) return true;
  const { leading, rest } = itemsOf(schema);
  return value.every((item, index) => {
    const node = leading[index] ?? rest;
    return !node || fitsJson(node, item, fit);
  });
}

function fitsBranches(schema: JsonObject, value: unknown, fit: Fit): boolean {
  const count = (keyword: string) => {
    const list = schema.members.get(keyword);
    if (list?.kind !== 'array') return undefined;
    const fitting = list.items.filter(branch => fitsJson(branch, value, fit));
    return { fitting: fitting.length, all: list.items.length };
  };
  const all = count('allOf');
  const any = count('anyOf');
  const one = count('oneOf');
  return (
    (!all || all.fitting === all.all) &&
    (!any || any.fitting > 0) &&
    (!one || one.fitting > 0)
  );
}
