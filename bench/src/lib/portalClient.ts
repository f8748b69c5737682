/** Where the benches find the portal that `npm run bench` started. */
export interface Surroundings {
  portalUrl: string;
  bootstrapServers: string[];
  registryUrl: string;
}

/** @throws when the bench was started on its own, naming the command that starts it */
export function readSurroundings(env: NodeJS.ProcessEnv): Surroundings {
  const { PORTAL_URL, KAFKA_BOOTSTRAP_SERVERS, SCHEMA_REGISTRY_URL } = env;
  if (!PORTAL_URL || !KAFKA_BOOTSTRAP_SERVERS || !SCHEMA_REGISTRY_URL) {
    throw new Error('Run this bench with `npm run bench`.');
  }
  return {
    portalUrl: PORTAL_URL,
    bootstrapServers: KAFKA_BOOTSTRAP_SERVERS.split(','),
    registryUrl: SCHEMA_REGISTRY_URL,
  };
}

/** Signs in as somebody of the sample company and resolves with their token. */
export async function signIn(portalUrl: string, user: string): Promise<string> {
  const response = await fetch(`${portalUrl}/api/auth/story/refresh`, {
    headers: {
      'x-millrace-story-user': user,
      'x-requested-with': 'XMLHttpRequest',
    },
  });
  const { backstageIdentity } = await readJson(response);
  return backstageIdentity.token;
}

/** Calls the portal with a token; resolves with the status and the parsed answer. */
export async function call(
  portal: { url: string; token: string },
  path: string,
  options: { method?: string; body?: object } = {},
) {
  const response = await fetch(`${portal.url}${path}`, {
    method: options.method ?? 'GET',
    headers: {
      Authorization: `Bearer ${portal.token}`,
      ...(options.body ? { 'Content-Type': 'application/json' } : {}),
    },
    body: options.body ? JSON.stringify(options.body) : undefined,
  });
  return { status: response.status, body: await readJson(response) };
}

async function readJson(response: Response) {
  const text = await response.text();
  return text ? JSON.parse(text) : undefined;
}

/** Repeats a question until its answer is true; resolves with the milliseconds it took. */
export async function untilTrue(
  question: () => Promise<boolean>,
  options: { timeoutMs: number; everyMs: number; what: string },
): Promise<number> {
  const begin = performance.now();
  while (!(await question())) {
    if (performance.now() - begin > options.timeoutMs) {
      throw new Error(`${options.what}: not within ${options.timeoutMs} ms`);
    }
    await new Promise(resolve => setTimeout(resolve, options.everyMs));
  }
  return performance.now() - begin;
}
