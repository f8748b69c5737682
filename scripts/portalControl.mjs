import { createServer } from 'node:http';

/**
 * Lets tests, which run in another process, restart the portal: `POST /restart` answers 204 once it is ready again.
 * Listens on a free port of loopback.
 */
export async function startPortalControl(portal) {
  const server = createServer(async (request, response) => {
    if (request.method !== 'POST' || request.url !== '/restart') {
      response.writeHead(404).end('Known here: POST /restart.');
      return;
    }
    try {
      await portal.restart();
      response.writeHead(204).end();
    } catch (error) {
      response.writeHead(500).end(error.message);
    }
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
