import { useEffect, useState } from 'react';

/**
 * The present in epoch milliseconds, renewed every `everyMs` so that ages on screen stay true.
 *
 * @public
 */
export function useNow(everyMs: number = 5_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
