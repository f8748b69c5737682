import { Criticality } from '../models';
import { criticalityPresets, isAtLeast } from './criticalityPresets';

export const deliverySemantics = [
  'at-most-once',
  'at-least-once',
  'exactly-once',
] as const;
export type DeliverySemantics = (typeof deliverySemantics)[number];

/** Client settings of a delivery guarantee, as client libraries spell them. */
export interface SemanticsPreset {
  producer: Record<string, string>;
  consumer: Record<string, string>;
  loss: boolean;
  duplicates: boolean;
  cost: string;
}

/** Client settings per delivery guarantee; `at-least-once` is the usual one. */
export const semanticsPresets: Record<DeliverySemantics, SemanticsPreset> = {
  'at-most-once': {
    producer: { acks: '0', retries: '0', 'enable.idempotence': 'false' },
    consumer: {
      'enable.auto.commit': 'true',
      'auto.commit.interval.ms': '1000',
    },
    loss: true,
    duplicates: false,
    cost: '1–2 ms',
  },
  'at-least-once': {
    producer: {
      acks: 'all',
      retries: '2147483647',
      'retry.backoff.ms': '100',
      'delivery.timeout.ms': '120000',
      'enable.idempotence': 'true',
    },
    consumer: {
      'enable.auto.commit': 'false',
      'auto.offset.reset': 'earliest',
    },
    loss: false,
    duplicates: true,
    cost: '5–20 ms',
  },
  'exactly-once': {
    producer: {
      acks: 'all',
      'enable.idempotence': 'true',
      'transactional.id': '<app>-<env>-<instance>',
      'transaction.timeout.ms': '60000',
    },
    consumer: {
      'isolation.level': 'read_committed',
      'enable.auto.commit': 'false',
    },
    loss: false,
    duplicates: false,
    cost: '20–100 ms; 20 to 30 % less throughput with plain clients',
  },
};

/**
 * The producer settings of a guarantee for a class of criticality: acks are the stricter of both, and idempotence
 * is on only beside acks=all.
 *
 * @returns undefined when the class refuses the guarantee (`at-most-once` for critical and above)
 */
export function producerSettings(
  semantics: DeliverySemantics,
  criticality: Criticality,
): Record<string, string> | undefined {
  if (semantics === 'at-most-once' && isAtLeast(criticality, 'critical')) {
    return undefined;
  }
  const preset = semanticsPresets[semantics].producer;
  const strictness = ['0', '1', 'all'];
  const acks =
    strictness[
      Math.max(
        strictness.indexOf(preset.acks ?? 'all'),
        strictness.indexOf(criticalityPresets[criticality].acksFloor),
      )
    ] ?? 'all';
  return { ...preset, acks };
}
