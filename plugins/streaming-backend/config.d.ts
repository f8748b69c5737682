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
      /** Topics with their partitions, and brokers. Default: 2 seconds. */
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
    /** What people and programs may ask for, and how. */
    selfService?: {
      /** File with the naming conventions and defaults; edits hold at once. Default: those that come with the plugin. */
      conventions?: string;
      /** Group that approves for the platform. Default: the groups annotated with `millrace.io/approver`. */
      platformGroup?: string;
      /** Group that approves sensitive data. Default: the groups annotated with `millrace.io/approver`. */
      governanceGroup?: string;
      /**
       * User or group that requests belong to which a program opens with a token of its own.
       * Default: `user:default/streaming-automation`.
       */
      serviceRequester?: string;
      /** When requests are closed by themselves. */
      expiry?: {
        /** Drafts that nobody touched. Default: 30 days. */
        draft?: HumanDuration | string;
        /** Requests that nobody decided on. Default: 14 days. */
        approval?: HumanDuration | string;
      };
    };
    /** Rules that requests are judged by. */
    governance?: {
      /** File with severities and numbers of the rules; edits hold at once. Default: the shipped pack. */
      policies?: string;
      /** How schemas are linted, beside what the linter asks of everybody. */
      schemaLint?: {
        /** Case of field names. Default: the one that most fields of a schema have. */
        case?: 'snake' | 'camel';
        /** Names that say too little on their own, besides `id`, `value` and the like. */
        ambiguousNames?: string[];
        /** Words that mean money, besides `price`, `fee` and the like. */
        moneyWords?: string[];
      };
    };
    /** How requests are handled in each environment, by its id. */
    environments?: {
      [id: string]: {
        /** Title shown to people. Default: the id. */
        title?: string;
        /** What severities and defaults follow. Default: as the id suggests, in doubt `prod`. */
        kind?: 'dev' | 'staging' | 'prod';
        /** Cluster that topics go to. Default: the first cluster of the environment. */
        cluster?: string;
        /** Clean requests need nobody's approval. Default: only in dev. */
        autoApprove?: boolean;
        /** Changes are looked at by the owner of the domain or the platform team. Default: all but dev. */
        reviewChanges?: boolean;
        /** Who looks: owners of domains, the platform team, or nobody. Default: `delegated`. */
        approvals?: 'delegated' | 'centralised' | 'none';
        /**
         * Replication factor of every topic, for clusters that cannot place more; false: as the class asks.
         * Default: 1 in dev, else false.
         */
        replicationOverride?: number | false;
        /** Nothing goes below these. Default: 1 and 1 in dev, 2 and 1 in staging, 3 and 2 in prod. */
        floors?: {
          /** Replication factor. */
          replicationFactor?: number;
          /** In-sync replicas that a write must reach. */
          minInsyncReplicas?: number;
        };
      };
    };
  };
}
