import { repeatEvery, StoryService } from '../runtime/StoryService';

const PAUSE_MS = 5_000;

/** A program from before the portal: no component, no owner, no schema. */
export const legacyScanner: StoryService = {
  name: 'legacy-scanner',
  async start(streams, { random }) {
    return repeatEvery(
      () => PAUSE_MS,
      () =>
        streams.writeRaw('warehouse-scans', {
          key: null,
          value: JSON.stringify({
            gate: Math.floor(random() * 8),
            at: new Date().toISOString(),
          }),
        }),
    );
  },
};
