import {
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import {
  OperationId,
  Routes,
} from '@millrace/backstage-plugin-streaming-common';
import { z } from 'zod/v4';

/** Whoever calls an operation: a person, or another service with a token. */
export type CallerCredentials = BackstageCredentials<
  BackstageUserPrincipal | BackstageServicePrincipal
>;

/** What a handler knows beside the validated input. */
export interface OperationContext {
  credentials: CallerCredentials;
  /** Value of the Idempotency-Key header. */
  idempotencyKey: string | undefined;
}

/** The validated input of an operation. */
export interface OperationInput<Id extends OperationId> {
  params: z.output<Routes[Id]['params']>;
  query: z.output<Routes[Id]['query']>;
  body: z.output<Routes[Id]['body']>;
}

/** Answers one operation; the answer is checked against nothing but its type, errors are Backstage errors. */
export type OperationHandler<Id extends OperationId> = (
  input: OperationInput<Id>,
  context: OperationContext,
) => Promise<z.input<Routes[Id]['response']>>;

/** Handlers for every operation; each area of the domain contributes its own. */
export type OperationHandlers = { [Id in OperationId]: OperationHandler<Id> };
