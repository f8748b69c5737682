import { alertApiRef, useApi, useApiHolder } from '@backstage/core-plugin-api';
import { toastApiRef } from '@backstage/frontend-plugin-api';
import { useCallback } from 'react';

/** A short message about something that just happened. */
export interface Notice {
  title: string;
  status: 'success' | 'info' | 'warning' | 'danger';
}

const NOTICE_MS = 6_000;

/**
 * Says that something happened: a toast in the new frontend system, an alert in the old one, which has no
 * toasts. Failures stay until they are dismissed.
 *
 * @public
 */
export function useNotify(): (notice: Notice) => void {
  const toasts = useApiHolder().get(toastApiRef);
  const alerts = useApi(alertApiRef);
  return useCallback(
    ({ title, status }: Notice) => {
      const stays = status === 'danger';
      if (toasts) {
        toasts.post({
          title,
          status,
          ...(stays ? {} : { timeout: NOTICE_MS }),
        });
      } else {
        alerts.post({
          message: title,
          severity: stays ? 'error' : status,
          display: stays ? 'permanent' : 'transient',
        });
      }
    },
    [alerts, toasts],
  );
}
