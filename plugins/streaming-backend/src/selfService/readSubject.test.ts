import { InputError } from '@backstage/errors';
import { RegistryConfig } from '../registry';
import { FakeRegistry } from '../requests/__testUtils__/FakeRegistry';
import { FaultPlan } from '../requests/__testUtils__/FaultPlan';
import { readSubject } from './readSubject';

const candidate = { schemaType: 'AVRO', schema: '"string"' } as const;

function registryWith(config: Partial<RegistryConfig>) {
  const registry = new FakeRegistry(new FaultPlan());
  registry.configs.set('a-value', config);
  registry.verdict = { compatible: false, messages: ['No.'] };
  return registry;
}

describe('readSubject', () => {
  it('reads versions with what they refer to, and how they are compared', async () => {
    const registry = registryWith({ policy: 'LENIENT' });
    await registry.register('seal', { schemaType: 'AVRO', schema: '"int"' });
    await registry.register('a-value', {
      ...candidate,
      references: [{ name: 'Seal', subject: 'seal', version: 1 }],
    });
    expect(await readSubject(registry, 'a-value', candidate)).toEqual({
      compatibility: 'BACKWARD',
      policy: 'LENIENT',
      verdict: null,
      versions: [
        {
          version: 1,
          schemaType: 'AVRO',
          schema: '"string"',
          references: [
            {
              name: 'Seal',
              subject: 'seal',
              version: 1,
              text: '"int"',
              references: [],
            },
          ],
        },
      ],
    });
  });

  it.each([{ group: 'major' }, { validatesFields: true }])(
    'asks the registry to judge what hangs on metadata: %j',
    async config => {
      const registry = registryWith(config);
      expect(await readSubject(registry, 'a-value', candidate)).toMatchObject({
        versions: [],
        verdict: registry.verdict,
      });
    },
  );

  it('takes a refusal to compare for a verdict', async () => {
    const registry = registryWith({ validatesFields: true });
    registry.checkCompatibility = async () => {
      throw new InputError('Not a schema.');
    };
    expect(await readSubject(registry, 'a-value', candidate)).toMatchObject({
      verdict: { compatible: false, messages: ['Not a schema.'] },
    });
  });

  it('knows when there is nothing to be held against', async () => {
    const registry = registryWith({});
    expect(await readSubject(registry, 'a-value', candidate)).toBeNull();
  });
});
