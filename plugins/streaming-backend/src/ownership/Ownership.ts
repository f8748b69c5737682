import { Ownership as OwnershipModel } from '@millrace/backstage-plugin-streaming-common';

/** A source that names another owner than the one that won. */
export interface OwnershipDisagreement {
  code: 'owner-differs' | 'owner-vanished';
  owner: string;
  source: OwnershipModel['source'];
}

export interface OwnerAnswer extends OwnershipModel {
  disagreements: readonly OwnershipDisagreement[];
}

/** Who owns which stream: the first rule that yields an existing group wins, strongest first. */
export interface Ownership {
  /**
   * Synchronous, from memory; topics that the index does not know are answered by the same rules. Dead-letter,
   * retry, changelog and mirror topics take the owner of their parent.
   */
  ownerOf(clusterId: string, topic: string): OwnerAnswer;
  /** Of the bound topic with the highest standing; two different confirmed owners: contested. */
  ownerOfSubject(clusterId: string, subject: string): OwnerAnswer;
}
