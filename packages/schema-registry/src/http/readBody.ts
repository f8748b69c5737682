import { IncomingMessage } from 'node:http';
import { isReadableType } from './HttpAnswer';
import { errorCodes, RegistryError } from '../RegistryError';
import { HttpError } from './HttpError';

/** The longest request body: 2 MiB. */
const maxBodyBytes = 2 * 1024 * 1024;
/** How deep the members of a body may nest; a schema is one text and counts as one level. */
const maxNesting = 200;

/**
 * The JSON value of a request's body; `undefined` when the body is empty.
 *
 * @throws HttpError 400, 413 or 415; RegistryError 42201 when it nests too deeply
 */
export async function readBody(request: IncomingMessage): Promise<unknown> {
  if (!isReadableType(request.headers['content-type'])) {
    throw new HttpError(415, 'HTTP 415 Unsupported Media Type');
  }
  const text = (await readBytes(request)).toString('utf8');
  if (!text.trim()) return undefined;
  requireShallow(text);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new HttpError(
      400,
      `The body is not JSON: ${error instanceof Error ? error.message : error}`,
    );
  }
}

function readBytes(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const read = (chunk: Buffer) => {
      length += chunk.length;
      chunks.push(chunk);
      if (length <= maxBodyBytes) return;
      request.off('data', read).pause();
      reject(
        new HttpError(413, `The body is longer than ${maxBodyBytes} bytes`),
      );
    };
    request.on('data', read);
    request.on('end', () => resolve(Buffer.concat(chunks, length)));
    request.on('error', reject);
    request.on('close', () => {
      if (!request.complete) reject(new Error('The connection was closed'));
    });
  });
}

const codes = {
  quote: 0x22,
  backslash: 0x5c,
  brace: 0x7b,
  braceEnd: 0x7d,
  bracket: 0x5b,
  bracketEnd: 0x5d,
};

/** Whoever walks a value later does so by recursion. */
function requireShallow(text: string): void {
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === codes.quote) quoted = !quoted;
    else if (quoted && code === codes.backslash) index++;
    else if (quoted) continue;
    else if (code === codes.brace || code === codes.bracket) depth++;
    else if (code === codes.braceEnd || code === codes.bracketEnd) depth--;
    if (depth > maxNesting) {
      throw new RegistryError(
        errorCodes.invalidSchema,
        `The body nests more than ${maxNesting} levels deep`,
      );
    }
  }
}
