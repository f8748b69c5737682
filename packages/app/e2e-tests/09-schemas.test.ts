import { APIRequestContext, expect } from '@playwright/test';
import { picture, test, tokenOf } from './portal';
import { fillForm, openForm, ordersTopic } from './requestForm';

const registry = process.env.SCHEMA_REGISTRY_URL ?? 'http://127.0.0.1:8081';
const TOPIC = 'orders.order.placed.v1';
const SUBJECT = `${TOPIC}-value`;
const RELIC = 'orders.relic.placed.v1-value';

/** Registers a schema past the portal, as a build would. */
async function register(
  request: APIRequestContext,
  subject: string,
  body: object,
) {
  const response = await request.post(
    `${registry}/subjects/${subject}/versions`,
    { data: body },
  );
  expect(response.status(), await response.text()).toBe(200);
}

/** Adds a field without documentation to the schema of a subject, and a rule on values. */
async function addField(
  request: APIRequestContext,
  subject: string,
  name: string,
) {
  const latest = await request.get(
    `${registry}/subjects/${subject}/versions/latest`,
  );
  const schema = JSON.parse((await latest.json()).schema);
  if (!schema.fields.some((field: { name: string }) => field.name === name)) {
    schema.fields.push({ name, type: ['null', 'string'], default: null });
  }
  await register(request, subject, {
    schema: JSON.stringify(schema),
    ruleSet: {
      domainRules: [
        {
          name: 'has_order',
          kind: 'CONDITION',
          type: 'CEL',
          mode: 'WRITE',
          expr: "message.order_id != ''",
          onFailure: 'DLQ',
        },
      ],
    },
  });
}

test.describe('a schema', () => {
  test('is opened from its topic, compared, and judged', async ({
    signIn,
    request,
  }) => {
    await addField(request, SUBJECT, 'gift_note');
    const page = await signIn('ada');
    await page.goto(`/catalog/default/resource/${TOPIC}/schema`);
    await expect(page.getByText('lines[].unit_price_cents')).toBeVisible({
      timeout: 45_000,
    });
    await page
      .getByRole('link', { name: /^Versions, / })
      .first()
      .click();
    await expect(page).toHaveURL(new RegExp(`/streaming/schemas/.+/`));
    const versions = page.getByRole('region', { name: 'Versions' });
    const compare = versions
      .getByRole('button', { name: /^Compare version/ })
      .first();
    await expect(compare, 'the index finds the new version').toBeVisible({
      timeout: 45_000,
    });
    await expect(
      page.getByText('order-service-dev-main').first(),
    ).toBeVisible();
    await picture(page, 'schema');

    await compare.click();
    await expect(page).toHaveURL(/compare=\d+/);
    const changes = page.getByRole('region', { name: 'Changes' });
    await expect(
      changes.getByRole('row').filter({ hasText: 'gift_note' }),
    ).toContainText('Added');
    await expect(page.getByTestId('change-summary')).toContainText('Minor');
    await picture(page, 'changes');
    await page.reload();
    await expect(
      page
        .getByRole('region', { name: 'Changes' })
        .getByRole('rowheader', { name: 'gift_note' }),
      'a pasted address restores the comparison',
    ).toBeVisible();

    await page.getByRole('radio', { name: 'Advice' }).click();
    await expect(
      page
        .getByRole('listitem')
        .filter({ hasText: 'gift_note' })
        .filter({ hasText: 'lint.doc-required' }),
    ).toBeVisible();
    await picture(page, 'advice');

    await page.getByRole('radio', { name: 'Text' }).click();
    await expect(page.getByLabel(/^Text of version/)).toContainText('"fields"');
  });

  test('has rules that are tried on a pasted message', async ({ signIn }) => {
    const page = await signIn('ada');
    await page.goto('/streaming/schemas');
    await page
      .getByRole('searchbox', { name: /^Search by subject/ })
      .fill(SUBJECT);
    const row = page
      .getByRole('row')
      .filter({ hasText: 'orders.order.placed' });
    await row.getByRole('link').first().click();
    await page.getByRole('radio', { name: 'Rules' }).click();
    await page
      .getByRole('textbox', { name: 'Message' })
      .fill('{"order_id": ""}');
    await page.getByRole('button', { name: /^Try/ }).click();
    const rule = page
      .getByRole('region', { name: /^Try/ })
      .getByRole('listitem')
      .filter({ hasText: 'has_order' });
    await expect(rule).toContainText('DLQ');
    await picture(page, 'rules');
  });

  test('is judged at every level while it is written', async ({
    signIn,
    request,
  }) => {
    await register(request, RELIC, {
      schema: JSON.stringify({
        type: 'record',
        name: 'Relic',
        fields: [{ name: 'age', type: 'long' }],
      }),
    });
    const page = await signIn('ada');
    await openForm(page);
    await fillForm(page, ordersTopic('wonder'));
    const levels = page
      .getByRole('table')
      .filter({ hasText: 'BACKWARD_TRANSITIVE' });
    await expect(levels.getByRole('row')).toHaveCount(8);
    await levels.scrollIntoViewIfNeeded();
    await picture(page, 'first-version');

    const headers = {
      Authorization: `Bearer ${await tokenOf(request, 'ada')}`,
    };
    await expect
      .poll(
        async () =>
          (
            await (
              await request.get(`/api/streaming/subjects?subject=${RELIC}`, {
                headers,
              })
            ).json()
          ).items.length,
        { message: 'the index finds the subject', timeout: 45_000 },
      )
      .toBe(1);
    await page
      .getByRole('textbox', { name: 'Entity', exact: true })
      .fill('relic');
    await expect(
      levels.getByRole('row').filter({ hasText: 'FULL_TRANSITIVE' }),
    ).toContainText(/conflict/);
    await levels.scrollIntoViewIfNeeded();
    await picture(page, 'levels');
  });
});
