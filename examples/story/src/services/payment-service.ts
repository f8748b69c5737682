import { randomUUID } from 'node:crypto';
import { z } from 'zod/v4';
import { nothingToStop, StoryService } from '../runtime/StoryService';

const DECLINED_SHARE = 0.06;

const orderSchema = z.object({
  order_id: z.string(),
  country: z.string(),
  currency: z.string(),
  total_cents: z.number(),
});

/** Captures the money of confirmed orders; a few banks say no. */
export const paymentService: StoryService = {
  name: 'payment-service',
  async start(streams, { random }) {
    await streams.read({
      group: 'payment-service-dev-main',
      topics: ['orders.order.confirmed.v1'],
      async handle({ value }) {
        const order = orderSchema.parse(value);
        const ids = { payment_id: randomUUID(), order_id: order.order_id };
        if (random() < DECLINED_SHARE) {
          await streams.write('payments.payment.declined.v1', {
            key: order.order_id,
            value: {
              ...ids,
              declined_at: Date.now(),
              reason: 'insufficient funds',
            },
          });
          return;
        }
        await streams.write('payments.payment.captured.v1', {
          key: order.order_id,
          value: {
            ...ids,
            captured_at: Date.now(),
            country: order.country,
            currency: order.currency,
            amount_cents: order.total_cents,
            method: 'CARD',
          },
        });
      },
    });
    return nothingToStop;
  },
};
