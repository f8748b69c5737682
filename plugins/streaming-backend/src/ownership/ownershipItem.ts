import {
  because,
  domainOfTopic,
  OwnershipItem,
  Topic,
  TopicDetail,
} from '@millrace/backstage-plugin-streaming-common';
import { OwnerAnswer } from './Ownership';

/** What each piece of evidence adds to the likelihood of an owner, in percent. */
const WEIGHTS = { observedWriter: 60, writeGrant: 25, siblings: 15 };

/** The line of the ownership inbox for a topic nobody confirmed, with what speaks for whom. */
export function toOwnershipItem(
  topic: Topic,
  writers: TopicDetail['writers'],
  /** Answers of the other topics on the cluster by their first two segments. */
  siblings: readonly OwnerAnswer[],
): OwnershipItem {
  const points = new Map<string, number>();
  const evidence: OwnershipItem['evidence'] = [];
  const speakFor = (owner: string | null, weight: number) => {
    if (owner) {
      points.set(owner, (points.get(owner) ?? 0) + weight);
    }
  };
  const observed = writers.filter(one => one.provenances.includes('observed'));
  for (const writer of observed) {
    evidence.push(
      because('evidence.writes', {
        writer: writer.application ?? writer.clientId ?? writer.principal ?? '',
      }),
    );
  }
  if (observed.length === 1) {
    speakFor(observed[0]?.owner ?? null, WEIGHTS.observedWriter);
  }
  const granted = writers.filter(one => one.provenances.includes('authorised'));
  for (const writer of granted) {
    evidence.push(
      because('evidence.mayWrite', { principal: writer.principal ?? '' }),
    );
  }
  if (granted.length === 1) {
    speakFor(granted[0]?.owner ?? null, WEIGHTS.writeGrant);
  }
  const majority = majorityOwner(siblings);
  if (majority) {
    evidence.push(because('evidence.siblings', { owner: majority }));
    speakFor(majority, WEIGHTS.siblings);
  }
  const [best] = [...points].sort(([, a], [, b]) => b - a);
  return {
    cluster: topic.cluster,
    topic: topic.name,
    entityRef: topic.entityRef,
    ownership: topic.ownership,
    evidence,
    suggestion: best ? { owner: best[0], percentage: best[1] } : null,
  };
}

/** What makes two topics siblings: domain and entity. */
export function siblingKey(name: string): string | null {
  const domain = domainOfTopic(name);
  return domain === null ? null : name.split('.').slice(0, 2).join('.');
}

function majorityOwner(siblings: readonly OwnerAnswer[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { owner, standing } of siblings) {
    if (owner && standing === 'confirmed') {
      counts.set(owner, (counts.get(owner) ?? 0) + 1);
    }
  }
  return [...counts].find(([, count]) => count * 2 > siblings.length)?.[0];
}
