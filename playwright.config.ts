import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

/** Debian's Chromium where it is installed; otherwise the one Playwright knows. */
const debianChromium = '/usr/bin/chromium';

/** The road, walked in a real browser against the portal at PORTAL_URL; `npm run e2e` starts one. */
export default defineConfig({
  testDir: 'packages/app/e2e-tests',
  projects: [
    {
      name: 'road',
      testIgnore: 'outages/**',
      outputDir: 'test-results/road',
    },
    // Needs somebody who stops and starts the cluster.
    {
      name: 'outages',
      testMatch: 'outages/**',
      outputDir: 'test-results/outages',
    },
  ],
  timeout: 120_000,
  expect: { timeout: 20_000 },
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  reporter: [['list'], ['json']],
  use: {
    baseURL: process.env.PORTAL_URL ?? 'http://localhost:7007',
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: existsSync(debianChromium) ? debianChromium : undefined,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
