import {
  ConflictError,
  InputError,
  isError,
  NotAllowedError,
  NotFoundError,
  NotImplementedError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { say, SaidValue } from '@millrace/backstage-plugin-streaming-common';
import {
  KafkaJSAggregateError,
  KafkaJSError,
  KafkaJSProtocolError,
} from 'kafkajs';
import { sayError } from '../lib/sayError';
import { withCause } from '../lib/withCause';

/** What Kafka said: its error code name (`TOPIC_ALREADY_EXISTS`), or the client's own (`CONNECTION_ERROR` …). */
export interface KafkaFailure {
  /** Kafka's number; null when no broker answered. */
  code: number | null;
  name: string;
  message: string;
  retriable: boolean;
}

/** Codes that the portal's own requests may meet; kafkajs names those of the requests that it sends. */
const KNOWN_CODES = new Map<number, [name: string, retriable: boolean]>([
  [-1, ['UNKNOWN_SERVER_ERROR', false]],
  [3, ['UNKNOWN_TOPIC_OR_PARTITION', true]],
  [5, ['LEADER_NOT_AVAILABLE', true]],
  [6, ['NOT_LEADER_OR_FOLLOWER', true]],
  [9, ['REPLICA_NOT_AVAILABLE', true]],
  [17, ['INVALID_TOPIC_EXCEPTION', false]],
  [29, ['TOPIC_AUTHORIZATION_FAILED', false]],
  [31, ['CLUSTER_AUTHORIZATION_FAILED', false]],
  [33, ['UNSUPPORTED_SASL_MECHANISM', false]],
  [34, ['ILLEGAL_SASL_STATE', false]],
  [35, ['UNSUPPORTED_VERSION', false]],
  [56, ['KAFKA_STORAGE_ERROR', true]],
  [58, ['SASL_AUTHENTICATION_FAILED', false]],
  [78, ['OFFSET_NOT_AVAILABLE', true]],
]);

const MISSING = new Set([
  'UNKNOWN_TOPIC_OR_PARTITION',
  'GROUP_ID_NOT_FOUND',
  'RESOURCE_NOT_FOUND',
]);
const UNSUPPORTED = new Set([
  'SECURITY_DISABLED',
  'UNSUPPORTED_VERSION',
  'UNSUPPORTED_API',
]);

interface Named {
  name: string;
  message: string;
  errors?: unknown;
}

/** An error that carries what Kafka said; the `cause` of every Backstage error made by {@link toClusterError}. */
export class KafkaFailureError extends Error {
  constructor(readonly failure: KafkaFailure) {
    super(`${failure.name}: ${failure.message}`);
    this.name = 'KafkaFailureError';
  }
}

/** The failure behind an error code of a response; undefined for success. */
export function failureOfCode(code: number): KafkaFailure | undefined {
  if (code === 0) {
    return undefined;
  }
  const [name, retriable] = KNOWN_CODES.get(code) ?? [`CODE_${code}`, false];
  return {
    code,
    name,
    message: name.toLowerCase().replace(/_/g, ' '),
    retriable,
  };
}

/** What went wrong, from whatever kafkajs, a socket, or our own requests threw. */
export function toKafkaFailure(error: unknown): KafkaFailure {
  if (error instanceof KafkaFailureError) {
    return error.failure;
  }
  if (error instanceof KafkaJSAggregateError && error.errors[0]) {
    return toKafkaFailure(error.errors[0]);
  }
  if (error instanceof KafkaJSProtocolError) {
    return {
      code: error.code,
      name: error.type,
      message: error.message,
      retriable: error.retriable,
    };
  }
  if (error instanceof KafkaJSError) {
    // Retries wrap what was tried; the reason is inside.
    return isError(error.cause)
      ? toKafkaFailure(error.cause)
      : ownFailure(clientName(error.name), error);
  }
  return isError(error)
    ? ownFailure('CONNECTION_ERROR', error)
    : ownFailure('CONNECTION_ERROR', new Error(String(error)));
}

/** Whether something is as absent as the caller wants it to be. */
export function isMissing(failure: KafkaFailure): boolean {
  return MISSING.has(failure.name);
}

/** The Backstage error for a failed call on a cluster: `what` is the thing and the verb, without full stop. */
export function toClusterError(
  clusterId: string,
  what: SaidValue,
  error: unknown,
): Error {
  const failure = toKafkaFailure(error);
  const ErrorClass = errorClassOf(failure);
  return withCause(
    sayError(
      ErrorClass,
      say('cluster.failed', {
        cluster: clusterId,
        failure: say('cluster.failure', { what, reason: failure.message }),
      }),
    ),
    new KafkaFailureError(failure),
  );
}

function errorClassOf({ name, code, retriable }: KafkaFailure) {
  if (name.endsWith('AUTHORIZATION_FAILED') || name.includes('SASL')) {
    return NotAllowedError;
  }
  if (MISSING.has(name)) {
    return NotFoundError;
  }
  if (name === 'TOPIC_ALREADY_EXISTS') {
    return ConflictError;
  }
  if (UNSUPPORTED.has(name)) {
    return NotImplementedError;
  }
  if (name.startsWith('INVALID_') || name === 'POLICY_VIOLATION') {
    return InputError;
  }
  return code === null || retriable ? ServiceUnavailableError : Error;
}

function ownFailure(name: string, error: Named): KafkaFailure {
  return {
    code: null,
    name,
    message: messageOf(error),
    retriable: name !== 'UNSUPPORTED_API' && !name.includes('SASL'),
  };
}

/** A refused connection to several addresses is an error without message that holds one error per address. */
function messageOf(error: Named): string {
  const [first] = Array.isArray(error.errors) ? error.errors : [];
  return error.message || (isError(first) ? first.message : error.name);
}

/** `KafkaJSRequestTimeoutError` → `REQUEST_TIMEOUT`, and the two names that others compare with. */
function clientName(name: string): string {
  if (name === 'KafkaJSServerDoesNotSupportApiKey') {
    return 'UNSUPPORTED_API';
  }
  if (name === 'KafkaJSSASLAuthenticationError') {
    return 'SASL_AUTHENTICATION_FAILED';
  }
  return name
    .replace(/^KafkaJS/, '')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toUpperCase()
    .replace(/^CONNECTION_CLOSED_ERROR$/, 'CONNECTION_ERROR')
    .replace(/_ERROR$/, suffix => (name.includes('Connection') ? suffix : ''));
}
