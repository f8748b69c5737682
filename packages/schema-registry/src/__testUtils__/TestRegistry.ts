import { AddressInfo } from 'node:net';
import { Server } from 'node:http';
import { AuthConfigInput, readAuthConfig } from '../auth/AuthConfig';
import { Authenticator } from '../auth/Authenticator';
import { createRegistryServer } from '../http/createRegistryServer';
import { JudgePool } from '../judge/JudgePool';
import { SchemaJudge } from '../judge/SchemaJudge';
import { Logger } from '../Logger';
import { MemorySchemaLog } from '../log/MemorySchemaLog';
import { SchemaLog } from '../log/SchemaLog';
import { Registry } from '../Registry';

export const silentLogger: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
};

/** What a thread needs to run from source. */
export const sourceExecArgv = [
  '--require',
  require.resolve('@backstage/cli/config/nodeTransform.cjs'),
];

/** A judge whose threads run from source. */
export function testJudge(): SchemaJudge {
  return new SchemaJudge(
    new JudgePool({ logger: silentLogger, execArgv: sourceExecArgv }),
  );
}

const mediaType = 'application/vnd.schemaregistry.v1+json';

/** A registry with its HTTP face on a free port and a log in memory. */
export class TestRegistry {
  readonly registry: Registry;
  readonly #server: Server;

  private constructor(registry: Registry, server: Server) {
    this.registry = registry;
    this.#server = server;
  }

  static async start(
    log: SchemaLog = new MemorySchemaLog(() => 1_000),
    {
      auth,
      logger = silentLogger,
    }: { auth?: AuthConfigInput; logger?: Logger } = {},
  ): Promise<TestRegistry> {
    const judge = testJudge();
    const registry = new Registry({ log, judge, logger: silentLogger });
    await registry.start();
    const server = createRegistryServer({
      registry,
      clusterId: 'test-cluster',
      logger,
      authenticator:
        auth && (await Authenticator.create(readAuthConfig(auth, 'auth.yaml'))),
    });
    await new Promise<void>(resolve =>
      server.listen(0, '127.0.0.1', () => resolve()),
    );
    return new TestRegistry(registry, server);
  }

  get url(): string {
    // The server listens on a port, so its address is an object.
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** Status and exact bytes of an answer, as one line: `200 {"id":1}`. */
  async ask(
    request: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<string> {
    const [method, path] = request.split(' ');
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { 'Content-Type': mediaType, ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return `${response.status} ${await response.text()}`.trim();
  }

  /** Registers an Avro schema given as an object. */
  register(
    subject: string,
    schema: unknown,
    others: object = {},
  ): Promise<string> {
    return this.ask(`POST /subjects/${encodeURIComponent(subject)}/versions`, {
      schema: JSON.stringify(schema),
      ...others,
    });
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
    await this.registry.stop();
  }
}

/** A record with the given fields. */
export function record(...fields: [name: string, type: unknown][]): object {
  return {
    type: 'record',
    name: 'Moved',
    fields: fields.map(([name, type]) => ({ name, type })),
  };
}
