import { expect } from '@playwright/test';
import { answersFor, fileRequest, stateOf } from './apiRequest';
import { kafkaClient, picture, test } from './portal';

const TOPIC = 'orders.refund.placed.v1';
const control = process.env.PORTAL_CONTROL_URL;

test('a waiting request outlives a restart of the portal', async ({
  signIn,
  request,
}) => {
  test.skip(!control, 'nobody here can restart the portal');
  const id = await fileRequest(request, {
    ...answersFor('refund'),
    classification: 'restricted',
  });
  expect(await stateOf(request, id)).toBe('awaiting_approval');

  const restarted = await request.post(`${control}/restart`, {
    timeout: 100_000,
  });
  expect(restarted.status(), await restarted.text()).toBe(204);
  await expect.poll(() => stateOf(request, id)).toBe('awaiting_approval');
  const admin = kafkaClient('road-test').admin();
  await admin.connect();
  expect(await admin.listTopics()).not.toContain(TOPIC);

  const elena = await signIn('elena');
  await elena.goto(`/streaming/requests/${id}`);
  await expect(elena.getByText('Waiting for approval').first()).toBeVisible();
  await elena.getByRole('button', { name: 'Approve' }).click();
  await elena
    .getByRole('dialog')
    .getByRole('button', { name: 'Approve' })
    .click();
  await expect(elena.getByText('Everything exists.')).toBeVisible();
  expect(await admin.listTopics()).toContain(TOPIC);
  await admin.disconnect();
  await picture(elena, 'approved-after-restart');
});
