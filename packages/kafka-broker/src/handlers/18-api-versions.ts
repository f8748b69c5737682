/*
 * ApiVersions (18), versions 0-4: which APIs and versions the broker speaks.
 *
 * v1 adds the throttle time, v3 client software (KIP-511) and tagged features (KIP-584), v4
 * features whose minimum is 0. A version above 4 never gets here: the server answers it in
 * version 0 with the same list. No features are reported, because none is implemented.
 *
 * Gap: answers are the same before and after authentication, since there is none yet.
 */
import {
  ErrorCode,
  type ApiVersionsRequest,
  type ApiVersionsResponse,
  type ApiVersionsResponseApiVersion,
} from '@millrace/kafka-protocol';
import type { Session } from '../server/Session';
import type { Handler } from './Handler';

/** What real brokers accept as name and version of client software (KIP-511). */
const SOFTWARE = /^[a-zA-Z0-9](?:[a-zA-Z0-9\-.]*[a-zA-Z0-9])?$/;

/**
 * @param advertised - called for each answer, since the table is complete only after every
 *   handler, this one included, was made.
 * @internal
 */
export function createApiVersionsHandler(
  advertised: () => ApiVersionsResponseApiVersion[],
): Handler<ApiVersionsRequest, ApiVersionsResponse> {
  return {
    apiKey: 18,
    name: 'ApiVersions',
    versions: [0, 4],
    handle(request, context) {
      if (context.apiVersion >= 3 && !isValidSoftware(request)) {
        return { errorCode: ErrorCode.INVALID_REQUEST, apiKeys: [] };
      }
      return { errorCode: ErrorCode.NONE, apiKeys: advertised() };
    },
  };
}

/**
 * Keeps the client software of a request for the rest of the connection.
 *
 * @internal
 */
export function rememberSoftware(
  request: ApiVersionsRequest,
  session: Session,
): void {
  // Before version 3 both are empty.
  if (!isValidSoftware(request)) return;
  session.softwareName = request.clientSoftwareName;
  session.softwareVersion = request.clientSoftwareVersion;
}

function isValidSoftware(request: ApiVersionsRequest): boolean {
  return (
    SOFTWARE.test(request.clientSoftwareName) &&
    SOFTWARE.test(request.clientSoftwareVersion)
  );
}
