import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  checkTopicName,
  say,
} from '@millrace/backstage-plugin-streaming-common';
import { readSelfServiceSettings } from './config';
import { RuleFiles } from './RuleFiles';
import { within } from './within';

const settingsOf = (streaming: object) =>
  readSelfServiceSettings(new ConfigReader({ streaming }));

describe('readSelfServiceSettings', () => {
  it('is complete without any configuration', () => {
    const settings = settingsOf({});
    expect(settings).toMatchObject({
      conventionsFile: null,
      policiesFile: null,
      platformGroup: null,
      draftExpiryMs: 30 * 86_400_000,
      approvalExpiryMs: 14 * 86_400_000,
      environmentIds: [],
    });
    expect(settings.environment('dev')).toMatchObject({
      kind: 'dev',
      autoApprove: true,
      replicationOverride: 1,
    });
    expect(settings.environment('prod').floors).toEqual({
      replicationFactor: 3,
      minInsyncReplicas: 2,
    });
  });

  it('lays what is configured over the defaults', () => {
    const settings = settingsOf({
      selfService: { expiry: { draft: '2d', approval: { hours: 12 } } },
      environments: {
        blue: { kind: 'staging', floors: { replicationFactor: 1 } },
        dev: { replicationOverride: false },
      },
    });
    expect(settings.draftExpiryMs).toBe(2 * 86_400_000);
    expect(settings.approvalExpiryMs).toBe(12 * 3_600_000);
    expect(settings.environmentIds).toEqual(['blue', 'dev']);
    expect(settings.environment('blue')).toMatchObject({
      kind: 'staging',
      reviewChanges: true,
      floors: { replicationFactor: 1, minInsyncReplicas: 1 },
    });
    expect(settings.environment('dev').replicationOverride).toBeNull();
  });

  it('reads how schemas are linted in the house', () => {
    const schemaLint = { case: 'camel', moneyWords: ['toll'] };
    expect(settingsOf({ governance: { schemaLint } }).schemaLint).toEqual(
      schemaLint,
    );
    expect(settingsOf({}).schemaLint).toEqual({});
  });

  it.each([
    [{ selfService: { convention: 'x' } }, 'streaming.selfService.convention'],
    [{ selfService: { platformGroup: 'ops' } }, 'platformGroup'],
    [{ governance: { policy: 'x' } }, 'streaming.governance.policy'],
    [
      { governance: { schemaLint: { case: 'kebab' } } },
      'streaming.governance.schemaLint.case',
    ],
    [
      { environments: { dev: { kind: 'test' } } },
      'streaming.environments.dev.kind',
    ],
    [
      { environments: { dev: { floors: { isr: 1 } } } },
      'streaming.environments.dev.floors.isr',
    ],
  ])('names the wrong key of %j', (streaming, path) => {
    expect(() => settingsOf(streaming)).toThrow(path);
  });
});

describe('RuleFiles', () => {
  const folder = createMockDirectory();
  const conventions = (actions: string) =>
    `naming: { topics: { segments: [{ name: action, allowed: [${actions}] }], pattern: "^[a-z]+$" } }`;

  it('follows edits without a restart, and keeps the last good content of a broken file', async () => {
    let now = 0;
    const logger = mockServices.logger.mock();
    folder.setContent({ 'conventions.yaml': conventions('scanned') });
    const conventionsFile = folder.resolve('conventions.yaml');
    const files = await RuleFiles.create({
      conventionsFile,
      policiesFile: null,
      logger,
      now: () => now,
    });
    const passes = async (name: string) => {
      now += 2000;
      const { conventions: set } = await files.current();
      return checkTopicName(name, set.base.topics).passed;
    };
    expect(await passes('weighed')).toBe(false);
    folder.addContent({ 'conventions.yaml': conventions('scanned, weighed') });
    expect(await passes('weighed')).toBe(true);
    folder.addContent({ 'conventions.yaml': 'naming: {' });
    expect(await passes('weighed')).toBe(true);
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringContaining(`${conventionsFile}: `),
    );
  });

  it('names the file and the rule that is wrong at the start', async () => {
    folder.setContent({ 'policies.yaml': 'rules: { retension.minimum: {} }' });
    await expect(
      RuleFiles.create({
        conventionsFile: null,
        policiesFile: folder.resolve('policies.yaml'),
        logger: mockServices.logger.mock(),
      }),
    ).rejects.toThrow(
      /policies\.yaml: Rule "retension\.minimum" does not exist; did you mean retention\.minimum\?/,
    );
  });

  it('accepts the files of the sample company', async () => {
    const logger = mockServices.logger.mock();
    const examples = `${__dirname}/../../../../examples`;
    const files = await RuleFiles.create({
      conventionsFile: `${examples}/conventions.yaml`,
      policiesFile: `${examples}/policies.yaml`,
      logger,
    });
    const { conventions: set } = await files.current();
    expect(logger.warn).not.toHaveBeenCalled();
    expect(
      checkTopicName('orders.order.placed.v1', set.base.topics).passed,
    ).toBe(true);
    expect(
      checkTopicName('sales.order.place.v1', set.base.topics).segments?.filter(
        verdict => verdict.level === 'fail',
      ),
    ).toHaveLength(2);
  });
});

it('waits for an answer, but not for ever', async () => {
  const who = say('answer.cluster', { cluster: 'x' });
  await expect(within(5, who, async () => 1)).resolves.toBe(1);
  await expect(within(5, who, () => new Promise(() => {}))).rejects.toThrow(
    'cluster "x" did not answer within 0.005 s',
  );
});
