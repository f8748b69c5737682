import { SaslDefinition, TlsDefinition } from '../ClusterDefinition';
import {
  EARLIEST,
  LATEST,
  sendApiVersions,
  sendListOffsets,
  sendMetadata,
  sendTopicVerdict,
  WireMetadata,
  WireNewTopic,
  WireOffset,
} from './requests';
import { WireConnection } from './WireConnection';

interface Address {
  host: string;
  port: number;
}

/** First and next offset of one partition, or what the broker said instead. */
export type OffsetAnswer = WireOffset & { start: bigint };

/** Lazily opened connections to the brokers of one cluster, one per broker, opened anew after they broke. */
export class BrokerPool {
  readonly #options: {
    bootstrapServers: string[];
    clientId: string;
    ssl: TlsDefinition | null;
    sasl: SaslDefinition | null;
  };
  readonly #connections = new Map<string, Promise<WireConnection>>();
  #brokers = new Map<number, Address>();

  constructor(options: {
    bootstrapServers: string[];
    clientId: string;
    ssl: TlsDefinition | null;
    sasl: SaslDefinition | null;
  }) {
    this.#options = options;
  }

  /** On a connection of its own, before authentication. */
  async apiVersions(): Promise<Map<number, number>> {
    return this.#firstOf(this.#bootstrap(), async address => {
      const connection = await WireConnection.open(
        { ...address, ...this.#options },
        { authenticate: false },
      );
      try {
        return await sendApiVersions(connection);
      } finally {
        connection.close();
      }
    });
  }

  /** From any broker; null asks for all topics, an empty list for none. */
  async metadata(topics: readonly string[] | null): Promise<WireMetadata> {
    const metadata = await this.#firstOf(
      [...this.#brokers.values(), ...this.#bootstrap()],
      async address => sendMetadata(await this.#connection(address), topics),
    );
    this.#brokers = new Map(metadata.brokers.map(one => [one.id, one]));
    return metadata;
  }

  /** First and next offsets of partitions that this broker leads. */
  async offsets(
    brokerId: number,
    partitions: ReadonlyMap<string, readonly number[]>,
  ): Promise<OffsetAnswer[]> {
    const address = this.#brokers.get(brokerId);
    if (!address) {
      throw new Error(`broker ${brokerId} is not in the metadata`);
    }
    const connection = await this.#connection(address);
    const [latest, earliest] = await Promise.all([
      sendListOffsets(connection, partitions, LATEST),
      sendListOffsets(connection, partitions, EARLIEST),
    ]);
    const starts = new Map(
      earliest.map(row => [`${row.topic}\0${row.partition}`, row.offset]),
    );
    return latest.map(row => ({
      ...row,
      start: starts.get(`${row.topic}\0${row.partition}`) ?? 0n,
    }));
  }

  /** What the controller says against a topic, in its own words; null when it has none. Creates nothing. */
  async topicVerdict(
    topic: WireNewTopic,
    timeoutMs: number,
  ): Promise<string | null> {
    const { controllerId } = await this.metadata([]);
    const address = this.#brokers.get(controllerId);
    return address
      ? sendTopicVerdict(await this.#connection(address), topic, timeoutMs)
      : null;
  }

  async close(): Promise<void> {
    const open = [...this.#connections.values()];
    this.#connections.clear();
    for (const connection of await Promise.allSettled(open)) {
      if (connection.status === 'fulfilled') {
        connection.value.close();
      }
    }
  }

  #bootstrap(): Address[] {
    return this.#options.bootstrapServers.map(server => {
      const at = server.lastIndexOf(':');
      return { host: server.slice(0, at), port: Number(server.slice(at + 1)) };
    });
  }

  /** The first address that works; otherwise the error of the last one. */
  async #firstOf<T>(
    addresses: Address[],
    call: (address: Address) => Promise<T>,
  ): Promise<T> {
    let last: unknown = new Error('there is no address to connect to');
    for (const address of addresses) {
      try {
        return await call(address);
      } catch (error) {
        last = error;
      }
    }
    throw last;
  }

  async #connection(address: Address): Promise<WireConnection> {
    const key = `${address.host}:${address.port}`;
    const known = this.#connections.get(key);
    if (known) {
      const connection = await known;
      if (!connection.closed) {
        return connection;
      }
    }
    const opening = WireConnection.open({
      host: address.host,
      port: address.port,
      clientId: this.#options.clientId,
      ssl: this.#options.ssl,
      sasl: this.#options.sasl,
    });
    this.#connections.set(key, opening);
    opening.catch(() => {
      if (this.#connections.get(key) === opening) {
        this.#connections.delete(key);
      }
    });
    return opening;
  }
}
