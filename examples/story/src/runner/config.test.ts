import { ConfigReader } from '@backstage/config';
import { readStoryConfig } from './config';

function read(streaming: object) {
  return readStoryConfig(new ConfigReader({ streaming }));
}

describe('readStoryConfig', () => {
  it('finds the embedded backend where it is told to listen', () => {
    expect(read({})).toEqual({
      enabled: false,
      bootstrapServers: '127.0.0.1:9092',
      registryUrl: 'http://127.0.0.1:8081',
      ordersPerMinute: 60,
    });
    expect(
      read({
        embedded: {
          listeners: { local: { port: 9192 } },
          registry: { host: '127.0.0.2', port: 8181 },
        },
      }),
    ).toMatchObject({
      bootstrapServers: '127.0.0.1:9192',
      registryUrl: 'http://127.0.0.2:8181',
    });
  });

  it('goes elsewhere when asked to', () => {
    const story = {
      bootstrapServers: 'kafka:9092',
      registryUrl: 'https://registry',
      registryAuth: { username: 'story', password: 'secret' },
    };
    expect(read({ story })).toMatchObject(story);
  });

  it('names an unknown key and those that there are', () => {
    expect(() => read({ story: { pace: 3 } })).toThrow(
      '"streaming.story.pace" is not a known key; known keys: enabled, bootstrapServers, registryUrl, registryAuth, ordersPerMinute',
    );
  });
});
