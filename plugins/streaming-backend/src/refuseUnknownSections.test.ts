import { ConfigReader } from '@backstage/config';
import { refuseUnknownSections } from './refuseUnknownSections';

describe('refuseUnknownSections', () => {
  it('names an unknown section and the known ones', () => {
    expect(() =>
      refuseUnknownSections(new ConfigReader({ streaming: { clutsers: {} } })),
    ).toThrow(
      /^streaming\.clutsers: there is no such key; known keys: .*clusters/,
    );
  });

  it('accepts known sections, and none at all', () => {
    refuseUnknownSections(new ConfigReader({ streaming: { clusters: {} } }));
    expect(() => refuseUnknownSections(new ConfigReader({}))).not.toThrow();
  });
});
