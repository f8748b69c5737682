import { checkConsumerGroupName } from './checkConsumerGroupName';
import { checkTopicName, matchesGlob } from './checkTopicName';
import { conventionsFor } from './Conventions';
import { parseConventions } from './parseConventions';

const document = {
  naming: {
    topics: {
      pattern: '^[a-z]+\\.[a-z-]+\\.[a-z]+\\.v[0-9]+$',
      segments: [
        { name: 'domain', allowed: ['freight', 'energy', 'mobility'] },
        { name: 'entity', pattern: '[a-z-]+' },
        {
          name: 'action',
          allowed: ['scanned', 'reported', 'ended', 'delayed'],
        },
        { name: 'version', pattern: 'v[0-9]+' },
      ],
    },
    consumer_groups: { pattern: '^[a-z-]+-[a-z]+-[a-z]+$' },
    connectors: {
      source_pattern: '^source-[a-z-]+-[a-z]+$',
      sink_pattern: '^sink-[a-z-]+-[a-z]+$',
    },
  },
  defaults: {
    topics: { partitions: 6, replication_factor: 3, retention_ms: 604800000 },
    acls: { default_host: '*' },
  },
};
const { conventions, warnings } = parseConventions(document);
const naming = conventions.base.topics;

describe('parseConventions', () => {
  it('reads the documented keys exactly', () => {
    expect(warnings).toEqual([]);
    expect(conventions.base.defaults).toEqual({
      partitions: 6,
      replicationFactor: 3,
      retentionMs: 604800000,
      aclHost: '*',
    });
    expect(conventions.base.connectors.sinkPattern).toBe(
      '^sink-[a-z-]+-[a-z]+$',
    );
  });

  it('completes an empty document with the shipped four-part names', () => {
    const { base } = parseConventions(undefined).conventions;
    expect(base.topics.segments.map(segment => segment.name)).toEqual([
      'domain',
      'entity',
      'action',
      'version',
    ]);
    expect(checkTopicName('a.b-c.d.v1', base.topics).passed).toBe(true);
    expect(checkTopicName('A.b.c.v0', base.topics).passed).toBe(false);
  });

  it.each([
    ['four', 4],
    ['five', 5],
    ['three', 3],
    ['custom', 4],
  ])('knows the preset %s', (preset, count) => {
    const parsed = parseConventions({ naming: { topics: { preset } } });
    expect(parsed.conventions.base.topics.segments).toHaveLength(count);
  });

  it('warns of unknown keys with the nearest known one', () => {
    const parsed = parseConventions({
      naming: { topics: { patern: 'x' } },
      colour: 'red',
      environments: { prod: { default: {} } },
    });
    expect(parsed.warnings).toEqual([
      'naming.topics.patern is not a known key; did you mean pattern?',
      'colour is not a known key; known keys there: naming, defaults, environments',
      'environments.prod.default is not a known key; did you mean defaults?',
    ]);
  });

  it('refuses wrong values and names each path', () => {
    expect(() =>
      parseConventions({
        naming: { topics: { pattern: '(', max_length: 300 } },
        defaults: { topics: { partitions: 'six' } },
      }),
    ).toThrow(
      /naming\.topics\.pattern: is not a regular expression.*naming\.topics\.max_length.*defaults\.topics\.partitions/,
    );
  });

  it('lays the overrides of an environment over the base', () => {
    const parsed = parseConventions({
      ...document,
      environments: {
        prod: { defaults: { topics: { partitions: 12 } } },
      },
    }).conventions;
    expect(conventionsFor(parsed, 'prod').defaults).toMatchObject({
      partitions: 12,
      replicationFactor: 3,
    });
    expect(conventionsFor(parsed, 'dev').defaults.partitions).toBe(6);
  });
});

