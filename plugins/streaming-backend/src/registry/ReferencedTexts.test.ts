import { NotFoundError } from '@backstage/errors';
import { RegisteredSchema } from './RegistryClient';
import { ReferencedTexts } from './ReferencedTexts';

type Target = [subject: string, version: number];

/** A registry of schemas that refer to others; the text of each is its key. */
function registryOf(schemas: Record<string, Target[]>) {
  return {
    version: jest.fn(
      async (subject: string, version: number): Promise<RegisteredSchema> => {
        const key = `${subject} ${version}`;
        const references = schemas[key];
        if (!references) {
          throw new NotFoundError(key);
        }
        return {
          subject,
          version,
          id: 1,
          schemaType: 'AVRO',
          schema: key,
          references: references.map(to),
        };
      },
    ),
  };
}

function to([subject, version]: Target) {
  return { name: subject.replace(/^.*:/, ''), subject, version };
}

const referrer = (subject: string, ...targets: Target[]) => ({
  subject,
  references: targets.map(to),
});

describe('ReferencedTexts', () => {
  it('follows references, asking for each version once', async () => {
    const registry = registryOf({
      'a 1': [['c', 2]],
      'b 1': [['c', 2]],
      'c 2': [],
    });
    const top = referrer('top', ['a', 1], ['b', 1], ['gone', 1]);
    const texts = await ReferencedTexts.read(registry, [top, top]);
    expect(texts.of(top)).toMatchObject([
      { name: 'a', text: 'a 1', references: [{ text: 'c 2' }] },
      { name: 'b', text: 'b 1', references: [{ text: 'c 2' }] },
    ]);
    expect(registry.version).toHaveBeenCalledTimes(4);
    expect(registry.version).toHaveBeenCalledWith('c', 2, { deleted: true });
  });

  it('reads names in the context of the subject', async () => {
    const registry = registryOf({
      ':.eu:a 1': [
        ['b', 1],
        [':.us:c', 1],
      ],
      ':.eu:b 1': [],
      ':.us:c 1': [],
    });
    const top = referrer(':.eu:top', ['a', 1]);
    const texts = await ReferencedTexts.read(registry, [top]);
    expect(texts.of(top)).toMatchObject([
      {
        subject: ':.eu:a',
        references: [{ subject: ':.eu:b' }, { subject: ':.us:c' }],
      },
    ]);
  });

  it('ends where references go round', async () => {
    const registry = registryOf({ 'a 1': [['b', 1]], 'b 1': [['a', 1]] });
    const top = referrer('top', ['a', 1]);
    const texts = await ReferencedTexts.read(registry, [top]);
    expect(texts.of(top)).toMatchObject([
      { text: 'a 1', references: [{ text: 'b 1', references: [] }] },
    ]);
  });
});
