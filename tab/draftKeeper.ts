import type { PeriodId, RawAnswer } from '../register/index.ts';
import type { Client } from '../server/client.ts';
import { isBlank } from './isBlank.ts';
import type { DraftState } from './useDrafts.ts';

/** How long after the last key a draft is sent, in milliseconds. */
const pause = 1_200;

export type DraftKeeper = {
  keepSoon: (key: string, period: PeriodId, raw: RawAnswer) => void;
  /** The answer was sent: nothing of it is kept any more, also not what was on its way. */
  forget: (key: string, period: PeriodId) => void;
  drop: (key: string, period: PeriodId) => void;
  /** Sends at once what still waits. */
  flush: () => void;
};

/** Sends drafts to the server a moment after the last key, and says whether they are there. */
export const createDraftKeeper = (
  client: Pick<Client, 'saveDraft' | 'dropDraft'>,
  tell: (state: DraftState) => void,
): DraftKeeper => {
  const waiting = new Map<string, { timer: ReturnType<typeof setTimeout>; keep: () => void }>();
  const running = new Map<string, Promise<void>>();
  const placeOf = (key: string, period: PeriodId): string => `${key} ${period}`;

  const stopWaiting = (place: string): void => {
    clearTimeout(waiting.get(place)?.timer);
    waiting.delete(place);
  };

  const forget = (key: string, period: PeriodId): void => {
    const place = placeOf(key, period);
    stopWaiting(place);
    tell('none');
    // A draft that was on its way meanwhile would come back as words that were never sent.
    void running
      .get(place)
      ?.then(() => client.dropDraft(key, period))
      .catch(() => undefined);
  };

  return {
    keepSoon: (key, period, raw) => {
      const place = placeOf(key, period);
      const keep = () => {
        stopWaiting(place);
        const kept = isBlank(raw) ? client.dropDraft(key, period) : client.saveDraft(key, period, raw);
        const ended = kept.then(
          () => tell(isBlank(raw) ? 'none' : 'kept'),
          () => tell('only-here'),
        );
        running.set(place, ended);
        void ended.then(() => running.get(place) === ended && running.delete(place));
      };
      stopWaiting(place);
      tell('typing');
      waiting.set(place, { timer: setTimeout(keep, pause), keep });
    },
    forget,
    drop: (key, period) => {
      forget(key, period);
      void client.dropDraft(key, period).catch(() => undefined);
    },
    flush: () => [...waiting.values()].forEach(({ keep }) => keep()),
  };
};
