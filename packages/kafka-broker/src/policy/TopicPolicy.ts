/**
 * A topic somebody wants to create over the protocol, as the policy sees it.
 *
 * @public
 */
export interface TopicPolicyRequest {
  readonly name: string;
  /** As it would be created: defaults are filled in. */
  readonly partitions: number;
  readonly replicationFactor: number;
  /** The topic's own configuration. */
  readonly configs: Readonly<Record<string, string>>;
  readonly principal: string;
  readonly clientId: string | null;
  readonly host: string;
  /** Nothing will be created; the verdict must be the same. */
  readonly validateOnly: boolean;
}

/** @public */
export type TopicPolicyVerdict =
  | { readonly verdict: 'pass' }
  | {
      readonly verdict: 'refuse';
      /** For example `naming.pattern`. */
      readonly ruleId: string;
      /** One sentence without line breaks. */
      readonly reason: string;
      /** Something that would pass, for example another name. */
      readonly suggestion?: string;
    };

/**
 * Judges every topic before it is created over the protocol, whoever asks. In the supervised
 * broker this is the portal.
 *
 * @public
 */
export interface TopicPolicy {
  validate(
    request: TopicPolicyRequest,
  ): TopicPolicyVerdict | Promise<TopicPolicyVerdict>;
}
