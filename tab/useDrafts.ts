import { useEffect, useMemo, useState } from 'react';
import type { PeriodId, RawAnswer } from '../register/index.ts';
import type { Client } from '../server/client.ts';
import { createDraftKeeper } from './draftKeeper.ts';

export type DraftState = 'none' | 'typing' | 'kept' | 'only-here';

export type Drafts = {
  /** What was typed in this page for an item and period, otherwise what the server kept; null where that was sent. */
  typed: (key: string, period: PeriodId, kept: RawAnswer | null) => RawAnswer | null;
  type: (key: string, period: PeriodId, raw: RawAnswer) => void;
  /** The answer was sent, and the server has dropped its draft. */
  sent: (key: string, period: PeriodId) => void;
  /** The person wants none of it. */
  discard: (key: string, period: PeriodId) => void;
  /** Of the draft that was typed in last. */
  state: DraftState;
};

const placeOf = (key: string, period: PeriodId): string => `${key} ${period}`;

/**
 * Words that were typed and not sent. They stay in the page whatever view is opened, and go to the server a moment
 * after the last key, or at once when the page is left.
 */
export const useDrafts = (client: Client): Drafts => {
  const [all, setAll] = useState<ReadonlyMap<string, RawAnswer | null>>(new Map());
  const [state, setState] = useState<DraftState>('none');
  const keeper = useMemo(() => createDraftKeeper(client, setState), [client]);

  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const whenHidden = () => document.visibilityState === 'hidden' && keeper.flush();
    window.addEventListener('pagehide', keeper.flush, { signal });
    document.addEventListener('visibilitychange', whenHidden, { signal });
    return () => stop.abort();
  }, [keeper]);

  return useMemo(() => {
    const hold = (key: string, period: PeriodId, raw: RawAnswer | null) =>
      setAll(before => new Map(before).set(placeOf(key, period), raw));
    return {
      typed: (key, period, kept) => {
        const place = placeOf(key, period);
        return all.get(place) ?? (all.has(place) ? null : kept);
      },
      type: (key, period, raw) => {
        hold(key, period, raw);
        keeper.keepSoon(key, period, raw);
      },
      sent: (key, period) => {
        hold(key, period, null);
        keeper.forget(key, period);
      },
      discard: (key, period) => {
        hold(key, period, null);
        keeper.drop(key, period);
      },
      state,
    };
  }, [all, keeper, state]);
};
