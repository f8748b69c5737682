export interface Config {
  streaming?: {
    story?: {
      /**
       * Whether the sample company is there; without it the portal signs guests in. Default: false.
       *
       * @visibility frontend
       */
      enabled?: boolean;
    };
  };
}
