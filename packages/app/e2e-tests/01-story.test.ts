import { expect } from '@playwright/test';
import { clusterUnderTest, picture, test } from './portal';

test.describe('the sample company at work', () => {
  test('shows its topics with owners and lag', async ({ signIn }) => {
    const page = await signIn('ada');
    await page.goto('/streaming/topics');
    for (const topic of [
      'orders.order.placed.v1',
      'payments.payment.captured.v1',
      'logistics.parcel.shipped.v1',
      'logistics.shipment.planned.v1.dlq',
    ]) {
      await expect(
        page.getByRole('row').filter({ hasText: topic }).first(),
      ).toBeVisible({ timeout: 45_000 });
    }
    const placed = page
      .getByRole('row')
      .filter({ hasText: 'orders.order.placed.v1' });
    await expect(placed).toContainText('Checkout');
    await picture(page, 'streams');
  });

  test('has domains that show their topics', async ({ signIn }) => {
    const page = await signIn('ada');
    await page.goto('/catalog/default/domain/orders');
    const topics = page.getByRole('region', { name: 'Topics' });
    await expect(
      topics.getByRole('row').filter({ hasText: 'orders.order.placed.v1' }),
    ).toContainText('Checkout');
    await picture(page, 'domain');
  });

  test('says how its cluster is', async ({ signIn, request }) => {
    const { id } = await clusterUnderTest(request);
    const page = await signIn('ada');
    await page.goto('/streaming/clusters');
    await expect(page.getByText(id, { exact: false }).first()).toBeVisible();
    await picture(page, 'clusters');
  });

  test('has real records, groups and schemas behind a topic page', async ({
    signIn,
  }) => {
    const page = await signIn('ada');
    await page.goto('/catalog/default/resource/orders.order.placed.v1');
    await expect(
      page.getByText('Every order a customer places').first(),
    ).toBeVisible({ timeout: 45_000 });
    await page.getByRole('link', { name: 'Schema', exact: true }).click();
    await expect(page.getByText('lines[].unit_price_cents')).toBeVisible();
    await expect(
      page.getByText('Price of one piece in hundredths of the currency.', {
        exact: true,
      }),
    ).toBeVisible();
    await picture(page, 'schema');
    await page.getByRole('link', { name: 'Consumers', exact: true }).click();
    await expect(
      page.getByText('order-service-dev-main').first(),
    ).toBeVisible();
    await picture(page, 'consumers');
  });
});
