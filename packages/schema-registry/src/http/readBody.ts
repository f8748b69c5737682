import { IncomingMessage } from 'node:http';
import { isReadableType } from './HttpAnswer';
import { HttpError } from './HttpError';

/** The longest request body: 2 MiB. */
const maxBodyBytes = 2 * 1024 * 1024;

/**
 * The JSON value of a request's body; `undefined` when the body is empty.
 *
 * @throws HttpError 400, 413 or 415
 */
export async function readBody(request: IncomingMessage): Promise<unknown> {
  if (!isReadableType(request.headers['content-type'])) {
    throw new HttpError(415, 'HTTP 415 Unsupported Media Type');
  }
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > maxBodyBytes) {
      throw new HttpError(413, `The body is longer than ${maxBodyBytes} bytes`);
    }
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  if (!text.trim()) return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new HttpError(
      400,
      `The body is not JSON: ${error instanceof Error ? error.message : error}`,
    );
  }
}
