import { expect } from '@playwright/test';
import { picture, test } from './portal';

test('a topic that nobody owns can be claimed from the inbox', async ({
  signIn,
}) => {
  const page = await signIn('carla');
  await page.goto('/streaming/ownership');
  const row = page.getByRole('row').filter({ hasText: 'warehouse-scans' });
  await expect(row).toBeVisible();
  await picture(page, 'inbox');
  await row.getByRole('button', { name: /warehouse-scans/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Claim' }).click();
  await expect(row).toHaveCount(0);

  await page.goto('/streaming/topics?q=warehouse-scans');
  await expect(
    page.getByRole('row').filter({ hasText: 'warehouse-scans' }),
  ).toContainText('Dispatch');
});
