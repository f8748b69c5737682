import { avro } from './avro';
import { fixes } from './fixes';
import { json } from './json';
import { levels } from './levels';
import { lint } from './lint';
import { lists } from './lists';
import { parse } from './parse';
import { protoNames } from './protoNames';
import { protoOptions } from './protoOptions';
import { protoRules } from './protoRules';
import { protoText } from './protoText';

/**
 * Every sentence that this library says, by code: the only copy of the English. `{{name}}` is a value,
 * `{{name, number}}` one that pages write as their language does; `_one` and `_other` are chosen by `count`.
 *
 * @public
 */
export const schemaSentences = {
  ...avro,
  ...fixes,
  ...json,
  ...levels,
  ...lint,
  ...lists,
  ...parse,
  ...protoNames,
  ...protoOptions,
  ...protoRules,
  ...protoText,
} as const;
