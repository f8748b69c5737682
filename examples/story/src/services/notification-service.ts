import { nothingToStop, StoryService } from '../runtime/StoryService';

/** Tells customers what happens to their orders. */
export const notificationService: StoryService = {
  name: 'notification-service',
  async start(streams) {
    await streams.read({
      group: 'notification-service-dev-main',
      topics: ['orders.order.confirmed.v1', 'logistics.parcel.shipped.v1'],
      async handle() {
        // Sending mail is outside of the streams; reading is what the story needs.
      },
    });
    return nothingToStop;
  },
};
