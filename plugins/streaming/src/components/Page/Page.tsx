import { ButtonLink, Container, Header } from '@backstage/ui';
import { useTexts } from '@millrace/backstage-plugin-streaming-react';
import { RiAddLine } from '@remixicon/react';
import { ReactNode } from 'react';
import { useStreamingPaths } from '../../routing';
import styles from './Page.module.css';
import { useTabs } from './useTabs';

/** A page under the tabs: its title, its actions, and one column of content. */
export function Page(props: {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <>
      <Header
        title={props.title}
        customActions={props.actions}
        {...useTabs()}
      />
      <Container>
        <div className={styles.content}>{props.children}</div>
      </Container>
    </>
  );
}

/** The one way to ask for something new. */
export function RequestTopicButton() {
  const t = useTexts();
  const paths = useStreamingPaths();
  return (
    <ButtonLink
      href={paths.newTopic}
      variant="primary"
      iconStart={<RiAddLine />}
    >
      {t('nav.requestTopic')}
    </ButtonLink>
  );
}

/** A titled part of a page. */
export function Section(props: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={styles.section} aria-label={props.title}>
      <div className={styles.sectionHead}>
        <h2 className={styles.sectionTitle}>{props.title}</h2>
        {props.aside}
      </div>
      {props.children}
    </section>
  );
}
