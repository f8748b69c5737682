import { HumanDuration } from '@backstage/types';

export interface Config {
  streaming?: {
    /** Clusters that the portal watches and, where it may, changes; by id. Modules may bring more. */
    clusters?: {
      [id: string]: {
        /** Title shown to people. Default: the id. */
        title?: string;
        /** Environment that requests choose by, for example `dev`. Default: the id. */
        environment?: string;
        /** Set of clusters that carry the same streams; the namespace of their entities. Default: `default`. */
        landscape?: string;
        /** In `observe` no writing request is ever sent. Default: `observe`. */
        mode?: 'observe' | 'manage';
        /** `host:port` of one or more brokers: a list, or a text with commas. */
        bootstrapServers: string | string[];
        /** TLS towards the brokers: true for the system's trust, or PEM texts. Default: false. */
        ssl?:
          | boolean
          | {
              /** Certificates to trust, PEM. Default: the system's. */
              ca?: string;
              /** Certificate of the portal, PEM. */
              cert?: string;
              /**
               * Private key of the portal, PEM.
               * @visibility secret
               */
              key?: string;
              /** False accepts any certificate. Default: true. */
              rejectUnauthorized?: boolean;
            };
        /** Authentication towards the brokers. Default: none. */
        sasl?: {
          /** `oauthbearer` takes `token`, the others `username` and `password`. */
          mechanism:
            | 'plain'
            | 'scram-sha-256'
            | 'scram-sha-512'
            | 'oauthbearer';
          /** User name. */
          username?: string;
          /**
           * Password.
           * @visibility secret
           */
          password?: string;
          /**
           * Bearer token.
           * @visibility secret
           */
          token?: string;
        };
        /** A schema registry with the Confluent REST API. Default: none. */
        registry?: {
          /** Base address, for example `https://registry.example.net`. */
          url: string;
          /** Authentication towards the registry. Default: none. */
          auth?: {
            /** `basic` takes `username` and `password`, `bearer` takes `token`. */
            type: 'basic' | 'bearer';
            /** User name. */
            username?: string;
            /**
             * Password.
             * @visibility secret
             */
            password?: string;
            /**
             * Bearer token.
             * @visibility secret
             */
            token?: string;
          };
        };
        /** What the cluster, or an agent beside it, observed. Default: nothing. */
        observations?: {
          /** Topic with the observations, for example `__millrace_observations`. */
          topic: string;
        };
        /** Flags that win over what is detected, for example `aclsEnforced: false`. */
        capabilities?: { [name: string]: boolean };
      };
    };
    /** Owners and contracts of streams. */
    catalog?: {
      /** Folder with contract files, relative to the working directory or a folder above it. Default: none. */
      contracts?: string;
      /** File with owners by name prefix (`prefixes`), located likewise. Default: none. */
      ownership?: string;
      /** How long complete listings must miss a topic before it counts as missing. Default: 10 minutes. */
      missingAfter?: HumanDuration | string;
      /** How long a missing topic is kept. Default: 30 days. */
      forgetAfter?: HumanDuration | string;
    };
    /** How often clusters are read; passes that take long are spaced out further. */
    index?: {
      /** Topics with their partitions, and brokers. Default: 10 seconds. */
      listing?: HumanDuration | string;
      /** First and next offsets. Default: 5 seconds. */
      offsets?: HumanDuration | string;
      /** Consumer groups and their commits. Default: 5 seconds. */
      groups?: HumanDuration | string;
      /** Configuration of each topic; new topics at once. Default: 10 minutes. */
      configurations?: HumanDuration | string;
      /** Access rules. Default: 30 seconds. */
      acls?: HumanDuration | string;
      /** Subjects of the registry. Default: 10 seconds. */
      subjects?: HumanDuration | string;
      /** What the cluster can do. Default: 5 minutes. */
      capabilities?: HumanDuration | string;
    };
  };
}
