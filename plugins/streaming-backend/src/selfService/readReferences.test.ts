import { FakeRegistry } from '../requests/__testUtils__/FakeRegistry';
import { FaultPlan } from '../requests/__testUtils__/FaultPlan';
import { readReferences } from './readReferences';

const to = (subject: string, version: number) => ({
  name: 'Seal',
  subject,
  version,
});

async function read(
  references: ReturnType<typeof to>[],
  options: { hidden?: string; withChoices?: boolean } = {},
) {
  const registry = new FakeRegistry(new FaultPlan());
  for (const subject of ['seal', 'crane']) {
    await registry.register(subject, { schemaType: 'AVRO', schema: '"int"' });
  }
  return readReferences(
    registry,
    { subject: 'a-value', references },
    {
      canSee: subject => subject !== options.hidden,
      withChoices: options.withChoices ?? true,
    },
  );
}

describe('readReferences', () => {
  it('finds live versions, and what else there is', async () => {
    const [found, noVersion, noSubject] = await read([
      to('seal', 1),
      to('seal', 2),
      to('sael', 1),
    ]);
    expect(found).toMatchObject({
      found: { name: 'Seal', subject: 'seal', version: 1, text: '"int"' },
      subjects: [],
    });
    expect(noVersion).toMatchObject({ found: null, versions: [1] });
    expect(noSubject).toMatchObject({
      reference: to('sael', 1),
      found: null,
      versions: [],
      subjects: ['seal', 'crane'],
    });
  });

  it('knows nothing of subjects that may not be seen', async () => {
    expect(await read([to('seal', 1)], { hidden: 'seal' })).toEqual([
      {
        reference: to('seal', 1),
        found: null,
        versions: [],
        subjects: ['crane'],
      },
    ]);
    expect(await read([to('sael', 1)], { withChoices: false })).toMatchObject([
      { subjects: [] },
    ]);
  });
});
