import { OperationHandlers } from '../api/OperationHandlers';
import { RequestsService } from './RequestsService';

/** The operations on requests, over the authorised service. */
export function createRequestHandlers(
  service: RequestsService,
): Pick<
  OperationHandlers,
  | 'getSelfServiceOptions'
  | 'planRequest'
  | 'checkSchema'
  | 'createRequest'
  | 'listRequests'
  | 'getRequest'
  | 'editRequest'
  | 'submitRequest'
  | 'approveRequest'
  | 'rejectRequest'
  | 'cancelRequest'
  | 'retryRequest'
  | 'commentRequest'
> {
  return {
    getSelfServiceOptions: (_input, { credentials }) =>
      service.options({ credentials }),
    planRequest: ({ body }, { credentials }) =>
      service.plan(body, { credentials }),
    checkSchema: ({ body }, { credentials }) =>
      service.checkSchema(body, { credentials }),
    createRequest: ({ body }, { credentials, idempotencyKey }) =>
      service.create(body, { credentials, idempotencyKey }),
    listRequests: ({ query }, { credentials }) =>
      service.list(query, { credentials }),
    getRequest: ({ params }, { credentials }) =>
      service.get(params.id, { credentials }),
    editRequest: ({ params, body }, { credentials }) =>
      service.edit(params.id, body, { credentials }),
    submitRequest: ({ params }, { credentials }) =>
      service.submit(params.id, { credentials }),
    approveRequest: ({ params, body }, { credentials }) =>
      service.approve(params.id, body, { credentials }),
    rejectRequest: ({ params, body }, { credentials }) =>
      service.reject(params.id, body, { credentials }),
    cancelRequest: ({ params }, { credentials }) =>
      service.cancel(params.id, { credentials }),
    retryRequest: ({ params }, { credentials }) =>
      service.retry(params.id, { credentials }),
    commentRequest: ({ params, body }, { credentials }) =>
      service.comment(params.id, body.text, { credentials }),
  };
}
