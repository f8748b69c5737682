import { Link, useSidebarOpenState } from '@backstage/core-components';
import styles from './SidebarLogo.module.css';

/** The mark of Millrace: water over a wheel; with its name while the side bar is open. */
export function SidebarLogo() {
  const { isOpen } = useSidebarOpenState();
  return (
    <div className={styles.root}>
      <Link to="/" underline="none" className={styles.link} aria-label="Home">
        <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden>
          <g fill="none" stroke="currentColor" strokeWidth="2.5">
            <circle cx="16" cy="19" r="9" />
            <path d="M16 10v18M7 19h18M9.6 12.6l12.8 12.8M22.4 12.6L9.6 25.4" />
            <path d="M1 6c4-3 7 3 11 0s7 3 11 0 5 1 8 0" />
          </g>
        </svg>
        {isOpen && <span className={styles.name}>Millrace</span>}
      </Link>
    </div>
  );
}
