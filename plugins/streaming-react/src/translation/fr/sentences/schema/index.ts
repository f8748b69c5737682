import { avro } from './avro';
import { avroChanges } from './avroChanges';
import { avroConflicts } from './avroConflicts';
import { changes } from './changes';
import { conflicts } from './conflicts';
import { contract } from './contract';
import { fixes } from './fixes';
import { json } from './json';
import { jsonChanges } from './jsonChanges';
import { jsonConflicts } from './jsonConflicts';
import { levels } from './levels';
import { lint } from './lint';
import { lists } from './lists';
import { parse } from './parse';
import { protoChanges } from './protoChanges';
import { protoConflicts } from './protoConflicts';
import { protoNames } from './protoNames';
import { protoOptions } from './protoOptions';
import { protoRules } from './protoRules';
import { protoText } from './protoText';
import { rules } from './rules';

/** Every sentence of the schema library in French. */
export const schema = {
  ...avro,
  ...avroChanges,
  ...avroConflicts,
  ...changes,
  ...conflicts,
  ...contract,
  ...fixes,
  ...json,
  ...jsonChanges,
  ...jsonConflicts,
  ...levels,
  ...lint,
  ...lists,
  ...parse,
  ...protoChanges,
  ...protoConflicts,
  ...protoNames,
  ...protoOptions,
  ...protoRules,
  ...protoText,
  ...rules,
};
