import { IncomingMessage, ServerResponse } from 'node:http';
import { JsonText } from './JsonText';

/** The media types of the protocol, the most specific first. */
const mediaTypes = [
  'application/vnd.schemaregistry.v1+json',
  'application/vnd.schemaregistry+json',
  'application/json',
  'application/octet-stream',
] as const;

/** A schema text is answered as it is; everything else as compact JSON. */
export class BareText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** The media type to answer with: the most specific that the client accepts. */
export function chooseMediaType(accept: string | undefined): string {
  if (accept === undefined || accept === mediaTypes[0]) return mediaTypes[0];
  const accepted = accept
    .split(',')
    .map(each => (each.split(';')[0] ?? '').trim().toLowerCase());
  return mediaTypes.find(each => accepted.includes(each)) ?? mediaTypes[0];
}

/** Whether a body of this type may be read; no type at all is taken as JSON. */
export function isReadableType(contentType: string | undefined): boolean {
  if (contentType === undefined || contentType === mediaTypes[0]) return true;
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  return mediaTypes.some(each => each === type) || type === '*/*';
}

/** Sends a body: nothing for `undefined`, else JSON without a space after `:` or `,`. */
export function sendAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  { status = 200, body }: { status?: number; body: unknown },
): void {
  if (body === undefined) {
    response.writeHead(status === 200 ? 204 : status).end();
    return;
  }
  const content = contentOf(body);
  // A text travels in one piece with the head, bytes do not.
  response
    .writeHead(status, {
      'Content-Type': chooseMediaType(request.headers.accept),
      'Content-Length': Buffer.byteLength(content),
    })
    .end(content);
}

function contentOf(body: unknown): string | Buffer {
  if (body instanceof JsonText) return body.bytes;
  return body instanceof BareText ? body.text : JSON.stringify(body);
}
