import { AuthenticationError, NotAllowedError } from '@backstage/errors';
import { createProxyAuthenticator } from '@backstage/plugin-auth-node';
import { personas } from './personas';

/** Says which persona signs in. */
export const USER_HEADER = 'x-millrace-story-user';

/** Believes whoever names a persona: the sample company has no secrets. */
export const storyAuthenticator = createProxyAuthenticator({
  defaultProfileTransform: async (result: { user: string }) => ({
    profile: { displayName: result.user },
  }),
  initialize() {
    // The same guard that Backstage's guest provider has.
    return { production: process.env.NODE_ENV === 'production' };
  },
  async authenticate({ req }, { production }) {
    if (production) {
      throw new NotAllowedError(
        'The sample company signs nobody in with NODE_ENV=production; configure a real auth provider.',
      );
    }
    const user = req.header(USER_HEADER) ?? '';
    if (!personas.includes(user)) {
      throw new AuthenticationError(
        `"${user}" does not work at the sample company; set the header ${USER_HEADER} to one of: ${personas.join(
          ', ',
        )}.`,
      );
    }
    return { result: { user } };
  },
});