describe('checkTopicName', () => {
  it('passes a name that keeps both levels, whole or in segments', () => {
    expect(checkTopicName('freight.parcel.scanned.v1', naming)).toMatchObject({
      passed: true,
      exempt: null,
      pattern: { level: 'pass' },
    });
    expect(
      checkTopicName(
        {
          domain: 'freight',
          entity: 'parcel',
          action: 'scanned',
          version: 'v1',
        },
        naming,
      ),
    ).toMatchObject({ name: 'freight.parcel.scanned.v1', passed: true });
  });

  it('reports a wrong segment beside a passing pattern', () => {
    const verdict = checkTopicName('freight.parcel.weighed.v1', naming);
    expect(verdict.pattern.level).toBe('pass');
    expect(verdict.segments?.find(s => s.level === 'fail')).toMatchObject({
      segment: 'action',
      reason:
        '"weighed" is not an allowed action; choose scanned, reported, ended or delayed',
    });
  });

  it('reports every wrong segment, each with its own suggestion', () => {
    const verdict = checkTopicName('frieght.parcel.scaned.v1', naming);
    expect(
      verdict.segments
        ?.filter(s => s.level === 'fail')
        .map(s => [s.segment, s.suggestion]),
    ).toEqual([
      ['domain', 'freight'],
      ['action', 'scanned'],
    ]);
  });

  it.each([
    ['Freight_Parcel_Scanned', 'freight.parcel.scanned.v1'],
    ['freight.parcel.scanned', 'freight.parcel.scanned.v1'],
    ['freight.parcel.scanned.1', 'freight.parcel.scanned.v1'],
    ['freight-parcel-scanned-v2', 'freight.parcel.scanned.v2'],
    ['freight.big_parcel.scanned.v1', 'freight.big-parcel.scanned.v1'],
    ['frieght.parcel.scanned', 'freight.parcel.scanned.v1'],
    ['nothing like it', null],
  ])('suggests for %s: %s', (name, suggestion) => {
    const verdict = checkTopicName(name, naming);
    expect(verdict.pattern).toMatchObject({ level: 'fail', suggestion });
    expect(verdict.segments).toBeNull();
  });

  it('names everything wrong with the pattern', () => {
    expect(
      checkTopicName('Freight_Parcel Scanned', naming).pattern.reason,
    ).toBe(
      '"Freight_Parcel Scanned" has upper case letters, has underscores, has characters Kafka does not accept (" "), has 1 segment instead of 4; topics are named {domain}.{entity}.{action}.{version}',
    );
  });

  it('says which parts of an unfinished name are missing', () => {
    expect(
      checkTopicName({ domain: 'freight', entity: 'parcel' }, naming).pattern
        .reason,
    ).toContain('has no action, version yet');
  });

  it('refuses names beyond the maximum length', () => {
    const long = `freight.${'p'.repeat(120)}.scanned.v1`;
    expect(checkTopicName(long, naming).pattern.reason).toContain(
      'has 139 characters, more than 120',
    );
  });

  it.each([
    '__consumer_offsets',
    'app-store-changelog',
    'freight.parcel.scanned.v1.dlq',
    'freight.parcel.scanned.v1.retry-5m',
    'debug-x',
  ])('exempts %s', name => {
    expect(checkTopicName(name, naming)).toMatchObject({
      passed: true,
      exempt: expect.any(String),
    });
  });

  it('judges a mirror by the name after its alias', () => {
    const options = { mirrorAliases: ['west'] };
    expect(
      checkTopicName('west.freight.parcel.scanned.v1', naming, options).passed,
    ).toBe(true);
    expect(
      checkTopicName('west.freight.parcel.weighed.v1', naming, options).passed,
    ).toBe(false);
  });
});

describe('checkConsumerGroupName', () => {
  it('splits from the right, so that the environment can fail alone', () => {
    const verdict = checkConsumerGroupName(
      'route-planner-nightly-main',
      conventions.base.consumerGroups,
      ['dev', 'staging', 'prod'],
    );
    expect(verdict.pattern.level).toBe('pass');
    expect(verdict.segments?.map(s => [s.segment, s.value, s.level])).toEqual([
      ['application', 'route-planner', 'pass'],
      ['environment', 'nightly', 'fail'],
      ['function', 'main', 'pass'],
    ]);
  });

  it('judges no segments while the pattern fails', () => {
    expect(
      checkConsumerGroupName('Main', conventions.base.consumerGroups, []),
    ).toMatchObject({ passed: false, segments: null });
  });
});

it('matches globs literally but for the star', () => {
  expect(matchesGlob('a.dlq', '*.dlq')).toBe(true);
  expect(matchesGlob('axdlq', '*.dlq')).toBe(false);
});
