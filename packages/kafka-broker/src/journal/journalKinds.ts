/**
 * The number of every kind of journal entry. A number is never given to another kind, also
 * when its kind is no longer written.
 *
 * @internal
 */
export const journalKinds = {
  /** First entry of every snapshot: what the file is. */
  snapshotHeader: 1,
  /** Last entry of every snapshot: how many entries it has. */
  snapshotEnd: 2,
  topic: 10,
  committedOffsets: 20,
  acl: 30,
  producerIds: 40,
} as const;
