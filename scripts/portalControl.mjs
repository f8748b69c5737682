import { createServer } from 'node:http';

/**
 * Lets tests, which run in another process, do what they could not do from there: `POST /restart` answers 204 once the
 * portal is ready again, and so does each of `operations` (path → what to do) once it is done. Listens on a free port
 * of loopback.
 */
export async function startPortalControl(portal, operations = {}) {
  const known = { '/restart': () => portal.restart(), ...operations };
  const server = createServer(async (request, response) => {
    const operate = known[request.url];
    if (request.method !== 'POST' || !operate) {
      response
        .writeHead(404)
        .end(`Known here: POST ${Object.keys(known).join(', ')}.`);
      return;
    }
    try {
      await operate();
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
