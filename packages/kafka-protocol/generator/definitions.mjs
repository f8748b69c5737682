/*
 * Reads the message definitions into the model the other generator files work on.
 */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { intersect, parseVersions } from './versions.mjs';

/**
 * @typedef {object} Field
 * @property {string} name camelCase
 * @property {string} type without the array mark: a primitive or the name of a struct
 * @property {boolean} array
 * @property {import('./versions.mjs').Range | null} versions where it exists, inside the message's
 * @property {import('./versions.mjs').Range | null} nullable where it may be null
 * @property {import('./versions.mjs').Range | null} tagged where it is a tagged field
 * @property {number} tag
 * @property {unknown} default as written in the definition, undefined for none
 * @property {boolean} ignorable
 * @property {boolean} neverFlexible encoded the old way in flexible versions too
 * @property {string} about
 */

/**
 * @typedef {object} Struct
 * @property {string} name unique across all messages
 * @property {import('./versions.mjs').Range} versions
 * @property {Field[]} fields
 */

/**
 * @typedef {object} Message
 * @property {number} apiKey -1 for headers and data
 * @property {string} name
 * @property {'request' | 'response' | 'header' | 'data'} kind
 * @property {import('./versions.mjs').Range} versions
 * @property {import('./versions.mjs').Range | null} flexible
 * @property {Struct[]} structs inner before outer; the message itself is the last
 */

/**
 * Versions that the definitions no longer list but that a broker meets: Produce below 3 is
 * advertised and answered (with an error) because older librdkafka switches compression off
 * otherwise. The definitions still say which fields those versions had.
 */
const WIDER_VERSIONS = {
  ProduceRequest: { min: 0, max: 13 },
  ProduceResponse: { min: 0, max: 13 },
};

/**
 * @param {string} folder
 * @returns {Message[]} in the order of file names
 */
export function readDefinitions(folder) {
  return readdirSync(folder)
    .filter(file => file.endsWith('.json') && file !== 'errors.json')
    .sort()
    .map(file => {
      const text = readFileSync(path.join(folder, file), 'utf8');
      return toMessage(JSON.parse(text.replace(/^\s*\/\/.*$/gm, '')));
    });
}

/** @returns {Message} */
function toMessage(definition) {
  const { name } = definition;
  const versions =
    WIDER_VERSIONS[name] ?? parseVersions(definition.validVersions);
  const message = {
    apiKey: definition.apiKey ?? -1,
    name,
    kind: definition.type,
    versions,
    flexible: intersect(parseVersions(definition.flexibleVersions), versions),
    structs: [],
  };
  for (const common of definition.commonStructs ?? []) {
    addStruct(message, `${name}${common.name}`, common, versions);
  }
  addStruct(message, name, definition, versions);
  return message;
}

function addStruct(message, name, definition, within) {
  const fields = definition.fields.map(raw => toField(message, raw, within));
  message.structs.push({ name, versions: within, fields });
}

/** @returns {Field} */
function toField(message, raw, within) {
  const array = raw.type.startsWith('[]');
  const bare = array ? raw.type.slice(2) : raw.type;
  const isStruct = /^[A-Z]/.test(bare);
  const versions = intersect(parseVersions(raw.versions), within);
  const type = isStruct ? `${message.name}${bare}` : bare;
  if (raw.fields && versions) {
    addStruct(message, type, raw, versions);
  }
  return {
    name: raw.name[0].toLowerCase() + raw.name.slice(1),
    type,
    array,
    versions,
    nullable: intersect(parseVersions(raw.nullableVersions), versions),
    tagged: intersect(parseVersions(raw.taggedVersions), versions),
    tag: raw.tag,
    default: raw.default,
    ignorable: raw.ignorable === true,
    neverFlexible: raw.flexibleVersions === 'none',
    about: raw.about ?? '',
  };
}
