import { Journal } from '../journal/Journal';
import { MemoryJournalFiles } from '../journal/__testUtils__/MemoryJournalFiles';
import {
  AclOperation as Op,
  AclPatternType as Pattern,
  AclPermission as Permission,
  AclResourceType as Type,
} from './aclCodes';
import { AclFilter, AclRule, checkAclRule, matchesFilter } from './AclRule';
import { AclAuthorizer } from './Authorizer';
import { AclStore } from './AclStore';

const pilot = { principal: 'User:pilot', host: '10.0.0.7' };

function rule(fields: Partial<AclRule> = {}): AclRule {
  return {
    resourceType: Type.TOPIC,
    resourceName: 'harbour.crane.moved.v1',
    patternType: Pattern.LITERAL,
    principal: 'User:pilot',
    host: '*',
    operation: Op.READ,
    permission: Permission.ALLOW,
    ...fields,
  };
}

const prefixed = (resourceName: string, fields: Partial<AclRule> = {}) =>
  rule({ resourceName, patternType: Pattern.PREFIXED, ...fields });
const deny = (fields: Partial<AclRule> = {}) =>
  rule({ ...fields, permission: Permission.DENY });

async function authorizer(...rules: AclRule[]) {
  const journal = new Journal({
    files: new MemoryJournalFiles(),
    logger: { warn() {} },
  });
  const acls = new AclStore({ journal });
  await journal.open();
  await acls.add(rules);
  return new AclAuthorizer({ acls, superUsers: ['User:ANONYMOUS'] });
}

describe('AclAuthorizer', () => {
  const topic = 'harbour.crane.moved.v1';

  it.each<[string, AclRule[], number, boolean]>([
    ['no rule', [], Op.READ, false],
    ['a literal allow', [rule()], Op.READ, true],
    ['an allow for something else', [rule()], Op.WRITE, false],
    ['another name', [rule({ resourceName: 'other' })], Op.READ, false],
    ['a prefix of the name', [prefixed('harbour.')], Op.READ, true],
    ['a prefix that is longer', [prefixed(`${topic}.x`)], Op.READ, false],
    [
      'a literal that is a prefix',
      [rule({ resourceName: 'harbour.' })],
      Op.READ,
      false,
    ],
    ['the literal *', [rule({ resourceName: '*' })], Op.READ, true],
    ['a prefix with *', [prefixed('*')], Op.READ, false],
    [
      'another resource type',
      [rule({ resourceType: Type.GROUP })],
      Op.READ,
      false,
    ],
    ['everyone', [rule({ principal: 'User:*' })], Op.READ, true],
    ['somebody else', [rule({ principal: 'User:mate' })], Op.READ, false],
    ['this host', [rule({ host: '10.0.0.7' })], Op.READ, true],
    ['another host', [rule({ host: '10.0.0.8' })], Op.READ, false],
    ['Read, asked for Describe', [rule()], Op.DESCRIBE, true],
    [
      'Write, asked for Describe',
      [rule({ operation: Op.WRITE })],
      Op.DESCRIBE,
      true,
    ],
    [
      'Delete, asked for Describe',
      [rule({ operation: Op.DELETE })],
      Op.DESCRIBE,
      true,
    ],
    [
      'Alter, asked for Describe',
      [rule({ operation: Op.ALTER })],
      Op.DESCRIBE,
      true,
    ],
    [
      'Create, asked for Describe',
      [rule({ operation: Op.CREATE })],
      Op.DESCRIBE,
      false,
    ],
    [
      'AlterConfigs, asked for DescribeConfigs',
      [rule({ operation: Op.ALTER_CONFIGS })],
      Op.DESCRIBE_CONFIGS,
      true,
    ],
    [
      'DescribeConfigs, asked for AlterConfigs',
      [rule({ operation: Op.DESCRIBE_CONFIGS })],
      Op.ALTER_CONFIGS,
      false,
    ],
    [
      'Describe, asked for Read',
      [rule({ operation: Op.DESCRIBE })],
      Op.READ,
      false,
    ],
    ['All', [rule({ operation: Op.ALL })], Op.DELETE, true],
    ['a deny beside an allow', [rule(), deny()], Op.READ, false],
    [
      'a deny by prefix beside a literal allow',
      [rule(), prefixed('harbour.', { permission: Permission.DENY })],
      Op.READ,
      false,
    ],
    [
      'a deny for everyone',
      [rule(), deny({ principal: 'User:*' })],
      Op.READ,
      false,
    ],
    ['a deny of all', [rule(), deny({ operation: Op.ALL })], Op.READ, false],
    [
      'a deny of Read, asked for Describe by Write',
      [rule({ operation: Op.WRITE }), deny()],
      Op.DESCRIBE,
      true,
    ],
    [
      'a deny of Describe beside Read',
      [rule(), deny({ operation: Op.DESCRIBE })],
      Op.DESCRIBE,
      false,
    ],
    [
      'a deny for another host',
      [rule(), deny({ host: '10.0.0.8' })],
      Op.READ,
      true,
    ],
  ])('%s', async (_, rules, operation, expected) => {
    expect(
      (await authorizer(...rules)).allows(pilot, operation, Type.TOPIC, topic),
    ).toBe(expected);
  });

  it('lets super users do everything, denied or not', async () => {
    const access = await authorizer(
      deny({ principal: 'User:*', operation: Op.ALL }),
    );
    const anonymous = { principal: 'User:ANONYMOUS', host: '127.0.0.1' };
    expect(access.allows(anonymous, Op.DELETE, Type.TOPIC, topic)).toBe(true);
    expect(access.allowsOnAny(anonymous, Op.WRITE, Type.TOPIC)).toBe(true);
  });

  it.each<[string, AclRule[], boolean]>([
    ['nothing', [], false],
    ['one topic', [rule()], true],
    ['one topic that is denied', [rule(), deny()], false],
    ['a prefix with one denied topic', [prefixed('harbour.'), deny()], true],
    [
      'a prefix inside a denied prefix',
      [prefixed('harbour.'), prefixed('har', { permission: Permission.DENY })],
      false,
    ],
    [
      'everything but a prefix',
      [
        rule({ resourceName: '*' }),
        prefixed('har', { permission: Permission.DENY }),
      ],
      true,
    ],
    [
      'everything, denied',
      [rule({ resourceName: '*' }), deny({ resourceName: '*' })],
      false,
    ],
  ])('knows whether anything is allowed: %s', async (_, rules, expected) => {
    expect(
      (await authorizer(...rules)).allowsOnAny(pilot, Op.READ, Type.TOPIC),
    ).toBe(expected);
  });

  it('sums up what is allowed', async () => {
    const access = await authorizer(rule(), rule({ operation: Op.WRITE }));
    expect(access.allowedOperations(pilot, Type.TOPIC, topic)).toBe(
      2 ** Op.READ + 2 ** Op.WRITE + 2 ** Op.DESCRIBE,
    );
  });
});

