import { randomUUID } from 'node:crypto';
import { Pace, repeatEvery, StoryService } from '../runtime/StoryService';

const countries = ['FR', 'DE', 'IT', 'ES', 'NL', 'BE'];
/** A country no carrier serves: its parcels end in the dead letter topic. */
const UNSERVED = 'XX';
const UNSERVED_SHARE = 0.04;
const ONE_MINUTE_MS = 60_000;

/** Customers place orders, a few every minute. */
export const storefront: StoryService = {
  name: 'storefront',
  async start(streams, pace) {
    return repeatEvery(
      () => pauseMs(pace),
      async () => {
        const orderId = randomUUID();
        await streams.write('orders.order.placed.v1', {
          key: orderId,
          value: {
            order_id: orderId,
            customer_id: `C-${1000 + Math.floor(pace.random() * 400)}`,
            placed_at: Date.now(),
            country:
              pace.random() < UNSERVED_SHARE ? UNSERVED : pick(countries, pace),
            currency: 'EUR',
            lines: [
              {
                article_id: `A-${100 + Math.floor(pace.random() * 80)}`,
                quantity_count: 1 + Math.floor(pace.random() * 3),
                unit_price_cents: 500 + Math.floor(pace.random() * 9_500),
              },
            ],
            coupon_code: null,
          },
        });
      },
    );
  },
};

/** Between half and one and a half times the mean pause. */
function pauseMs({ ordersPerMinute, random }: Pace): number {
  return (ONE_MINUTE_MS / ordersPerMinute) * (0.5 + random());
}

function pick(values: string[], { random }: Pace): string {
  return values[Math.floor(random() * values.length)] ?? UNSERVED;
}
