import { apis } from './generated/apis';
import type { ApiCodecs } from './wire/MessageCodec';

const API_VERSIONS = 18;
const byKey = new Map(apis.map(api => [api.apiKey, api]));

/**
 * The codecs of an API, or undefined for a number without any.
 *
 * @public
 */
export function apiByKey(apiKey: number): ApiCodecs | undefined {
  return byKey.get(apiKey);
}

/**
 * Which version of the request header stands before a request: 2 before flexible versions, else
 * 1. An API version newer than the definitions is taken to be as flexible as their newest, so
 * that an ApiVersions request from the future can be answered.
 *
 * @returns undefined for an API without codecs, whose header cannot be known.
 * @public
 */
export function requestHeaderVersion(
  apiKey: number,
  apiVersion: number,
): 1 | 2 | undefined {
  const flexible = byKey.get(apiKey)?.request.flexibleVersions;
  if (flexible === undefined) return undefined;
  return flexible !== null && apiVersion >= flexible[0] ? 2 : 1;
}

/**
 * Which version of the response header stands before a response: 1 before flexible versions,
 * else 0. ApiVersions is 0 in every version, because a client that reads the answer cannot know
 * yet what the broker speaks (KIP-511).
 *
 * @returns undefined for an API without codecs.
 * @public
 */
export function responseHeaderVersion(
  apiKey: number,
  apiVersion: number,
): 0 | 1 | undefined {
  if (apiKey === API_VERSIONS) return 0;
  const flexible = byKey.get(apiKey)?.response.flexibleVersions;
  if (flexible === undefined) return undefined;
  return flexible !== null && apiVersion >= flexible[0] ? 1 : 0;
}
