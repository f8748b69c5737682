import { expect } from '@playwright/test';
import {
  AclOperationTypes,
  AclPermissionTypes,
  AclResourceTypes,
  ResourcePatternTypes,
} from 'kafkajs';
import { answersFor, fileRequest, stateOf } from './apiRequest';
import {
  clusterUnderTest,
  kafkaClient,
  picture,
  test,
  tokenOf,
} from './portal';

const TOPIC = 'orders.coupon.placed.v1';

test.describe('a request from a terminal', () => {
  test('lets its declared consumer read, and shows what was made', async ({
    signIn,
    request,
  }) => {
    const id = await fileRequest(request, {
      ...answersFor('coupon'),
      consumers: ['component:default/order-service'],
    });
    await expect
      .poll(() => stateOf(request, id), { intervals: [200] })
      .toBe('provisioned');

    const admin = kafkaClient('road-test').admin();
    await admin.connect();
    const { resources } = await admin.describeAcls({
      resourceType: AclResourceTypes.TOPIC,
      resourceName: TOPIC,
      resourcePatternType: ResourcePatternTypes.LITERAL,
      operation: AclOperationTypes.ANY,
      permissionType: AclPermissionTypes.ANY,
    });
    await admin.disconnect();
    const rules = resources
      .flatMap(({ acls }) => acls)
      .filter(
        ({ permissionType }) => permissionType === AclPermissionTypes.ALLOW,
      )
      .map(({ principal, operation }) => ({ principal, operation }));
    for (const operation of [
      AclOperationTypes.READ,
      AclOperationTypes.DESCRIBE,
    ]) {
      expect(rules).toContainEqual({
        principal: 'User:order-service',
        operation,
      });
    }

    const page = await signIn('ada');
    await page.goto(`/catalog/default/resource/${TOPIC}`);
    await page.getByRole('link', { name: 'Contract', exact: true }).click();
    const part = (title: string) =>
      page.locator('section').filter({
        has: page.getByRole('heading', { name: title, exact: true }),
      });
    await expect(
      part('Partitions').getByRole('rowheader', { name: '0', exact: true }),
    ).toBeVisible();
    await expect(
      part('Live configuration')
        .getByRole('row')
        .filter({
          has: page.getByRole('rowheader', {
            name: 'retention.ms',
            exact: true,
          }),
        }),
    ).toContainText('Set on the topic');
    await picture(page, 'contract');
  });

  test('for more replicas than brokers is told how many there are', async ({
    request,
  }) => {
    const { id } = await clusterUnderTest(request);
    const response = await request.post('/api/streaming/checks', {
      headers: { Authorization: `Bearer ${await tokenOf(request, 'ada')}` },
      data: { ...answersFor('replica'), replicationFactor: 3 },
    });
    expect(response.status(), await response.text()).toBe(200);
    const { checks } = await response.json();
    expect(checks).toContainEqual(
      expect.objectContaining({
        ruleId: 'replication.exceeds-brokers',
        level: 'fail',
        reason: `Replication factor 3 cannot be placed on cluster ${id}: 1 broker is running. Use 1 (dev only) or choose a cluster with at least 3 brokers.`,
      }),
    );
  });
});
