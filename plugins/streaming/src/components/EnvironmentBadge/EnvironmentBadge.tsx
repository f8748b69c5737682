import { Badge } from '@backstage/ui';
import { RiAlertLine } from '@remixicon/react';
import styles from './EnvironmentBadge.module.css';

const PRODUCTION = /^prod/i;

/** The environment by name; production looks different from everything else, everywhere. */
export function EnvironmentBadge(props: {
  environment: string;
  production?: boolean;
}) {
  const { environment, production = PRODUCTION.test(environment) } = props;
  return (
    <Badge
      size="small"
      className={production ? styles.production : undefined}
      icon={production ? <RiAlertLine size={12} aria-hidden /> : undefined}
    >
      {environment}
    </Badge>
  );
}
