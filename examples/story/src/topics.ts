/** A topic of the sample company. `schema` is a file of examples/schemas; topics without one carry plain JSON. */
export interface StoryTopic {
  name: string;
  partitions: number;
  retentionMs: number;
  schema?: string;
  compatibility?: 'BACKWARD' | 'FULL';
}

const DAY_MS = 86_400_000;

/** The topics as their owners asked for them; the story creates what is missing and changes nothing. */
export const storyTopics: StoryTopic[] = [
  {
    name: 'orders.order.placed.v1',
    partitions: 3,
    retentionMs: 7 * DAY_MS,
    schema: 'orders.order.placed.v1.avsc',
    compatibility: 'BACKWARD',
  },
  {
    name: 'orders.order.confirmed.v1',
    partitions: 3,
    retentionMs: 7 * DAY_MS,
    schema: 'orders.order.confirmed.v1.avsc',
    compatibility: 'BACKWARD',
  },
  {
    name: 'payments.payment.captured.v1',
    partitions: 3,
    retentionMs: 30 * DAY_MS,
    schema: 'payments.payment.captured.v1.avsc',
    compatibility: 'FULL',
  },
  {
    name: 'payments.payment.declined.v1',
    partitions: 1,
    retentionMs: 30 * DAY_MS,
    schema: 'payments.payment.declined.v1.avsc',
    compatibility: 'BACKWARD',
  },
  {
    name: 'logistics.stock.reserved.v1',
    partitions: 3,
    retentionMs: 7 * DAY_MS,
    schema: 'logistics.stock.reserved.v1.avsc',
    compatibility: 'BACKWARD',
  },
  {
    name: 'logistics.shipment.planned.v1',
    partitions: 3,
    retentionMs: 7 * DAY_MS,
    schema: 'logistics.shipment.planned.v1.avsc',
    compatibility: 'BACKWARD',
  },
  {
    name: 'logistics.shipment.planned.v1.dlq',
    partitions: 1,
    retentionMs: 30 * DAY_MS,
  },
  {
    name: 'logistics.parcel.shipped.v1',
    partitions: 3,
    retentionMs: 7 * DAY_MS,
    schema: 'logistics.parcel.shipped.v1.json',
    compatibility: 'BACKWARD',
  },
  // Left over from before the conventions; nobody owns it.
  { name: 'warehouse-scans', partitions: 1, retentionMs: DAY_MS },
];
