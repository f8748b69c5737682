/*
 * TypeScript types and default values of fields.
 */

const TYPES = {
  bool: 'boolean',
  int8: 'number',
  int16: 'number',
  uint16: 'number',
  int32: 'number',
  uint32: 'number',
  int64: 'bigint',
  float64: 'number',
  string: 'string',
  uuid: 'string',
  bytes: 'Buffer',
  records: 'Buffer',
};

/** @param {string} type */
export function isStruct(type) {
  return !(type in TYPES);
}

/** @param {import('./definitions.mjs').Field} field */
export function typeOf(field) {
  const bare = TYPES[field.type] ?? field.type;
  const type = field.array ? `${bare}[]` : bare;
  return field.nullable ? `${type} | null` : type;
}

/**
 * Whether a response may leave the field out: it has a default in the definition, may be
 * ignored, is tagged, or does not exist in every version.
 *
 * @param {import('./definitions.mjs').Message} message
 * @param {import('./definitions.mjs').Struct} struct
 * @param {import('./definitions.mjs').Field} field
 */
export function isOptional(message, struct, field) {
  return (
    message.kind === 'response' &&
    (field.default !== undefined ||
      field.ignorable ||
      field.tagged !== null ||
      field.name === 'throttleTimeMs' ||
      field.versions.min > struct.versions.min ||
      field.versions.max < struct.versions.max)
  );
}

/**
 * @param {import('./definitions.mjs').Field} field
 * @returns {string} an expression; for a struct a call of its default function
 */
export function defaultOf(field) {
  if (field.default === 'null') return 'null';
  if (field.array) return '[]';
  switch (field.type) {
    case 'bool':
      return String(field.default ?? false);
    case 'string':
      return JSON.stringify(field.default ?? '');
    case 'uuid':
      return 'ZERO_UUID';
    case 'bytes':
    case 'records':
      return field.nullable ? 'null' : 'EMPTY_BYTES';
    case 'int64':
      return `${BigInt(field.default ?? 0)}n`;
    default:
      return isStruct(field.type)
        ? `default${field.type}()`
        : String(Number(field.default ?? 0));
  }
}

/**
 * @param {import('./definitions.mjs').Field} field
 * @param {string} value
 * @param {Map<string, import('./definitions.mjs').Struct>} structs
 * @returns {string} the test that a tagged field differs from its default and must be written
 */
export function differsFromDefault(field, value, structs) {
  const fallback = defaultOf(field);
  if (fallback === '[]') return `${value}.length > 0`;
  if (fallback === 'EMPTY_BYTES') return `${value}.length > 0`;
  if (fallback === 'null' || !isStruct(field.type)) {
    return `${value} !== ${fallback}`;
  }
  return structs
    .get(field.type)
    .fields.map(inner =>
      differsFromDefault(inner, `${value}.${inner.name}`, structs),
    )
    .join(' || ');
}

/**
 * @param {import('./definitions.mjs').Message} message
 * @param {import('./definitions.mjs').Struct} struct
 * @returns {string} the interface of one struct
 */
export function interfaceOf(message, struct) {
  const members = fieldsOf(struct).map(field => {
    const mark = isOptional(message, struct, field) ? '?' : '';
    return `  /** ${describe(message, field)} */\n  ${
      field.name
    }${mark}: ${typeOf(field)};`;
  });
  if (message.flexible) {
    members.push(
      '  /** Tagged fields the definition does not know, kept as they came. */\n' +
        '  unknownTaggedFields?: TaggedField[];',
    );
  }
  const of =
    struct.name === message.name ? message.name : `Part of ${message.name}`;
  return `/** ${of}. @public */\nexport interface ${
    struct.name
  } {\n${members.join('\n')}\n}\n`;
}

/** Fields that exist in any version. */
export function fieldsOf(struct) {
  return struct.fields.filter(field => field.versions !== null);
}

function describe(message, field) {
  const { min, max } = field.versions;
  const whole = min === message.versions.min && max === message.versions.max;
  const open = max === message.versions.max;
  let versions = '';
  if (!whole)
    versions = open ? ` Versions ${min}+.` : ` Versions ${min}-${max}.`;
  const about = field.about.replace(/\*\//g, '* /').trim();
  return `${about}${/[.!?]$/.test(about) ? '' : '.'}${versions}`;
}
