import { ConfigReader } from '@backstage/config';
import { readEmbeddedModuleConfig } from './config';

function read(embedded?: object) {
  return readEmbeddedModuleConfig(
    new ConfigReader(embedded ? { streaming: { embedded } } : {}),
  );
}

describe('readEmbeddedModuleConfig', () => {
  it('starts with defaults when nothing is configured', () => {
    expect(read()).toEqual({
      backend: {},
      cluster: {
        id: 'embedded',
        title: 'Embedded broker',
        environment: 'dev',
      },
    });
  });

  it('is undefined when switched off', () => {
    expect(read({ enabled: false })).toBeUndefined();
  });

  it('names an unknown key with its path and the known ones', () => {
    expect(() => read({ flsh: 'group' })).toThrow(
      /"streaming\.embedded\.flsh" is not a known key; known keys: .*flush/,
    );
    expect(() => read({ cluster: { name: 'x' } })).toThrow(
      '"streaming.embedded.cluster.name" is not a known key; known keys: id, title, environment',
    );
  });

  it('refuses a listener that other machines can reach, and names the way out', () => {
    expect(() =>
      read({ listeners: { lan: { host: '0.0.0.0', port: 9092 } } }),
    ).toThrow(
      /streaming\.embedded\.listeners\.lan\.host is "0\.0\.0\.0".*allowInsecureListener/,
    );
  });

  it('lets the portal into a registry that asks for credentials', () => {
    const auth = {
      tokens: {
        ci: {
          tokenHash: `sha256$${'a'.repeat(43)}`,
          grants: [{ role: 'read', subjects: '*' }],
        },
      },
    };
    const settings = read({ registry: { host: '0.0.0.0', auth } });
    expect(settings?.registryToken).toMatch(/^[\w-]{43}$/);
    expect(settings?.backend).toMatchObject({
      registry: {
        auth: { tokens: { ...auth.tokens, 'millrace-portal': {} } },
      },
    });
    expect(JSON.stringify(settings?.backend)).not.toContain(
      settings?.registryToken,
    );
    expect(() => read({ registry: { auth: {} } })).toThrow(
      'streaming.embedded.registry.auth: lets nobody in; give users, tokens or jwt',
    );
  });
});
