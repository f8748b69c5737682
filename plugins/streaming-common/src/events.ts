/** Published when topics, subjects or their owners changed, so that the catalog feed is read at once. Payload: `{ landscape }`. */
export const STREAMING_FEED_EVENT = 'streaming.feed';
/** Published at every change of state of a request. Payload: `{ id, state }`. */
export const STREAMING_REQUEST_EVENT = 'streaming.request';
