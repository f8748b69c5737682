import { IncomingMessage, ServerResponse } from 'node:http';
import { Access } from '../auth/Access';
import { Authenticator } from '../auth/Authenticator';
import { TooManyChecksError } from '../auth/PasswordCheck';
import { Logger } from '../Logger';
import { HttpError } from './HttpError';
import { Route } from './Route';

/**
 * Who sends a request and what that sender may do; everything without an authenticator, nothing on
 * routes that are for anybody.
 *
 * @throws HttpError 401 with the accepted schemes as `WWW-Authenticate`; 503 when it cannot be told now
 */
export async function authenticate(
  request: IncomingMessage,
  response: ServerResponse,
  {
    authenticator,
    right,
    logger,
  }: {
    authenticator: Authenticator | undefined;
    right: Route['right'];
    logger: Logger;
  },
): Promise<Access> {
  if (!authenticator) return Access.unlimited;
  if (right === 'anybody') return new Access('anonymous', []);
  let access: Access | undefined;
  try {
    access = await authenticator.authenticate(request.headers);
  } catch (error) {
    if (!(error instanceof TooManyChecksError)) {
      logger.error('Credentials cannot be checked', { error: String(error) });
    }
    response.setHeader('Retry-After', '1');
    throw new HttpError(503, 'Credentials cannot be checked now; try again');
  }
  if (access) return access;
  response.setHeader('WWW-Authenticate', authenticator.challenge);
  throw new HttpError(
    401,
    request.headers.authorization === undefined
      ? 'This registry needs credentials'
      : 'The credentials are not valid',
  );
}
