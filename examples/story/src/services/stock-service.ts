import { z } from 'zod/v4';
import { nothingToStop, StoryService } from '../runtime/StoryService';

const orderSchema = z.object({
  order_id: z.string(),
  lines: z.array(z.object({ quantity_count: z.number() })),
});

/** Sets articles aside for every order. */
export const stockService: StoryService = {
  name: 'stock-service',
  async start(streams, { random }) {
    await streams.read({
      group: 'stock-service-dev-main',
      topics: ['orders.order.placed.v1'],
      async handle({ value }) {
        const order = orderSchema.parse(value);
        await streams.write('logistics.stock.reserved.v1', {
          key: order.order_id,
          value: {
            order_id: order.order_id,
            reserved_at: Date.now(),
            warehouse_id: random() < 0.5 ? 'W-north' : 'W-south',
            piece_count: order.lines.reduce(
              (sum, line) => sum + line.quantity_count,
              0,
            ),
          },
        });
      },
    });
    return nothingToStop;
  },
};
