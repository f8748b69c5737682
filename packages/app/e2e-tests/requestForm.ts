import { expect, Page } from '@playwright/test';

/** What a person answers in the request form; the rest stays as the form offers it. */
export interface FormAnswers {
  domain: string;
  entity: string;
  action: string;
  version: string;
  description: string;
  keyField: string;
  ordering: string;
  owner: string;
  justification: string;
  classification?: string;
  deadLetters?: boolean;
}

/** Answers for a topic of the checkout team; the entity makes the name. */
export function ordersTopic(entity: string): FormAnswers {
  return {
    domain: 'orders',
    entity,
    action: 'placed',
    version: 'v1',
    description: `One record per ${entity} that a customer puts into a basket.`,
    keyField: `${entity.replaceAll('-', '_')}_id`,
    ordering: `Records of one ${entity} stay in order.`,
    owner: 'Checkout',
    justification: 'The recommendation team needs it to learn what is wanted.',
  };
}

/** Opens the form from the Streaming pages, as a person does. */
export async function openForm(page: Page) {
  await page.goto('/streaming');
  await page.getByRole('link', { name: 'Request a topic' }).click();
  await expect(page.getByTestId('topic-name')).toBeVisible();
}

/** Fills the form; the simple envelope stands in for a schema that somebody would write. */
export async function fillForm(page: Page, answers: FormAnswers) {
  await choose(page, 'Domain', answers.domain);
  await page
    .getByRole('textbox', { name: 'Entity', exact: true })
    .fill(answers.entity);
  await choose(page, 'Action', answers.action);
  await page
    .getByRole('textbox', { name: 'Version', exact: true })
    .fill(answers.version);
  await page
    .getByRole('textbox', { name: 'Description' })
    .fill(answers.description);
  await page.getByRole('textbox', { name: 'Key field' }).fill(answers.keyField);
  await page
    .getByRole('textbox', { name: 'Order a consumer may rely on' })
    .fill(answers.ordering);
  await choose(page, 'Kept for', /^Operational/);
  await choose(page, /Owner$/, answers.owner);
  if (answers.classification) {
    await choose(page, 'How sensitive is the data', answers.classification);
  }
  await page
    .getByRole('textbox', { name: 'Why it is needed' })
    .fill(answers.justification);
  if (answers.deadLetters) {
    await page.getByText('Also create a dead letter topic').click();
  }
  await page.getByRole('button', { name: 'Simple envelope' }).click();
}

/** Goes to the review and sends; ends on the request's page. */
export async function sendForm(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Review', exact: true }).click();
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByRole('link', { name: /^REQ-\d+$/ }).click();
  await expect(page).toHaveURL(/\/streaming\/requests\/REQ-\d+$/);
  return page.url().split('/').at(-1) ?? '';
}

async function choose(
  page: Page,
  label: string | RegExp,
  option: string | RegExp,
) {
  await page.getByRole('button', { name: label }).first().click();
  await page
    .getByRole('option', { name: option })
    .filter({ visible: true })
    .first()
    .click();
}
