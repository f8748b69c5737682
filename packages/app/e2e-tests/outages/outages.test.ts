import { APIRequestContext, expect } from '@playwright/test';
import { answersFor, fileRequest, stateOf } from '../apiRequest';
import { kafkaClient, picture, test } from '../portal';
import { fillForm, openForm, ordersTopic, sendForm } from '../requestForm';

const control = process.env.PORTAL_CONTROL_URL;
const registryUrl = process.env.SCHEMA_REGISTRY_URL;

/** Stops or starts what the portal stands on; returns when it is done. */
async function operate(
  request: APIRequestContext,
  operation: `/${'broker' | 'registry'}/${'stop' | 'start'}`,
) {
  const done = await request.post(`${control}${operation}`, {
    timeout: 60_000,
  });
  expect(done.status(), await done.text()).toBe(204);
}

async function listTopics(): Promise<string[]> {
  const admin = kafkaClient('outage-test').admin();
  await admin.connect();
  try {
    return await admin.listTopics();
  } finally {
    await admin.disconnect();
  }
}

test.describe('while the registry is down', () => {
  const reason =
    /The registry of cluster "kafka" cannot be asked now: .*ECONNREFUSED/;
  test.beforeEach(({ request }) => operate(request, '/registry/stop'));

  test('the form says so and keeps the answers until it can send them', async ({
    signIn,
    request,
  }) => {
    const page = await signIn('ada');
    await openForm(page);
    await fillForm(page, ordersTopic('parcel'));
    await page.getByRole('button', { name: 'Review', exact: true }).click();
    await expect(page.getByText(reason).first()).toBeVisible();
    await picture(page, 'form-registry-down');

    await expect(
      page.getByText('1 rule refuses this; the request cannot be sent yet'),
    ).toBeVisible();

    await operate(request, '/registry/start');
    await expect(page.getByText(/^Ready to be sent/)).toBeVisible();
    await sendForm(page);
    await expect(page.getByText('Everything exists.')).toBeVisible();
    expect(await listTopics()).toContain('orders.parcel.placed.v1');
  });

  test('a request from a terminal becomes a draft that lost nothing', async ({
    signIn,
    request,
  }) => {
    const id = await fileRequest(request, answersFor('satchel'));
    expect(await stateOf(request, id)).toBe('draft');
    const page = await signIn('ada');
    await page.goto(`/streaming/requests/${id}`);
    await expect(page.getByText(reason).first()).toBeVisible();
    await picture(page, 'draft-registry-down');

    await operate(request, '/registry/start');
    await page.getByRole('button', { name: 'Send request' }).click();
    await expect(page.getByText('Everything exists.')).toBeVisible();
  });

  test.afterEach(async ({ request }) => {
    const up = await request.get(`${registryUrl}/subjects`).catch(() => null);
    if (!up) {
      await operate(request, '/registry/start');
    }
  });
});

test('a step that failed takes back what was done, and a retry does it all', async ({
  signIn,
  request,
}) => {
  const topic = 'orders.crate.placed.v1';
  const id = await fileRequest(request, {
    ...answersFor('crate'),
    classification: 'restricted',
  });
  await operate(request, '/registry/stop');
  const elena = await signIn('elena');
  await elena.goto(`/streaming/requests/${id}`);
  await elena.getByRole('button', { name: 'Approve' }).click();
  await elena
    .getByRole('dialog')
    .getByRole('button', { name: 'Approve' })
    .click();
  await expect(
    elena.getByText(/does not answer.*ECONNREFUSED/).first(),
  ).toBeVisible();
  await expect.poll(() => stateOf(request, id)).toBe('failed');
  expect(await listTopics()).not.toContain(topic);
  await picture(elena, 'failed-step');

  await operate(request, '/registry/start');
  const ada = await signIn('ada');
  await ada.goto(`/streaming/requests/${id}`);
  await ada.getByRole('button', { name: 'Try again' }).click();
  await expect(ada.getByText('Everything exists.')).toBeVisible();
  expect(await listTopics()).toContain(topic);
  const versions = await request.get(
    `${registryUrl}/subjects/${topic}-value/versions`,
  );
  expect(await versions.json()).toEqual([1]);
  await picture(ada, 'retried');
});

test('a cluster that is down is named, keeps its last known state, and comes back', async ({
  signIn,
  request,
}) => {
  const page = await signIn('ada');
  await page.goto('/streaming/topics');
  await expect(page.getByText('orders.order.placed.v1').first()).toBeVisible();

  await operate(request, '/broker/stop');
  await page.goto('/streaming/clusters');
  await expect(page.getByText('Unavailable').first()).toBeVisible();
  await picture(page, 'cluster-down');
  await page.goto('/streaming/topics');
  await expect(page.getByText('orders.order.placed.v1').first()).toBeVisible();
  await picture(page, 'topics-cluster-down');

  const refused = await fileRequest(request, answersFor('basket'));
  expect(await stateOf(request, refused)).toBe('draft');
  await page.goto(`/streaming/requests/${refused}`);
  await expect(
    page
      .getByText(/Cluster "kafka" cannot be asked now: .*ECONNREFUSED/)
      .first(),
  ).toBeVisible();
  await picture(page, 'draft-cluster-down');

  await operate(request, '/broker/start');
  await page.goto('/streaming/clusters');
  await expect(page.getByText('Healthy').first()).toBeVisible();
  await page.goto(`/streaming/requests/${refused}`);
  await page.getByRole('button', { name: 'Send request' }).click();
  await expect(page.getByText('Everything exists.')).toBeVisible();
});
