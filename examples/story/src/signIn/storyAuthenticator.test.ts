import { storyAuthenticator } from './storyAuthenticator';

type AuthenticateOptions = Parameters<
  typeof storyAuthenticator.authenticate
>[0];

function requestOf(user?: string): AuthenticateOptions {
  // The authenticator reads nothing but this header.
  return {
    req: { header: () => user },
  } as unknown as AuthenticateOptions;
}

describe('storyAuthenticator', () => {
  it('signs a persona in', async () => {
    await expect(
      storyAuthenticator.authenticate(requestOf('ada.moreau'), {
        production: false,
      }),
    ).resolves.toEqual({ result: { user: 'ada.moreau' } });
  });

  it('names the personas when somebody else asks', async () => {
    await expect(
      storyAuthenticator.authenticate(requestOf('mallory'), {
        production: false,
      }),
    ).rejects.toThrow(/"mallory" does not work .* one of: ada\.moreau/);
  });

  it('signs nobody in in production', async () => {
    await expect(
      storyAuthenticator.authenticate(requestOf('ada.moreau'), {
        production: true,
      }),
    ).rejects.toThrow(/NODE_ENV=production/);
  });
});
