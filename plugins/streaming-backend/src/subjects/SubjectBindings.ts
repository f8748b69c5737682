/** A subject that a topic is bound to. `declared` beats what naming suggests; both are kept. */
export interface BoundSubject {
  subject: string;
  role: 'key' | 'value';
  source: 'declared' | 'convention';
}

/** Which subjects describe which topics, many to many. Synchronous, from memory. */
export interface SubjectBindings {
  /** Declared ones first; without a declared one per role, those that TopicName naming suggests and that exist. */
  subjectsOf(clusterId: string, topic: string): BoundSubject[];
  /** Sorted; empty when nothing is bound. */
  topicsOf(clusterId: string, subject: string): string[];
}
