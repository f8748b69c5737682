import {
  APIRequestContext,
  expect,
  Page,
  test as base,
} from '@playwright/test';
import { Kafka, logLevel } from 'kafkajs';

/** People of the sample company, by the name on the sign-in page. */
export const people = {
  ada: { name: 'Ada Moreau', user: 'ada.moreau' },
  carla: { name: 'Carla Rossi', user: 'carla.rossi' },
  elena: { name: 'Elena García', user: 'elena.garcia' },
} as const;
export type Person = keyof typeof people;

/** A portal page on which somebody is signed in; console errors fail the test that saw them. */
interface PortalFixtures {
  signIn: (person: Person) => Promise<Page>;
}

/** Playwright's test, with people who sign in and a watch on the browser's console. */
export const test = base.extend<PortalFixtures>({
  signIn: async ({ browser }, provide, testInfo) => {
    const errors: string[] = [];
    const contexts: { close(): Promise<void> }[] = [];
    await provide(async person => {
      const context = await browser.newContext();
      contexts.push(context);
      const page = await context.newPage();
      page.on('console', message => {
        if (message.type() === 'error') {
          errors.push(`${page.url()}: ${message.text()}`);
        }
      });
      page.on('pageerror', error => errors.push(`${page.url()}: ${error}`));
      await page.goto('/streaming');
      await page.getByText(people[person].name).click();
      await expect(
        page.getByRole('link', { name: 'Streaming', exact: true }).first(),
      ).toBeVisible();
      return page;
    });
    await Promise.all(contexts.map(context => context.close()));
    if (testInfo.status === testInfo.expectedStatus) {
      expect(errors, 'errors in the browser console').toEqual([]);
    }
  },
});

/** Keeps a picture of the page under the test's results. */
export async function picture(page: Page, name: string) {
  await page.screenshot({ path: test.info().outputPath(`${name}.png`) });
}

/** A token of somebody, for calls from a terminal. */
export async function tokenOf(
  request: APIRequestContext,
  person: Person,
): Promise<string> {
  const response = await request.get('/api/auth/story/refresh', {
    headers: {
      'x-millrace-story-user': people[person].user,
      'x-requested-with': 'XMLHttpRequest',
    },
  });
  expect(response.status(), await response.text()).toBe(200);
  return (await response.json()).backstageIdentity.token;
}

/** The cluster under test as the API tells it; tests ask its capability flags, never its kind. */
export async function clusterUnderTest(request: APIRequestContext): Promise<{
  id: string;
  capabilities: Record<string, { value: boolean } | undefined>;
}> {
  const token = await tokenOf(request, 'ada');
  const response = await request.get('/api/streaming/clusters', {
    headers: { Authorization: `Bearer ${token}` },
  });
  const { items } = await response.json();
  return items[0];
}

/** A Kafka client of the test's own, as any program would be. */
export function kafkaClient(clientId: string): Kafka {
  return new Kafka({
    clientId,
    brokers: [process.env.KAFKA_BOOTSTRAP_SERVERS ?? '127.0.0.1:9092'],
    logLevel: logLevel.NOTHING,
  });
}
