import { useCallback, useEffect, useRef, useState } from 'react';
import type { Client, RegisterView } from '../server/client.ts';
import { failureOf, type Failure } from './failure.ts';

/** `failure` beside a `view` means: what is shown is what was last known. */
export type RegisterState = {
  view: RegisterView | null;
  failure: Failure | null;
  reload: () => Promise<void>;
};

const everyMinute = 60_000;

/**
 * The register, kept fresh: one request at first, another whenever the server says that something changed, and one a
 * minute while the page is looked at, which costs nothing where nothing changed and notices a server that is gone.
 * `council` null is the only or first one of the person who looks.
 */
export const useRegister = (client: Client, council: string | null): RegisterState => {
  const [view, setView] = useState<RegisterView | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const running = useRef<Promise<void> | null>(null);
  const again = useRef(false);

  const load = useCallback(async (): Promise<void> => {
    try {
      const next = await client.register(council ?? undefined);
      setView(next);
      setFailure(null);
    } catch (error) {
      setFailure(failureOf(error));
    }
  }, [client, council]);

  /** A change that arrives during a request is asked for once more after it, and only once. */
  const reload = useCallback(async (): Promise<void> => {
    if (running.current) {
      again.current = true;
      return running.current;
    }
    const run = async () => {
      do {
        again.current = false;
        await load();
      } while (again.current);
      running.current = null;
    };
    running.current = run();
    return running.current;
  }, [load]);

  useEffect(() => {
    const stop = new AbortController();
    const refresh = () => void reload();
    const lost = () => setFailure('unreachable');
    const look = () => {
      if (document.visibilityState === 'visible') refresh();
    };
    refresh();
    void client.events(refresh, stop.signal);
    const timer = window.setInterval(look, everyMinute);
    window.addEventListener('online', refresh, { signal: stop.signal });
    window.addEventListener('offline', lost, { signal: stop.signal });
    document.addEventListener('visibilitychange', look, { signal: stop.signal });
    return () => {
      window.clearInterval(timer);
      stop.abort();
    };
  }, [client, reload]);

  return { view, failure, reload };
};
