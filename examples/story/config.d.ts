export interface Config {
  streaming?: {
    /** The sample company, whose services keep the portal alive. */
    story?: {
      /** Whether it is there: people, permissions and services. Without it guests may do everything. Default: false. */
      enabled?: boolean;
      /** Where they find Kafka, comma list of host:port. Default: where the embedded one listens. */
      bootstrapServers?: string;
      /** Where they find the schema registry. Default: where the embedded one listens. */
      registryUrl?: string;
      /** Basic credentials of theirs, where the registry asks for some. */
      registryAuth?: {
        username: string;
        /** @visibility secret */
        password: string;
      };
      /** Orders per minute; everything else follows from them. Default: 60. */
      ordersPerMinute?: number;
    };
  };
  auth?: {
    providers?: {
      /** Sign-in as a person of the sample company, for evaluation only. */
      story?: { [environment: string]: object };
    };
  };
}
