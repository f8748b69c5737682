import { CustomErrorBase, InputError, isError } from '@backstage/errors';
import { say, sayBytes } from '@millrace/backstage-plugin-streaming-common';
import express, { ErrorRequestHandler, RequestHandler } from 'express';
import { sayError } from '../lib/sayError';

/** Largest accepted body, bytes: a schema of 1 MiB in JSON, with room for the answers around it. */
const BODY_LIMIT = 3 * 1024 * 1024;

/** Answered with 413. */
class PayloadTooLargeError extends CustomErrorBase {
  name = 'PayloadTooLargeError' as const;
  readonly statusCode = 413;
}

const refuseOtherTypes: RequestHandler = (req, _res, next) => {
  const type = req.header('Content-Type');
  // Null without a body, false for one of another type; a client may announce an empty one.
  next(
    req.is('application/json') === false && req.header('Content-Length') !== '0'
      ? sayError(
          InputError,
          type ? say('api.bodyType', { type }) : say('api.bodyUntyped'),
        )
      : undefined,
  );
};

const sayBroken: ErrorRequestHandler = (error, _req, _res, next) => {
  next(toFailure(error) ?? error);
};

/** Reads JSON bodies; whatever else is sent is refused with what is wrong about it, and what is taken. */
export function readBody(): (RequestHandler | ErrorRequestHandler)[] {
  return [refuseOtherTypes, express.json({ limit: BODY_LIMIT }), sayBroken];
}

/** What the parser's errors mean, by the types that it gives them. */
function toFailure(error: unknown): Error | undefined {
  if (!isError(error)) {
    return undefined;
  }
  switch (error.type) {
    case 'entity.too.large':
      return sayError(
        PayloadTooLargeError,
        say('api.bodyLarge', {
          size: sayBytes(Number(error.length ?? error.received)),
          limit: sayBytes(BODY_LIMIT),
        }),
      );
    case 'entity.parse.failed':
      return sayError(
        InputError,
        say('api.bodyBroken', { problem: error.message }),
      );
    default:
      return undefined;
  }
}
