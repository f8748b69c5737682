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

/** Every sentence of the schema library in French. */
export const schema = {
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
};
