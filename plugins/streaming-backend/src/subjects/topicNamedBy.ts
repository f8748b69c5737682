const SUFFIX = /-(key|value)$/;

/** The topic that a subject is named after: its name without `-key` or `-value`. */
export function topicNamedBy(subject: string): string {
  return subject.replace(SUFFIX, '');
}
