import { expect } from '@playwright/test';
import { kafkaClient, picture, test } from './portal';
import { fillForm, openForm, ordersTopic, sendForm } from './requestForm';

const TOPIC = 'orders.voucher.placed.v1';

test.describe('a sensitive request', () => {
  test('waits, is edited, approved by governance, and only then provisioned', async ({
    signIn,
  }) => {
    const ada = await signIn('ada');
    await openForm(ada);
    await fillForm(ada, {
      ...ordersTopic('voucher'),
      classification: 'Restricted',
    });
    const id = await sendForm(ada);
    await expect(ada.getByText('Waiting for approval').first()).toBeVisible();
    await expect(ada.getByRole('button', { name: 'Approve' })).toHaveCount(0);
    await picture(ada, 'waiting');

    await ada.getByRole('button', { name: 'Edit', exact: true }).click();
    await ada
      .getByLabel('Why it is needed')
      .fill('The fraud team needs it to see vouchers that are used twice.');
    await ada.getByRole('button', { name: 'Save and check again' }).click();
    await expect(
      ada.getByText('The fraud team needs it').first(),
    ).toBeVisible();
    await expect(ada.getByText('Waiting for approval').first()).toBeVisible();

    const admin = kafkaClient('road-test').admin();
    await admin.connect();
    expect(await admin.listTopics()).not.toContain(TOPIC);

    const elena = await signIn('elena');
    await elena.goto('/streaming');
    await elena.getByRole('row').filter({ hasText: TOPIC }).first().click();
    await expect(elena).toHaveURL(new RegExp(`${id}$`));
    await picture(elena, 'to-decide');
    await elena.getByRole('button', { name: 'Approve' }).click();
    await elena
      .getByLabel('Comment (optional)')
      .fill('Masked for everybody else.');
    await elena
      .getByRole('dialog')
      .getByRole('button', { name: 'Approve' })
      .click();
    await expect(elena.getByText('Everything exists.')).toBeVisible();

    await expect(ada.getByText('Everything exists.')).toBeVisible();
    expect(await admin.listTopics()).toContain(TOPIC);
    await admin.disconnect();
    await picture(ada, 'approved');
  });

  test('can be rejected with a reason, and withdrawn by who asked', async ({
    signIn,
  }) => {
    const ada = await signIn('ada');
    await openForm(ada);
    await fillForm(ada, {
      ...ordersTopic('secret'),
      classification: 'Restricted',
    });
    const id = await sendForm(ada);
    await expect(ada.getByText('Waiting for approval').first()).toBeVisible();

    const elena = await signIn('elena');
    await elena.goto(`/streaming/requests/${id}`);
    await elena.getByRole('button', { name: 'Reject' }).click();
    const dialog = elena.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('short');
    await expect(dialog.getByRole('button', { name: 'Reject' })).toBeDisabled();
    await dialog
      .getByLabel('Reason')
      .fill('The purpose does not need these fields.');
    await dialog.getByRole('button', { name: 'Reject' }).click();
    await expect(
      elena.getByText('The purpose does not need these fields.').first(),
    ).toBeVisible();

    await openForm(ada);
    await fillForm(ada, {
      ...ordersTopic('regret'),
      classification: 'Restricted',
    });
    await sendForm(ada);
    await ada.getByRole('button', { name: 'Withdraw request' }).click();
    await expect(
      ada.getByText('Withdrawn; nothing was changed.'),
    ).toBeVisible();
  });
});
