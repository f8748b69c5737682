import { ContractVersion, migrateMessage, planMigration } from './index';

const record = (fields: object[]) =>
  JSON.stringify({ type: 'record', name: 'Moved', fields });

const upgrade = {
  name: 'splitName',
  type: 'JSONATA',
  kind: 'TRANSFORM' as const,
  mode: 'UPGRADE' as const,
  expr: "{'crane': name, 'teu': teu}",
};
const downgrade = {
  ...upgrade,
  name: 'joinName',
  mode: 'DOWNGRADE' as const,
  expr: "{'name': crane, 'teu': teu}",
};

function version(
  number: number,
  major: string,
  given: Partial<ContractVersion> = {},
): ContractVersion {
  const name = major === '1' ? 'name' : 'crane';
  return {
    version: number,
    schema: record([
      { name, type: 'string' },
      { name: 'teu', type: 'long' },
    ]),
    metadata: { properties: { 'application.major.version': major } },
    ...given,
  };
}

const versions = [
  version(3, '2', { ruleSet: { migrationRules: [upgrade, downgrade] } }),
  version(1, '1'),
  version(2, '1'),
  version(4, '2'),
];
const compatibilityGroup = 'application.major.version';

describe('migrations', () => {
  it('go up with the rules of the versions on the way', async () => {
    const { message, steps, accepted } = await migrateMessage({
      versions,
      from: 1,
      to: 4,
      message: { name: 'K1', teu: 2n },
    });
    expect(message).toEqual({ crane: 'K1', teu: 2n });
    expect(accepted).toBe(true);
    expect(steps).toMatchObject([
      { from: 2, to: 3, results: [{ rule: 'splitName', status: 'passed' }] },
    ]);
  });

  it('go down with the rules of the later version', async () => {
    const { message, steps } = await migrateMessage({
      versions,
      from: 4,
      to: 1,
      message: { crane: 'K1', teu: 2n },
    });
    expect(message).toEqual({ name: 'K1', teu: 2n });
    expect(steps).toMatchObject([{ from: 3, to: 2 }]);
  });

  it('end where a rule refuses the message', async () => {
    const { message, accepted, steps } = await migrateMessage({
      versions: [
        ...versions,
        version(5, '3', {
          ruleSet: { migrationRules: [{ ...upgrade, expr: '$error("no")' }] },
        }),
        version(6, '4', { ruleSet: { migrationRules: [upgrade] } }),
      ],
      from: 4,
      to: 6,
      message: { crane: 'K1', teu: 2n },
    });
    expect(accepted).toBe(false);
    expect(steps).toHaveLength(1);
    expect(message).toEqual({ crane: 'K1', teu: 2n });
  });

  it('say where groups are not bridged and where a rule runs again', () => {
    const plan = planMigration({
      versions: [
        ...versions.slice(0, 3),
        version(4, '2', { ruleSet: { migrationRules: [upgrade] } }),
        version(5, '3'),
      ],
      from: 1,
      to: 5,
      compatibilityGroup,
    });
    expect(plan.repeated).toEqual([{ from: 3, to: 4 }]);
    expect(plan.unbridged).toEqual([{ from: 4, to: 5 }]);
  });

  it('need both ends', () => {
    expect(() => planMigration({ versions, from: 1, to: 9 })).toThrow(
      'Version 9 is not among the versions of the subject: 3, 1, 2, 4',
    );
    expect(planMigration({ versions, from: 2, to: 2 }).steps).toEqual([]);
  });
});
