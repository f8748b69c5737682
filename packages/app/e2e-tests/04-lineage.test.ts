import { expect } from '@playwright/test';
import { clusterUnderTest, kafkaClient, picture, test } from './portal';

const ROOT = 'orders.order.placed.v1';

test.describe('lineage', () => {
  test('shows who writes and reads, how that is known, and leads on', async ({
    signIn,
    request,
  }) => {
    const { id } = await clusterUnderTest(request);
    const page = await signIn('ada');
    await page.goto(`/streaming/lineage?root=topic:${id}/${ROOT}`);
    const node = (title: string) =>
      page.locator('.react-flow__node').filter({ hasText: title });
    await expect(node('storefront')).toBeVisible();
    await expect(node('order-service')).toBeVisible();
    await expect(node('night-report')).toBeVisible();
    await picture(page, 'lineage');

    await page.getByLabel(/Declared/).uncheck();
    await expect(page.getByText(/Declared hidden: \d+/)).toBeVisible();
    await page.getByLabel(/Declared/).check();

    await node('night-report').click();
    const panel = page.getByRole('complementary', { name: 'night-report' });
    await expect(panel).toContainText('Reads without being declared');
    await expect(
      panel.getByText('team-billing').or(panel.getByText('Billing')).first(),
    ).toBeVisible();
    await picture(page, 'lineage-panel');

    const before = await page.locator('.react-flow__node').count();
    await page
      .getByRole('button', { name: /^Load \d+ more reader/ })
      .first()
      .click();
    await expect
      .poll(() => page.locator('.react-flow__node').count())
      .toBeGreaterThan(before);
  });

  test('leads from a node to its page in the catalog', async ({
    signIn,
    request,
  }) => {
    const { id } = await clusterUnderTest(request);
    const page = await signIn('ada');
    await page.goto(`/streaming/lineage?root=topic:${id}/${ROOT}`);
    await page
      .locator('.react-flow__node')
      .filter({ hasText: 'order-service' })
      .click();
    await page
      .getByRole('complementary', { name: 'order-service' })
      .locator('a[href="/catalog/default/component/order-service"]')
      .first()
      .click();
    await expect(page).toHaveURL(
      /\/catalog\/default\/component\/order-service/,
    );
    await expect(
      page.getByRole('heading', { name: 'order-service' }).first(),
    ).toBeVisible();
  });

  test('answers what is hit when a topic goes away', async ({
    signIn,
    request,
  }) => {
    const { id } = await clusterUnderTest(request);
    const page = await signIn('ada');
    await page.goto(`/streaming/lineage?root=topic:${id}/${ROOT}`);
    await page.locator('.react-flow__node').filter({ hasText: ROOT }).click();
    await page.getByRole('link', { name: 'What if this goes away?' }).click();
    await expect(
      page.getByRole('heading', { name: `What if ${ROOT} goes away?` }),
    ).toBeVisible();
    for (const hit of [
      'order-service',
      'shipment-planner',
      'notification-service',
    ]) {
      await expect(
        page.getByRole('row').filter({ hasText: hit }).first(),
      ).toBeVisible();
    }
    await expect(
      page.getByRole('row').filter({ hasText: 'order-service' }).first(),
    ).toContainText('Breaks');
    await picture(page, 'impact');
  });

  test('shows a program within five seconds of its first message', async ({
    signIn,
    request,
  }) => {
    const { id, capabilities } = await clusterUnderTest(request);
    test.skip(
      !capabilities.observations?.value,
      'this cluster does not say who writes',
    );
    const page = await signIn('carla');
    await page.goto(
      `/streaming/lineage?root=topic:${id}/logistics.stock.reserved.v1`,
    );
    await expect(
      page.locator('.react-flow__node').filter({ hasText: 'stock-service' }),
    ).toBeVisible();

    const producer = kafkaClient('forklift-sensor').producer();
    await producer.connect();
    await producer.send({
      topic: 'logistics.stock.reserved.v1',
      messages: [{ key: 'order-0', value: 'not encoded, only seen' }],
    });
    const sent = Date.now();
    await expect(
      page.locator('.react-flow__node').filter({ hasText: 'forklift-sensor' }),
    ).toBeVisible({ timeout: 15_000 });
    expect(
      Date.now() - sent,
      'milliseconds until the program is drawn',
    ).toBeLessThan(5_000);
    await producer.disconnect();
    await picture(page, 'lineage-live');
  });
});
