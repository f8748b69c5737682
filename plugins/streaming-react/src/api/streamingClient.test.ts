import { ResponseError } from '@backstage/errors';
import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import {
  Cluster,
  createStreamingClient,
} from '@millrace/backstage-plugin-streaming-common';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';

const baseUrl = 'http://portal.test/api/streaming';
const cluster: Cluster = {
  id: 'lab',
  title: 'Laboratory',
  landscape: 'default',
  environment: 'dev',
  mode: 'manage',
  bootstrapServers: ['127.0.0.1:9092'],
  registryUrl: null,
  state: 'healthy',
  reason: null,
  registryState: 'none',
  registryReason: null,
  brokers: 1,
  controllerId: 1,
  topics: 3,
  consumerGroups: 0,
  capabilities: { acls: { value: true, source: 'detected' } },
  age: {
    observedAt: '2031-01-01T00:00:00.000Z',
    freshness: 'fresh',
    error: null,
  },
};

describe('the streaming client over HTTP', () => {
  const server = setupServer();
  registerMswTestHooks(server);
  const client = createStreamingClient({
    discoveryApi: {
      getBaseUrl: async plugin => `http://portal.test/api/${plugin}`,
    },
    // Looked up when called: the test server replaces it after this line.
    fetchApi: { fetch: (input, init) => fetch(input, init) },
  });

  it('parses an answer and sends the token', async () => {
    server.use(
      http.get(`${baseUrl}/clusters`, ({ request }) =>
        request.headers.get('Authorization') === 'Bearer secret'
          ? HttpResponse.json({ items: [{ ...cluster, surplus: true }] })
          : new HttpResponse(null, { status: 401 }),
      ),
    );
    await expect(client.listClusters({}, { token: 'secret' })).resolves.toEqual(
      { items: [cluster] },
    );
  });

  it('refuses an answer of another shape', async () => {
    server.use(
      http.get(`${baseUrl}/clusters`, () =>
        HttpResponse.json({ items: [{ ...cluster, mode: 'own' }] }),
      ),
    );
    await expect(client.listClusters({})).rejects.toThrow(/mode/);
  });

  it('rejects with the message of the server', async () => {
    server.use(
      http.get(`${baseUrl}/requests/:id`, ({ params }) =>
        HttpResponse.json(
          {
            error: { name: 'NotFoundError', message: `No ${params.id} here` },
            response: { statusCode: 404 },
          },
          { status: 404 },
        ),
      ),
    );
    const error = await client
      .getRequest({ params: { id: 'REQ-7' } })
      .catch(reason => reason);
    expect(error).toBeInstanceOf(ResponseError);
    expect(error).toMatchObject({
      statusCode: 404,
      body: { error: { message: 'No REQ-7 here' } },
    });
  });

  it('writes flags, numbers and lists into the query', async () => {
    const searches: string[] = [];
    server.use(
      http.get(`${baseUrl}/requests`, ({ request }) => {
        searches.push(new URL(request.url).search);
        return HttpResponse.json({ items: [], pageInfo: { total: 0 } });
      }),
    );
    await client.listRequests({
      query: {
        waitingForMe: true,
        mine: undefined,
        state: ['draft', 'approved'],
        q: 'a&b',
        limit: 5,
      },
    });
    expect(searches).toEqual([
      '?waitingForMe=true&state=draft&state=approved&q=a%26b&limit=5',
    ]);
  });
});
