import { z } from 'zod/v4';
import { nothingToStop, StoryService } from '../runtime/StoryService';

const orderSchema = z.object({
  order_id: z.string(),
  country: z.string(),
  currency: z.string(),
  lines: z.array(
    z.object({ quantity_count: z.number(), unit_price_cents: z.number() }),
  ),
});

/** Checks every order and confirms it. */
export const orderService: StoryService = {
  name: 'order-service',
  async start(streams) {
    await streams.read({
      group: 'order-service-dev-main',
      topics: ['orders.order.placed.v1'],
      async handle({ value }) {
        const order = orderSchema.parse(value);
        await streams.write('orders.order.confirmed.v1', {
          key: order.order_id,
          value: {
            order_id: order.order_id,
            confirmed_at: Date.now(),
            country: order.country,
            currency: order.currency,
            total_cents: order.lines.reduce(
              (sum, line) => sum + line.quantity_count * line.unit_price_cents,
              0,
            ),
          },
        });
      },
    });
    return nothingToStop;
  },
};
