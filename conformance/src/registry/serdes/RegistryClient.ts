/** What is sent to register a version. */
export interface NewVersion {
  schema: string;
  schemaType?: string;
  references?: { name: string; subject: string; version: number }[];
  metadata?: object;
  ruleSet?: object;
}

/** The registry as a script with `curl` sees it. */
export class RegistryClient {
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  /** @returns the id. @throws Error with status and body when it is refused */
  async register(subject: string, version: NewVersion): Promise<number> {
    const { id } = await this.send(
      'POST',
      `/subjects/${encodeURIComponent(subject)}/versions`,
      version,
    );
    return id;
  }

  /** @returns the body as JSON. @throws Error with status and body unless the answer is a success */
  async send(method: string, route: string, body?: unknown) {
    const response = await fetch(this.url + route, {
      method,
      headers: { 'Content-Type': 'application/vnd.schemaregistry.v1+json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${method} ${route}: ${response.status} ${text}`);
    }
    return JSON.parse(text);
  }
}
