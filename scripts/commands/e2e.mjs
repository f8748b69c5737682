/* `npm run e2e`: walks the road in headless Chromium on the embedded backend. Arguments go to Playwright. */
import { walkTheRoad } from '../road.mjs';
import { exitWhenStopped } from '../run.mjs';

exitWhenStopped();
const passed = await walkTheRoad({
  suite: 'end to end, embedded backend',
  args: process.argv.slice(2),
});
process.exit(passed ? 0 : 1);
