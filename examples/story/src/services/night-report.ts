import { nothingToStop, StoryService } from '../runtime/StoryService';

const PER_RECORD_MS = 1_500;

/** A slow reader that nobody declared: it falls behind, and lineage knows it only because the broker saw it. */
export const nightReport: StoryService = {
  name: 'night-report',
  async start(streams) {
    await streams.read({
      group: 'night-report-dev-main',
      topics: ['orders.order.placed.v1'],
      async handle() {
        await new Promise(resolve => setTimeout(resolve, PER_RECORD_MS));
      },
    });
    return nothingToStop;
  },
};
