import { expect, Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { readFileSync } from 'node:fs';
import { fillForm, openForm, ordersTopic } from './requestForm';
import { clusterUnderTest, test } from './portal';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const TOPIC = 'orders.order.placed.v1';

test('nothing keeps people out: axe finds nothing serious on our pages', async ({
  signIn,
  request,
}) => {
  const { id } = await clusterUnderTest(request);
  const page = await signIn('ada');
  const routes = [
    '/streaming',
    '/streaming/topics',
    `/streaming/lineage?root=topic:${id}/${TOPIC}`,
    `/streaming/lineage?root=topic:${id}/${TOPIC}&view=table`,
    '/streaming/requests',
    '/streaming/ownership',
    '/streaming/clusters',
    '/streaming/schemas',
    `/streaming/schemas/${id}/${TOPIC}-value`,
    `/catalog/default/resource/${TOPIC}`,
  ];
  const findings: Record<string, string[]> = {};
  for (const route of routes) {
    await page.goto(route);
    await page.waitForLoadState('networkidle');
    findings[route] = await seriousFindings(page);
  }
  await openForm(page);
  await fillForm(page, ordersTopic('abacus'));
  findings['the request form'] = await seriousFindings(page);
  const found = Object.entries(findings).filter(([, each]) => each.length > 0);
  expect(Object.fromEntries(found)).toEqual({});
});

/** What axe calls serious or critical, but for the tabs of the scaffolder, which name a panel that it does not draw. */
async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate<AxeResults>(
    // A text, because the browser has no part of this module.
    `axe.run({ exclude: '[role=tab][id$="-tab-templates"]' }, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] })`,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
    );
}
