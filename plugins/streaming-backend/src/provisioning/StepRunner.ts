import { ChangeItem, Said } from '@millrace/backstage-plugin-streaming-common';
import { ClusterConnection } from '../clusters';
import { RegistryClient } from '../registry';
import { StoredRequest } from '../requests/store';

/** What a step works with. Connections are asked for at each use: a cluster may move between two steps. */
export interface StepScope {
  request: StoredRequest;
  clusterId: string;
  connection(): ClusterConnection;
  registry(): RegistryClient;
  /** What the step itself brought into being in an earlier try; null when nothing. */
  readonly created: unknown;
  /**
   * Notes what is about to be brought into being, before it is: after a crash in between, the next try knows that
   * it is its own. Null forgets.
   */
  remember(created: unknown): Promise<void>;
}

/** How a step ended well, in a sentence. */
export interface StepResult {
  outcome: 'done' | 'already-as-planned' | 'recorded';
  detail: Said;
}

/** How undoing a step ended: gone, or kept for a reason. */
export interface CompensationResult {
  outcome: 'compensated' | 'kept';
  detail: Said;
}

/**
 * Brings the items of one kind into being. Repeating is harmless: what exists is compared with what is planned
 * first. Every failure is a thrown error; ServiceUnavailableErrors and what Kafka calls retriable are tried again.
 */
export interface StepRunner {
  run(items: readonly ChangeItem[], scope: StepScope): Promise<StepResult>;
  /** Removes what the step noted as its own; called only when it noted something. */
  compensate(
    items: readonly ChangeItem[],
    scope: StepScope,
  ): Promise<CompensationResult>;
}
