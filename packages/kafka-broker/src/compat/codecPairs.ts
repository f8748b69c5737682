import {
  apiVersionsRequestCodec,
  apiVersionsResponseCodec,
  createTopicsRequestCodec,
  createTopicsResponseCodec,
  deleteTopicsRequestCodec,
  deleteTopicsResponseCodec,
  fetchRequestCodec,
  fetchResponseCodec,
  findCoordinatorRequestCodec,
  findCoordinatorResponseCodec,
  listOffsetsRequestCodec,
  listOffsetsResponseCodec,
  metadataRequestCodec,
  metadataResponseCodec,
  produceRequestCodec,
  produceResponseCodec,
} from '@millrace/kafka-protocol';

/* Request and response of an API, for `RawClient.call`. */

export const PRODUCE = {
  request: produceRequestCodec,
  response: produceResponseCodec,
};
export const FETCH = {
  request: fetchRequestCodec,
  response: fetchResponseCodec,
};
export const METADATA = {
  request: metadataRequestCodec,
  response: metadataResponseCodec,
};
export const CREATE_TOPICS = {
  request: createTopicsRequestCodec,
  response: createTopicsResponseCodec,
};
export const DELETE_TOPICS = {
  request: deleteTopicsRequestCodec,
  response: deleteTopicsResponseCodec,
};
export const LIST_OFFSETS = {
  request: listOffsetsRequestCodec,
  response: listOffsetsResponseCodec,
};
export const FIND_COORDINATOR = {
  request: findCoordinatorRequestCodec,
  response: findCoordinatorResponseCodec,
};
export const API_VERSIONS = {
  request: apiVersionsRequestCodec,
  response: apiVersionsResponseCodec,
};
