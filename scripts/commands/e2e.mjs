/*
 * `npm run e2e`: walks the road in headless Chromium on the embedded backend, then again while a cluster and a registry
 * come and go. Arguments go to Playwright.
 */
import { walkOutages } from '../outages.mjs';
import { walkTheRoad } from '../road.mjs';
import { exitWhenStopped } from '../run.mjs';

exitWhenStopped();
const args = process.argv.slice(2);
const road = await walkTheRoad({
  suite: 'end to end, embedded backend',
  args,
});
const outages = await walkOutages({ args });
process.exit(road && outages ? 0 : 1);
