import { useCallback, useEffect, useRef, useState } from 'react';
import type { PeriodId } from '../register/index.ts';
import type { BlockOutcome } from '../report/index.ts';
import { paneFailureOf, type PaneFailure } from './paneFailure.ts';
import type { BlockLook, Refreshing } from './refreshing.ts';

type State = {
  /** Null until the document was read for the first time. */
  looks: BlockLook[] | null;
  /** Of the last write; null before the first, and once the document is looked at again. */
  outcomes: BlockOutcome[] | null;
  failure: PaneFailure | null;
  busy: boolean;
  /** True while old → new is shown and the write is waited for. */
  reviewing: boolean;
};

const first: State = { looks: null, outcomes: null, failure: null, busy: false, reviewing: false };

/** Milliseconds without a further change before the document is looked at again: answers come in handfuls. */
const quietFor = 1_500;

/** Runs `onChange` a moment after the register changed, while `active`. */
const useWatching = (refreshing: Refreshing, active: boolean, onChange: () => Promise<void>): void => {
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => {
    if (!active) return;
    const ending = new AbortController();
    let waiting: ReturnType<typeof setTimeout> | undefined;
    // What fails here stays as it is shown: the next press of the button says what is wrong.
    const run = () => void latest.current().catch(() => undefined);
    refreshing.watch(() => {
      clearTimeout(waiting);
      waiting = setTimeout(run, quietFor);
    }, ending.signal);
    return () => {
      clearTimeout(waiting);
      ending.abort();
    };
  }, [refreshing, active]);
};

/** Reading, reviewing and writing the blocks of one document for one period. */
export const useRefreshing = (refreshing: Refreshing, period: PeriodId) => {
  const [state, setState] = useState<State>(first);
  const change = useCallback((part: Partial<State>) => setState(now => ({ ...now, ...part })), []);

  useEffect(() => {
    let gone = false;
    refreshing.look(period).then(
      looks => gone || change({ looks }),
      (error: unknown) => gone || change({ failure: paneFailureOf(error) }),
    );
    return () => {
      gone = true;
    };
  }, [refreshing, period, change]);

  // A change in the register marks the blocks; it is looked for quietly, and never under somebody's review or write.
  useWatching(refreshing, !state.busy && !state.reviewing, () =>
    refreshing.look(period).then(looks => change({ looks, outcomes: null })),
  );

  const look = async (reviewing: boolean): Promise<void> => {
    change({ busy: true, failure: null });
    try {
      const looks = await refreshing.look(period);
      const changed = looks.some(one => one.state === 'changed');
      change({
        looks,
        busy: false,
        reviewing: reviewing && changed,
        outcomes: reviewing && !changed ? [] : null,
      });
    } catch (error) {
      change({ busy: false, failure: paneFailureOf(error) });
    }
  };

  const write = async (): Promise<void> => {
    change({ busy: true });
    try {
      const outcomes = await refreshing.write(period);
      const looks = await refreshing.look(period);
      change({ outcomes, looks, busy: false, reviewing: false });
    } catch (error) {
      change({ busy: false, reviewing: false, failure: paneFailureOf(error) });
    }
  };

  return { ...state, look, write, putAside: () => change({ reviewing: false }) };
};
