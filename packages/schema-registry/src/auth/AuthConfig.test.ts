import { readAuthConfig } from './AuthConfig';
import { createToken, hashPassword, isPassword } from './secrets';

const cheap = { N: 1_024, r: 8, p: 1 };
const grants = [{ role: 'admin', subjects: '*' }];

describe('readAuthConfig', () => {
  it('fills in what is not said', async () => {
    const passwordHash = await hashPassword('a', cheap);
    expect(
      readAuthConfig({ users: { ann: { passwordHash, grants } } }, 'a.yaml'),
    ).toEqual({
      realm: 'schema registry',
      users: { ann: { passwordHash, grants } },
      tokens: {},
    });
  });

  it.each([
    ['nothing', {}, 'a.yaml: lets nobody in; give users, tokens or jwt'],
    [
      'a password',
      { users: { ann: { passwordHash: 'hunter2', grants } } },
      'a.yaml.users.ann.passwordHash: is not a hash that `millrace-registry hash-password` printed',
    ],
    [
      'a hash that costs too much',
      {
        users: {
          ann: {
            passwordHash: `scrypt$1048576$8$1$${'a'.repeat(22)}$${'a'.repeat(
              43,
            )}`,
            grants,
          },
        },
      },
      'passwordHash: is not a hash',
    ],
    [
      'a token',
      { tokens: { ci: { tokenHash: 'abc', grants } } },
      'a.yaml.tokens.ci.tokenHash: is not a hash that `millrace-registry create-token` printed',
    ],
    [
      'a role that is not known',
      {
        tokens: {
          ci: {
            tokenHash: createToken().hash,
            grants: [{ role: 'owner', subjects: '*' }],
          },
        },
      },
      'a.yaml.tokens.ci.grants.0.role: must be one of read, write, admin',
    ],
    [
      'half a context',
      {
        tokens: {
          ci: {
            tokenHash: createToken().hash,
            grants: [{ role: 'read', subjects: ':.eu' }],
          },
        },
      },
      'write :.context: or :.context:prefix',
    ],
    [
      'a name with a colon',
      { users: { 'a:b': {} } },
      'a.yaml.users.a:b: is no user name',
    ],
    ['a misspelt key', { user: {} }, 'a.yaml: user is not a known key'],
    [
      'no keys of the issuer',
      { jwt: { issuer: 'i', audience: 'a', grants: {} } },
      'a.yaml.jwt: needs either jwksUrl or jwksFile',
    ],
  ])('refuses %s with a sentence', (_, value, message) => {
    const read = () => readAuthConfig(value, 'a.yaml');
    expect(read).toThrow(message);
    expect(read).not.toThrow('hunter2');
  });
});

describe('passwords', () => {
  it('are told apart by their hash, which differs each time', async () => {
    const hash = await hashPassword('crane', cheap);
    expect(await isPassword('crane', hash)).toBe(true);
    expect(await isPassword('Crane', hash)).toBe(false);
    expect(await hashPassword('crane', cheap)).not.toBe(hash);
    expect(hash).not.toContain('crane');
  });
});
