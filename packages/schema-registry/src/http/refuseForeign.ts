import { IncomingMessage } from 'node:http';
import { isIPv4 } from 'node:net';
import { HttpError } from './HttpError';

const readingMethods: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Why a request is refused before it is read, with 403; undefined for one that may go on.
 *
 * A registry without authentication trusts whoever reaches it, and any web page reaches loopback through the browser
 * of its visitor. Browsers name the page in `Origin` whenever a request writes, and a name that was bent to loopback
 * in `Host`; programs send no `Origin` and ask for the address that they were given.
 */
export function refuseForeign(
  { method = 'GET', headers }: Pick<IncomingMessage, 'method' | 'headers'>,
  boundTo: string | undefined,
): HttpError | undefined {
  const { host, origin } = headers;
  if (
    host !== undefined &&
    boundTo !== undefined &&
    isLoopback(boundTo) &&
    !isLoopback(hostnameOf(host))
  ) {
    return new HttpError(
      403,
      `The registry listens on loopback only and was asked for as "${host}"; ask for it as 127.0.0.1, [::1] or localhost`,
    );
  }
  if (origin !== undefined && !readingMethods.includes(method)) {
    return new HttpError(
      403,
      `The registry does not take ${method} requests from web pages (Origin "${origin}"); send them from a program, without an Origin header`,
    );
  }
  return undefined;
}

/** Whether a name or address, without port and brackets, never leaves the machine. */
function isLoopback(name: string): boolean {
  const address = name.toLowerCase().replace(/^::ffff:/, '');
  return (
    address === 'localhost' ||
    address.endsWith('.localhost') ||
    address === '::1' ||
    (isIPv4(address) && address.startsWith('127.'))
  );
}

/** `[::1]:8081` → `::1`, `localhost:8081` → `localhost`. */
function hostnameOf(host: string): string {
  return host
    .trim()
    .replace(/:\d*$/, '')
    .replace(/^\[(.*)\]$/, '$1');
}
