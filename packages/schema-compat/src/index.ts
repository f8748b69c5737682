/**
 * Parse, normalise, compare and lint schemas; runs in Node and in the browser.
 *
 * @packageDocumentation
 */
export type { AvroDocument } from './avro/AvroDocument';
export type { LintOptions } from './lint/NamedField';
export { checkCompatibility } from './checkCompatibility';
export type {
  CompatibilityQuestion,
  CompatibilityVerdict,
  PreviousSchema,
} from './checkCompatibility';
export type { Contract } from './diffContract';
export * from './diffSchemas';
export type { JsonSchemaDocument } from './json/JsonSchemaDocument';
export * from './lintSchema';
export { listFields } from './listFields';
export * from './model/CompatibilityLevel';
export * from './model/LintFinding';
export type {
  Rule,
  RuleKind,
  RuleList,
  RuleMode,
  RuleSet,
  SchemaMetadata,
} from './model/RuleSet';
export * from './model/SchemaChange';
export type { SchemaField } from './model/SchemaField';
export * from './model/SchemaIncompatibility';
export * from './model/SchemaProblem';
export * from './model/SchemaReference';
export * from './model/SchemaType';
export { parseSchema } from './parseSchema';
export type { ProtobufDocument } from './protobuf/ProtobufDocument';
export type {
  ParseResult,
  Schema,
  SchemaInput,
  SchemaSource,
} from './parseSchema';
export { allOf, listed, oneOf } from './sentences/compose';
export { schemaSentences } from './sentences/english';
export type { Said, SaidValue } from './sentences/Said';
export { say, worded } from './sentences/say';
export { SentenceBook } from './sentences/SentenceBook';
export type { CodeIn, ValuesOf } from './sentences/SentenceBook';
export { readTags } from './tags/readTags';
