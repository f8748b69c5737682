import { randomUUID } from 'node:crypto';
import { z } from 'zod/v4';
import { nothingToStop, StoryService } from '../runtime/StoryService';

const paymentSchema = z.object({ order_id: z.string(), country: z.string() });
const GRAMS = { least: 200, spread: 8_000 };

/** Plans a shipment for every paid order; knows from stock what is ready. */
export const shipmentPlanner: StoryService = {
  name: 'shipment-planner',
  async start(streams, { random }) {
    await streams.read({
      group: 'shipment-planner-dev-main',
      topics: ['payments.payment.captured.v1', 'logistics.stock.reserved.v1'],
      async handle({ topic, value }) {
        if (topic !== 'payments.payment.captured.v1') {
          return;
        }
        const payment = paymentSchema.parse(value);
        await streams.write('logistics.shipment.planned.v1', {
          key: payment.order_id,
          value: {
            shipment_id: randomUUID(),
            order_id: payment.order_id,
            planned_at: Date.now(),
            country: payment.country,
            weight_grams: GRAMS.least + Math.floor(random() * GRAMS.spread),
          },
        });
      },
    });
    return nothingToStop;
  },
};
