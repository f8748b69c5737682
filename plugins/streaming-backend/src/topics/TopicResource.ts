/** A topic as permission policies see it. */
export interface TopicResource {
  cluster: string;
  environment: string;
  name: string;
  /** Complete reference of the owner. */
  owner: string | null;
  domain: string | null;
}

/** Who looks: `canSee` hides topics, `userRef` is null for services. */
export interface Viewer {
  userRef: string | null;
  /** Complete references of the groups that the user speaks for; asked for only where it matters. */
  groups(): Promise<readonly string[]>;
  canSee(topic: TopicResource): boolean;
}