describe('matchesFilter', () => {
  const filter = (fields: Partial<AclFilter> = {}): AclFilter => ({
    resourceType: Type.ANY,
    resourceName: null,
    patternType: Pattern.ANY,
    principal: null,
    host: null,
    operation: Op.ANY,
    permission: Permission.ANY,
    ...fields,
  });
  const name = { resourceName: 'harbour.crane.moved.v1' };

  it.each<[string, AclRule, AclFilter, boolean]>([
    ['anything', rule(), filter(), true],
    ['resource type', rule(), filter({ resourceType: Type.GROUP }), false],
    ['principal', rule(), filter({ principal: 'User:mate' }), false],
    ['host', rule(), filter({ host: '10.0.0.7' }), false],
    ['operation', rule(), filter({ operation: Op.WRITE }), false],
    ['permission', rule(), filter({ permission: Permission.DENY }), false],
    [
      'name, literal',
      rule(),
      filter({ ...name, patternType: Pattern.LITERAL }),
      true,
    ],
    [
      'name, prefixed',
      rule(),
      filter({ ...name, patternType: Pattern.PREFIXED }),
      false,
    ],
    ['name of any kind, prefix', prefixed('harbour.'), filter(name), false],
    [
      'name of any kind, same',
      prefixed('harbour.'),
      filter({ resourceName: 'harbour.' }),
      true,
    ],
    [
      'match, prefix',
      prefixed('harbour.'),
      filter({ ...name, patternType: Pattern.MATCH }),
      true,
    ],
    [
      'match, *',
      rule({ resourceName: '*' }),
      filter({ ...name, patternType: Pattern.MATCH }),
      true,
    ],
    [
      'match, other',
      prefixed('port.'),
      filter({ ...name, patternType: Pattern.MATCH }),
      false,
    ],
  ])('by %s', (_, candidate, by, expected) => {
    expect(matchesFilter(candidate, by)).toBe(expected);
  });
});

describe('checkAclRule', () => {
  it.each<[Partial<AclRule>, string]>([
    [{}, 'nothing'],
    [{ resourceType: Type.ANY }, 'Resource type 1'],
    [{ resourceType: 99 }, 'Resource type 99'],
    [{ patternType: Pattern.MATCH }, 'Pattern type 2'],
    [{ resourceName: '' }, 'resource name is empty'],
    [{ resourceType: Type.CLUSTER }, 'kafka-cluster'],
    [{ operation: Op.ANY }, 'Operation 1'],
    [{ permission: 1 }, 'Permission 1'],
    [{ principal: 'pilot' }, 'Type:name'],
    [{ host: '' }, 'host is empty'],
  ])('%j', (fields, expected) => {
    expect(checkAclRule(rule(fields)) ?? 'nothing').toContain(expected);
  });
});

describe('AclStore', () => {
  it('keeps each rule once and through a restart', async () => {
    const files = new MemoryJournalFiles();
    const open = async (from: MemoryJournalFiles) => {
      const journal = new Journal({ files: from, logger: { warn() {} } });
      const store = new AclStore({ journal });
      await journal.open();
      return store;
    };
    const store = await open(files);
    await store.add([rule(), deny()]);
    await store.add([rule()]);
    await store.remove([deny()]);
    expect(store.list()).toEqual([rule()]);
    expect((await open(files.afterPowerCut())).list()).toEqual([rule()]);
  });
});
