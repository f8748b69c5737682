import { ProxiedSignInPage } from '@backstage/core-components';
import { IdentityApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { SignInPageProps } from '@backstage/plugin-app-react';
import { Alert, Avatar, Card, CardBody, Container, Text } from '@backstage/ui';
import { useEffect, useState } from 'react';
import { storyTranslationRef } from '../translation';
import { personas } from './personas';
import styles from './StorySignInPage.module.css';

/** The tab remembers who it is, so that reloading does not ask again; signing out forgets. */
const STORAGE_KEY = 'millrace.story.user';

/** Asks the visitor which person of the sample company to be, and signs in as that person. */
export function StorySignInPage(props: SignInPageProps) {
  const { t } = useTranslationRef(storyTranslationRef);
  const [user, setUser] = useState(() => sessionStorage.getItem(STORAGE_KEY));
  const [failure, setFailure] = useState<string>();

  if (user) {
    return (
      <ProxiedSignInPage
        key={user}
        provider="story"
        headers={{ 'x-millrace-story-user': user }}
        onSignInSuccess={identity => {
          sessionStorage.setItem(STORAGE_KEY, user);
          props.onSignInSuccess(forgetOnSignOut(identity));
        }}
        ErrorComponent={({ error }) => (
          <Failed
            onFailed={() => {
              sessionStorage.removeItem(STORAGE_KEY);
              setFailure(error?.message ?? '');
              setUser(null);
            }}
          />
        )}
      />
    );
  }
  return (
    <main className={styles.page}>
      <Container>
        <Text as="h1" variant="title-large">
          {t('signIn.title')}
        </Text>
        <Text as="p" variant="body-large" color="secondary">
          {t('signIn.hint')}
        </Text>
        {failure !== undefined && (
          <Alert
            status="danger"
            icon
            role="alert"
            title={t('signIn.failed', { reason: failure })}
          />
        )}
        <ul className={styles.people}>
          {personas.map(persona => (
            <li key={persona.user}>
              <Card
                label={t('signIn.as', { name: persona.name })}
                onPress={() => setUser(persona.user)}
              >
                <CardBody>
                  <div className={styles.person}>
                    <Avatar
                      src=""
                      name={persona.name}
                      size="large"
                      purpose="decoration"
                    />
                    <div>
                      <Text as="p" variant="title-x-small">
                        {persona.name}
                      </Text>
                      <Text as="p">{t(`team.${persona.team}`)}</Text>
                      <Text as="p" color="secondary">
                        {t(`role.${persona.role}`)}
                      </Text>
                    </div>
                  </div>
                </CardBody>
              </Card>
            </li>
          ))}
        </ul>
      </Container>
    </main>
  );
}

/** Reports a failed sign-in once it is on screen, which brings the choice back. */
function Failed(props: { onFailed: () => void }) {
  const { onFailed } = props;
  useEffect(onFailed, [onFailed]);
  return null;
}

/** The same identity, whose sign-out also forgets who the tab was. */
function forgetOnSignOut(identity: IdentityApi): IdentityApi {
  return {
    getProfileInfo: () => identity.getProfileInfo(),
    getBackstageIdentity: () => identity.getBackstageIdentity(),
    getCredentials: () => identity.getCredentials(),
    signOut: async () => {
      sessionStorage.removeItem(STORAGE_KEY);
      await identity.signOut();
    },
  };
}
