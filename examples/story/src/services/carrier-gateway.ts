import { z } from 'zod/v4';
import { nothingToStop, StoryService } from '../runtime/StoryService';

const SOURCE = 'logistics.shipment.planned.v1';

const carriers: Record<string, string> = {
  FR: 'La Flèche',
  BE: 'La Flèche',
  NL: 'Polder Post',
  DE: 'Rheinbote',
  IT: 'Corriere Sole',
  ES: 'Corriere Sole',
};

const shipmentSchema = z.object({
  shipment_id: z.string(),
  order_id: z.string(),
  country: z.string(),
});

/** Hands parcels to carriers. What no carrier takes goes to the dead letter topic as it came, with the reason. */
export const carrierGateway: StoryService = {
  name: 'carrier-gateway',
  async start(streams) {
    await streams.read({
      group: 'carrier-gateway-dev-main',
      topics: [SOURCE],
      async handle({ value, raw }) {
        const shipment = shipmentSchema.parse(value);
        const carrier = carriers[shipment.country];
        if (!carrier) {
          await streams.writeRaw(`${SOURCE}.dlq`, {
            key: raw.key,
            value: raw.value,
            headers: {
              'x-error-class': 'NoCarrier',
              'x-error-message': `No carrier serves "${shipment.country}"`,
              'x-original-topic': SOURCE,
              'x-original-offset': raw.offset,
              'x-failed-at': new Date().toISOString(),
            },
          });
          return;
        }
        await streams.write('logistics.parcel.shipped.v1', {
          key: shipment.order_id,
          value: {
            shipment_id: shipment.shipment_id,
            order_id: shipment.order_id,
            shipped_at: new Date().toISOString(),
            carrier,
          },
        });
      },
    });
    return nothingToStop;
  },
};
