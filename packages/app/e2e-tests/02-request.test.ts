import { expect } from '@playwright/test';
import { kafkaClient, picture, test, tokenOf } from './portal';
import { fillForm, openForm, ordersTopic, sendForm } from './requestForm';

const TOPIC = 'orders.wish.placed.v1';

test.describe('a request for a topic', () => {
  test('becomes a topic that is owned and in the graph', async ({
    signIn,
    request,
  }) => {
    const page = await signIn('ada');
    await openForm(page);
    await fillForm(page, { ...ordersTopic('wish'), deadLetters: true });
    await expect(page.getByTestId('topic-name')).toContainText(TOPIC);
    await expect(page.getByText('Good name')).toBeVisible();
    await expect(page.getByText(/^Ready to be sent/).first()).toBeVisible();
    await picture(page, 'form');

    const admin = kafkaClient('road-test').admin();
    await admin.connect();
    expect(
      await admin.listTopics(),
      'nothing exists before it is sent',
    ).not.toContain(TOPIC);

    const id = await sendForm(page);
    await expect(page.getByText('Everything exists.')).toBeVisible();
    const provisioned = Date.now();
    const token = await tokenOf(request, 'ada');
    await expect
      .poll(
        async () =>
          (
            await request.get(
              `/api/catalog/entities/by-name/resource/default/${TOPIC}`,
              { headers: { Authorization: `Bearer ${token}` } },
            )
          ).status(),
        { intervals: [50] },
      )
      .toBe(200);
    expect(
      Date.now() - provisioned,
      'milliseconds until it is in the catalog',
    ).toBeLessThan(2_000);
    await picture(page, 'provisioned');

    const topics = await admin.fetchTopicMetadata({
      topics: [TOPIC, `${TOPIC}.dlq`],
    });
    expect(topics.topics.map(({ name }) => name).sort()).toEqual([
      TOPIC,
      `${TOPIC}.dlq`,
    ]);
    await admin.disconnect();
    const registry = process.env.SCHEMA_REGISTRY_URL ?? 'http://127.0.0.1:8081';
    const subject = await request.get(
      `${registry}/subjects/${TOPIC}-value/versions/latest`,
    );
    expect(subject.status()).toBe(200);
    const level = await request.get(`${registry}/config/${TOPIC}-value`);
    expect(await level.json()).toEqual({ compatibilityLevel: 'BACKWARD' });

    await page
      .getByRole('link', { name: new RegExp(TOPIC.replaceAll('.', '\\.')) })
      .first()
      .click();
    await expect(page).toHaveURL(
      new RegExp(`/catalog/default/resource/${TOPIC.replaceAll('.', '\\.')}`),
    );
    await expect(page.getByText('One record per wish').first()).toBeVisible();
    await expect(page.getByText('Checkout').first()).toBeVisible();
    await picture(page, 'topic');

    await page.goto('/streaming/requests');
    await expect(page.getByRole('row').filter({ hasText: id })).toContainText(
      'Done',
    );
  });

  test('is refused with every reason while it is typed', async ({ signIn }) => {
    const page = await signIn('ada');
    await openForm(page);
    await fillForm(page, { ...ordersTopic('wish'), entity: 'Wish_List' });
    await expect(page.getByTestId('topic-name')).toContainText('Wish_List');
    await expect(page.getByText('naming.pattern').first()).toBeVisible();
    await picture(page, 'bad-name');
  });

  test('for a topic that exists is told whose it is, and stays a draft', async ({
    request,
  }) => {
    const token = await tokenOf(request, 'carla');
    const headers = { Authorization: `Bearer ${token}` };
    const answers = {
      environment: 'dev',
      name: 'orders.order.placed.v1',
      owner: 'group:default/team-dispatch',
      description: 'A second topic of the same name cannot exist.',
      key: { strategy: 'entity', field: 'order_id', ordering: 'per order' },
      retentionCategory: 'operational',
    };
    const plan = await request.post('/api/streaming/checks', {
      headers,
      data: answers,
    });
    expect(refusalsOf(await plan.json())).toMatch(
      /orders\.order\.placed\.v1 already exists.*team-checkout/,
    );

    const sent = await request.post('/api/streaming/requests', {
      headers,
      data: { type: 'topic', submit: true, answers },
    });
    const body = await sent.json();
    expect(body.state).toBe('draft');
    expect(refusalsOf(body)).toMatch(
      /orders\.order\.placed\.v1 already exists/,
    );
  });

  test('with a malformed schema names the place, and registers nothing', async ({
    request,
  }) => {
    const token = await tokenOf(request, 'ada');
    const response = await request.post('/api/streaming/requests', {
      headers: { Authorization: `Bearer ${token}` },
      data: {
        type: 'topic',
        submit: true,
        answers: {
          environment: 'dev',
          segments: {
            domain: 'orders',
            entity: 'torn',
            action: 'placed',
            version: 'v1',
          },
          owner: 'group:default/team-checkout',
          description: 'Its schema names a type that nobody defines.',
          key: { strategy: 'entity', field: 'torn_id', ordering: 'per torn' },
          retentionCategory: 'operational',
          schema: {
            type: 'AVRO',
            text: '{"type":"record","name":"Torn","fields":[{"name":"cargo","type":"Cargo"}]}',
          },
        },
      },
    });
    const body = await response.json();
    expect(body.state).toBe('draft');
    expect(JSON.stringify(body.checks)).toMatch(/Cargo/);
    const registry = process.env.SCHEMA_REGISTRY_URL ?? 'http://127.0.0.1:8081';
    expect(
      (
        await request.get(
          `${registry}/subjects/orders.torn.placed.v1-value/versions`,
        )
      ).status(),
    ).toBe(404);
  });
});

/** The reasons of everything that refuses a plan. */
function refusalsOf(plan: {
  checks: { level: string; reason: string }[];
}): string {
  return plan.checks
    .filter(({ level }) => level === 'fail')
    .map(({ reason }) => reason)
    .join(' ');
}
