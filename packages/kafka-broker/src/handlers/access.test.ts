import {
  createAclsRequestCodec,
  createAclsResponseCodec,
  deleteAclsRequestCodec,
  deleteAclsResponseCodec,
  describeAclsRequestCodec,
  describeAclsResponseCodec,
  ErrorCode,
} from '@millrace/kafka-protocol';
import {
  AclOperation,
  AclPatternType,
  AclPermission,
  AclResourceType,
} from '../acls/aclCodes';
import { createDescribeAclsHandler } from './29-describe-acls';
import { createCreateAclsHandler } from './30-create-acls';
import { createDeleteAclsHandler } from './31-delete-acls';
import {
  call,
  ControlFixture,
  versionsOf,
} from './__testUtils__/ControlFixture';

const pilot = { principal: 'User:pilot' };

const grant = {
  resourceType: AclResourceType.TOPIC,
  resourceName: 'harbour.',
  resourcePatternType: AclPatternType.PREFIXED,
  principal: 'User:pilot',
  host: '*',
  operation: AclOperation.READ,
  permissionType: AclPermission.ALLOW,
};

const everything = {
  resourceTypeFilter: AclResourceType.ANY,
  resourceNameFilter: null,
  patternTypeFilter: AclPatternType.ANY,
  principalFilter: null,
  hostFilter: null,
  operation: AclOperation.ANY,
  permissionType: AclPermission.ANY,
};

async function setUp() {
  const fixture = await ControlFixture.open();
  return {
    fixture,
    describe: {
      request: describeAclsRequestCodec,
      response: describeAclsResponseCodec,
      handler: createDescribeAclsHandler(fixture),
    },
    create: {
      request: createAclsRequestCodec,
      response: createAclsResponseCodec,
      handler: createCreateAclsHandler(fixture),
    },
    remove: {
      request: deleteAclsRequestCodec,
      response: deleteAclsResponseCodec,
      handler: createDeleteAclsHandler(fixture),
    },
  };
}

describe('access rules', () => {
  it('are stored, listed and removed in every version, and kept over a power cut', async () => {
    const { fixture, describe: list, create, remove } = await setUp();
    for (const version of versionsOf(create.handler)) {
      const { results } = await call(create, version, { creations: [grant] });
      expect(results).toMatchObject([{ errorCode: 0, errorMessage: null }]);
      const { resources } = await call(list, version, everything);
      expect(resources).toMatchObject([
        {
          resourceName: 'harbour.',
          patternType: AclPatternType.PREFIXED,
          acls: [{ principal: 'User:pilot', operation: AclOperation.READ }],
        },
      ]);
      expect((await fixture.reopen()).acls.list()).toEqual(fixture.acls.list());
      const removed = await call(remove, version, { filters: [everything] });
      expect(removed.filterResults).toMatchObject([
        { errorCode: 0, matchingAcls: [{ resourceName: 'harbour.' }] },
      ]);
      expect((await fixture.reopen()).acls.list()).toEqual([]);
    }
  });

  it('are refused one by one, with the reason', async () => {
    const { fixture, create } = await setUp();
    const { results } = await call(create, 3, {
      creations: [{ ...grant, principal: 'pilot' }, grant],
    });
    expect(results).toMatchObject([
      {
        errorCode: ErrorCode.INVALID_REQUEST,
        errorMessage: expect.stringContaining('Type:name'),
      },
      { errorCode: 0 },
    ]);
    expect(fixture.acls.list()).toHaveLength(1);
  });

  it('with a star inside a prefix are taken with a warning', async () => {
    const { fixture, create } = await setUp();
    await call(create, 3, {
      creations: [{ ...grant, resourceName: 'harbour.*' }],
    });
    expect(fixture.warnings).toHaveLength(1);
  });

  it('name what is wrong with a filter', async () => {
    const { describe: list, remove } = await setUp();
    const filter = { ...everything, operation: 99 };
    const listed = await call(list, 3, filter);
    const removed = await call(remove, 3, { filters: [filter, everything] });
    for (const answer of [listed, removed.filterResults[0]]) {
      expect(answer).toMatchObject({
        errorCode: ErrorCode.INVALID_REQUEST,
        errorMessage: expect.stringContaining('Operation 99 is unknown'),
      });
    }
    expect(removed.filterResults[1]?.errorCode).toBe(0);
  });

  it('are the business of those who may alter or describe the cluster', async () => {
    const { fixture, describe: list, create, remove } = await setUp();
    const error = ErrorCode.CLUSTER_AUTHORIZATION_FAILED;
    const created = await call(create, 3, { creations: [grant] }, pilot);
    expect(created.results[0]?.errorCode).toBe(error);
    const removed = await call(remove, 3, { filters: [everything] }, pilot);
    expect(removed.filterResults[0]?.errorCode).toBe(error);
    expect((await call(list, 3, everything, pilot)).errorCode).toBe(error);
    expect(fixture.acls.list()).toEqual([]);
  });
});
