import { useCallback, useRef, useState } from 'react';
import { refusedBy, type Refused } from './refused.ts';

export type Sending = {
  busy: boolean;
  /** Why the last attempt was refused; null while nothing is. */
  refused: Refused | null;
  /** Sends once at a time. Resolves to whether it was done. */
  send: (work: () => Promise<unknown>) => Promise<boolean>;
  forget: () => void;
};

/** What a form or a button does over the network, with what came of it. */
export const useSending = (): Sending => {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const running = useRef(false);
  const send = useCallback(async (work: () => Promise<unknown>): Promise<boolean> => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    try {
      await work();
      setRefused(null);
      return true;
    } catch (error) {
      setRefused(refusedBy(error));
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);
  const forget = useCallback(() => setRefused(null), []);
  return { busy, refused, send, forget };
};
