import { expect } from '@playwright/test';
import { picture, test } from './portal';

test('the pages speak French to who chose it', async ({ signIn }) => {
  const page = await signIn('ada');
  await page.goto('/settings');
  await page.getByText('English').first().click();
  await page.getByText('Français').first().click();
  await page.goto('/streaming/requests');
  await expect(page.getByRole('heading', { name: 'Demandes' })).toBeVisible();
  await page.goto('/streaming');
  await expect(page.getByText('Demander un topic').first()).toBeVisible();
  await picture(page, 'french');
});
