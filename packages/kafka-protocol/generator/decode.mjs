/*
 * Writes the decode function of a struct.
 */
import { choose, condition } from './versions.mjs';
import { defaultOf, fieldsOf, isStruct } from './types.mjs';

const VARIABLE = { string: 'String', bytes: 'Bytes', records: 'Bytes' };

/**
 * @param {import('./definitions.mjs').Message} message
 * @param {import('./definitions.mjs').Struct} struct
 * @returns {string}
 */
export function decodeFunction(message, struct) {
  const fields = fieldsOf(struct);
  const flexible = condition(message.flexible, struct.versions);
  const literal = fields.map(
    field => `    ${field.name}: ${initial(message, struct, field)},`,
  );
  const body = [
    `  const value: ${struct.name} = {\n${literal.join('\n')}\n  };`,
  ];
  const tagged = fields.filter(field => field.tagged);
  if (flexible !== 'false') {
    const read = tagged.length > 0 ? taggedReader(message, tagged) : '';
    const section = `const unknown = reader.taggedFields(${read});
    if (unknown) value.unknownTaggedFields = unknown;`;
    body.push(
      flexible === 'true' ? section : `if (${flexible}) {\n${section}\n}`,
    );
  }
  body.push('  return value;');
  const text = body.join('\n');
  const version = /\bversion\b/.test(text) ? 'version' : '_version';
  return `function decode${struct.name}(reader: Reader, ${version}: number): ${struct.name} {\n${text}\n}\n`;
}

function initial(message, struct, field) {
  const inline = condition(inlineVersions(field), struct.versions);
  return choose(
    inline,
    readOf(message, field, inlineVersions(field) ?? field.versions),
    defaultOf(field),
  );
}

/** Where the field stands in the body itself, not among the tagged ones. */
function inlineVersions(field) {
  if (field.tagged === null) return field.versions;
  return field.tagged.min > field.versions.min
    ? { min: field.versions.min, max: field.tagged.min - 1 }
    : null;
}

function taggedReader(message, fields) {
  const cases = fields.map(
    field =>
      `case ${field.tag}: ${guard(message, field)}
         value.${field.name} = ${readOf(message, field, field.tagged)};
         return true;`,
  );
  return `tag => {
    switch (tag) {
      ${cases.join('\n')}
      default:
        return false;
    }
  }`;
}

function guard(message, field) {
  const test = condition(field.tagged, message.flexible);
  return test === 'true' ? '' : `if (!(${test})) return false;`;
}

function readOf(message, field, within) {
  const flexible = field.neverFlexible
    ? 'false'
    : condition(message.flexible, within);
  const nullable = condition(field.nullable, within);
  if (field.array) {
    const length = choose(
      flexible,
      'reader.compactArrayLength()',
      'reader.arrayLength()',
    );
    const read = choose(nullable, 'readNullableArray', 'readArray');
    return `${read}(reader, ${length}, version, ${elementOf(field, flexible)})`;
  }
  if (isStruct(field.type)) {
    const read = `decode${field.type}(reader, version)`;
    return choose(nullable, `(reader.int8() < 0 ? null : ${read})`, read);
  }
  const plain = method(field.type, '', flexible);
  return choose(nullable, method(field.type, 'Nullable', flexible), plain);
}

function method(type, nullable, flexible) {
  const suffix = VARIABLE[type];
  if (!suffix) return `reader.${type}()`;
  const plain = `${nullable}${suffix}`;
  return choose(
    flexible,
    `reader.compact${plain}()`,
    `reader.${plain[0].toLowerCase()}${plain.slice(1)}()`,
  );
}

function elementOf(field, flexible) {
  if (isStruct(field.type)) return `decode${field.type}`;
  return choose(
    flexible,
    `element => ${method(field.type, '', 'true').replace('reader', 'element')}`,
    `element => ${method(field.type, '', 'false').replace(
      'reader',
      'element',
    )}`,
  );
}
