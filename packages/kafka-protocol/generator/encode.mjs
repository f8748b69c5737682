/*
 * Writes the encode function of a struct.
 */
import { choose, condition, intersect } from './versions.mjs';
import {
  defaultOf,
  differsFromDefault,
  fieldsOf,
  isOptional,
  isStruct,
} from './types.mjs';

const VARIABLE = { string: 'String', bytes: 'Bytes', records: 'Bytes' };

/**
 * @param {import('./definitions.mjs').Message} message
 * @param {import('./definitions.mjs').Struct} struct
 * @param {Map<string, import('./definitions.mjs').Struct>} structs
 * @returns {string}
 */
export function encodeFunction(message, struct, structs) {
  const fields = fieldsOf(struct);
  const flexible = condition(message.flexible, struct.versions);
  const body = fields.map(field => inline(message, struct, field));
  if (flexible !== 'false') {
    const section = taggedSection(message, struct, fields, structs);
    body.push(
      flexible === 'true' ? section : `if (${flexible}) {\n${section}\n}`,
    );
  }
  const text = body.filter(Boolean).join('\n');
  const version = /\bversion\b/.test(text) ? 'version' : '_version';
  return `function encode${struct.name}(writer: Writer, value: ${struct.name}, ${version}: number): void {\n${text}\n}\n`;
}

function inline(message, struct, field) {
  let { versions } = field;
  if (field.tagged) {
    if (field.tagged.min <= versions.min) return '';
    versions = { min: versions.min, max: field.tagged.min - 1 };
  }
  const test = condition(versions, struct.versions);
  const write = writeOf(message, struct, field, {
    within: versions,
    value: access(message, struct, field),
    writer: 'writer',
  });
  return test === 'true' ? write : `if (${test}) {\n${write}\n}`;
}

function access(message, struct, field) {
  const value = `value.${field.name}`;
  if (!isOptional(message, struct, field)) return value;
  const fallback = defaultOf(field);
  return field.nullable && fallback !== 'null'
    ? `(${value} === undefined ? ${fallback} : ${value})`
    : `(${value} ?? ${fallback})`;
}

function taggedSection(message, struct, fields, structs) {
  const tagged = fields
    .filter(field => field.tagged)
    .sort((a, b) => a.tag - b.tag);
  const within = intersect(message.flexible, struct.versions);
  const lines = tagged.map(field => {
    const value = isOptional(message, struct, field)
      ? `value.${field.name} !== undefined && `
      : '';
    const test = condition(field.tagged, within);
    const versionTest = test === 'true' ? '' : `${test} && `;
    const differs = differsFromDefault(field, `value.${field.name}`, structs);
    return `const has${capital(
      field.name,
    )} = ${versionTest}${value}(${differs});`;
  });
  const counted = tagged.map(field => `Number(has${capital(field.name)})`);
  lines.push(
    `writer.tagCount(${
      counted.join(' + ') || '0'
    }, value.unknownTaggedFields);`,
  );
  for (const field of tagged) {
    const write = writeOf(message, struct, field, {
      within: field.tagged,
      value: access(message, struct, field),
      writer: 'tagged',
    });
    lines.push(
      `if (has${capital(field.name)}) {
        writer.taggedField(${field.tag}, tagged => {\n${write}\n});
      }`,
    );
  }
  lines.push('writer.unknownTaggedFields(value.unknownTaggedFields);');
  return lines.join('\n');
}

function writeOf(message, struct, field, { within, value, writer }) {
  const flexible = field.neverFlexible
    ? 'false'
    : condition(message.flexible, within);
  const nullable = condition(field.nullable, within);
  const name = `${struct.name}.${field.name}`;
  const present = field.nullable ? `notNull(${value}, '${name}')` : value;
  if (field.array) {
    return writeArray(field, {
      flexible,
      writer,
      value: choose(nullable, value, present),
      nullable,
    });
  }
  if (isStruct(field.type)) {
    const write = `encode${field.type}(${writer}, ${present}, version);`;
    if (nullable === 'false') return write;
    return `{
      const item = ${value};
      ${writer}.int8(item === null ? -1 : 1);
      if (item !== null) encode${field.type}(${writer}, item, version);
    }`;
  }
  const plain = call(field.type, '', { flexible, writer, value: present });
  const orNull = call(field.type, 'Nullable', { flexible, writer, value });
  if (nullable === 'true') return orNull;
  if (nullable === 'false') return plain;
  return `if (${nullable}) {\n${orNull}\n} else {\n${plain}\n}`;
}

function writeArray(field, { flexible, writer, value, nullable }) {
  const count = nullable === 'false' ? 'items.length' : 'items?.length ?? -1';
  const length = conditional(
    flexible,
    `${writer}.compactArrayLength(${count});`,
    `${writer}.arrayLength(${count});`,
  );
  return `{
    const items = ${value};
    ${length}
    writeElements(${writer}, items, version, ${elementOf(field, flexible)});
  }`;
}

function call(type, nullable, { flexible, writer, value }) {
  const suffix = VARIABLE[type];
  if (!suffix) return `${writer}.${type}(${value});`;
  const plain = `${nullable}${suffix}`;
  return conditional(
    flexible,
    `${writer}.compact${plain}(${value});`,
    `${writer}.${plain[0].toLowerCase()}${plain.slice(1)}(${value});`,
  );
}

function conditional(test, yes, no) {
  if (test === 'true') return yes;
  if (test === 'false') return no;
  return `if (${test}) {\n${yes}\n} else {\n${no}\n}`;
}

function elementOf(field, flexible) {
  if (isStruct(field.type)) return `encode${field.type}`;
  const arrow = test =>
    `(element, item) => ${call(field.type, '', {
      flexible: test,
      writer: 'element',
      value: 'item',
    }).replace(/;$/, '')}`;
  return choose(flexible, arrow('true'), arrow('false'));
}

function capital(name) {
  return name[0].toUpperCase() + name.slice(1);
}
