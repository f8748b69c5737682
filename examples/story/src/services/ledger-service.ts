import { z } from 'zod/v4';
import { StoryService } from '../runtime/StoryService';

const bookingSchema = z.object({
  order_id: z.string(),
  amount_cents: z.number().optional(),
});

/** Books payments; the ledger itself is not a stream. */
export const ledgerService: StoryService = {
  name: 'ledger-service',
  async start(streams) {
    let balanceCents = 0;
    await streams.read({
      group: 'ledger-service-dev-main',
      topics: ['payments.payment.captured.v1', 'payments.payment.declined.v1'],
      async handle({ value }) {
        balanceCents += bookingSchema.parse(value).amount_cents ?? 0;
      },
    });
    return () =>
      process.stdout.write(`ledger-service: booked ${balanceCents} cents\n`);
  },
};
