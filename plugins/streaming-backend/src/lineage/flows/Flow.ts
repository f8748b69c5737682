import { createHash } from 'node:crypto';
import {
  LineageEdge,
  Provenance,
} from '@millrace/backstage-plugin-streaming-common';

/** Where statements come from. */
export type FlowSource =
  | 'observations'
  | 'groups'
  | 'access rules'
  | 'catalog'
  | 'contracts';

/**
 * Who reads or writes, as its source knows it: never an interpretation, so that a binding made later also holds for
 * what was seen before it. Members that the source cannot tell are absent.
 */
export interface FlowActor {
  /** Complete reference of the Component, where the source names it. */
  application?: string;
  /** Client id without its instance part. */
  clientFamily?: string;
  principal?: string;
  group?: string;
}

/** What identifies a statement. */
export interface FlowSubject {
  source: FlowSource;
  cluster: string;
  topic: string;
  direction: 'read' | 'write';
  actor: FlowActor;
}

/** One statement that somebody reads or writes a topic. Instants are epoch milliseconds. */
export interface FlowStatement extends FlowSubject {
  provenance: Provenance;
  firstSeen: number | null;
  lastSeen: number | null;
  rate: LineageEdge['rate'];
  attributes: Readonly<Record<string, string>>;
}

/** A statement with its identity and the time since when it holds. */
export interface Flow extends FlowStatement {
  id: string;
  validFrom: number;
}

/** Equal for the same statement of the same source, whenever it is made. */
export function toFlowId(subject: FlowSubject): string {
  const { actor } = subject;
  const parts = [
    subject.source,
    subject.cluster,
    subject.topic,
    subject.direction,
    actor.application,
    actor.clientFamily,
    actor.principal,
    actor.group,
  ];
  return createHash('sha256')
    .update(JSON.stringify(parts.map(part => part ?? null)))
    .digest('hex')
    .slice(0, 32);
}
