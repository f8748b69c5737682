export interface Config {
  streaming?: {
    /** The embedded broker and registry, one child process of the portal. */
    embedded?: {
      /** Whether it runs. Default: true. */
      enabled?: boolean;
      /** How the portal shows the cluster. */
      cluster?: {
        /** Id of the cluster in addresses and configuration. Default: `embedded`. */
        id?: string;
        /** Title shown to people. Default: `Embedded broker`. */
        title?: string;
        /** Environment that requests choose by. Default: `dev`. */
        environment?: string;
      };
      /** Folder for records, schemas and state, relative to the working directory. Default: `./.millrace/embedded`. */
      dataDir?: string;
      /** Node id of the single broker. Default: 1. */
      nodeId?: number;
      /** Where Kafka clients connect, by listener id. Default: `local` on 127.0.0.1:9092. */
      listeners?: {
        [id: string]: {
          /** Address to bind. Default: 127.0.0.1. */
          host?: string;
          /** Port to bind; 0 means any free one. */
          port: number;
          /** Only PLAINTEXT for now. */
          protocol?: 'PLAINTEXT';
          /** What clients are told to connect to. Default: what was bound. */
          advertised?: { host: string; port: number };
        };
      };
      /** Allows a listener that other machines can reach without TLS and authentication. Default: false. */
      allowInsecureListener?: boolean;
      /** The schema registry beside the broker. */
      registry?: {
        /** Whether it runs. Default: true. */
        enabled?: boolean;
        /** Address to bind. Default: 127.0.0.1. */
        host?: string;
        /** Port to bind; 0 means any free one. Default: 8081. */
        port?: number;
        /** What clients are told to ask, for example `https://registry.example.net`. Default: what was bound. */
        advertisedUrl?: string;
        /** Who may use it and for what. Default: everybody who reaches it may do everything. */
        auth?: {
          /** What a login window shows. Default: `schema registry`. */
          realm?: string;
          /** People and services with a password, by name. */
          users?: {
            [name: string]: {
              /**
               * What `millrace-registry hash-password` prints of the password.
               * @visibility secret
               */
              passwordHash: string;
              /** What the user may do. */
              grants: {
                /** `read`; `write`, which reads and registers; `admin`, which also deletes and configures. */
                role: 'read' | 'write' | 'admin';
                /** How the subjects begin, `:.context:` for all of a context, `*` for all of them. */
                subjects: string;
              }[];
            };
          };
          /** Bearer tokens, by the name that is logged. */
          tokens?: {
            [name: string]: {
              /**
               * The hash that `millrace-registry create-token` prints.
               * @visibility secret
               */
              tokenHash: string;
              /** What the holder may do. */
              grants: {
                /** `read`; `write`, which reads and registers; `admin`, which also deletes and configures. */
                role: 'read' | 'write' | 'admin';
                /** How the subjects begin, `:.context:` for all of a context, `*` for all of them. */
                subjects: string;
              }[];
            };
          };
          /** Bearer tokens that somebody else signs (JWT). Default: none. */
          jwt?: {
            /** Who signs, as the `iss` claim says. */
            issuer: string;
            /** Whom tokens are for, as the `aud` claim says. */
            audience: string;
            /** Where the signer publishes its keys; this or `jwksFile`. */
            jwksUrl?: string;
            /** The keys as a file, relative to the working directory. */
            jwksFile?: string;
            /** Claim with roles or groups: a list, or names with spaces between. Default: `roles`. */
            claim?: string;
            /** What each value of the claim brings. */
            grants: {
              [value: string]: {
                /** `read`; `write`, which reads and registers; `admin`, which also deletes and configures. */
                role: 'read' | 'write' | 'admin';
                /** How the subjects begin, `:.context:` for all of a context, `*` for all of them. */
                subjects: string;
              }[];
            };
          };
          /** Certificate and private key of the listener. Default: none, which is plain HTTP. */
          tls?: {
            /** PEM file of the certificate and its chain. */
            certFile: string;
            /**
             * PEM file of the private key.
             * @visibility secret
             */
            keyFile: string;
          };
        };
      };
      /** Metrics and health, on loopback only. */
      admin?: {
        /** Whether it runs. Default: true. */
        enabled?: boolean;
        /** Port to bind; 0 means any free one. Default: 9464. */
        port?: number;
      };
      /** `group` acknowledges after fdatasync, `interval` flushes every `flushIntervalMs`. Default: group. */
      flush?: 'group' | 'interval';
      /** Milliseconds between flushes in `interval` mode. Default: 50. */
      flushIntervalMs?: number;
      /** Partitions of a topic that does not say how many. Default: 1. */
      numPartitions?: number;
      /** What happens to a replication factor above 1. Default: strict, which refuses it. */
      replicationFactorPolicy?: 'strict' | 'accept-as-single';
      /** Cluster-level topic configuration by Kafka's name. */
      defaults?: { [name: string]: string | number | boolean };
      /** Principals that access rules do not bind. Default: `User:ANONYMOUS`. */
      superUsers?: string[];
    };
  };
}
