import { useCallback, useEffect, useState } from 'react';
import type { RegisterView } from '../../server/client.ts';
import { failureOf } from '../failure.ts';
import { refusedBy } from '../refused.ts';

/** `refused` beside a `value` means: what is shown is what was last known. */
export type Asked<T> = { value: T | null; refused: string | null; reload: () => Promise<void> };

type Came<T> = { of: () => Promise<T>; value: T | null; refused: string | null };

/**
 * What the server answers, asked for again whenever the register was; what it refuses is not shown any longer.
 *
 * @param ask the same function for as long as the same is asked for; null asks for nothing
 */
export const useAsked = <T>(ask: (() => Promise<T>) | null, served: RegisterView): Asked<T> => {
  const [came, setCame] = useState<Came<T> | null>(null);
  const reload = useCallback(
    (): Promise<void> =>
      ask === null
        ? Promise.resolve()
        : ask().then(
            value => setCame({ of: ask, value, refused: null }),
            (error: unknown) =>
              setCame(before => {
                const stays = before?.of === ask && failureOf(error) === 'unreachable';
                return { of: ask, value: stays ? before.value : null, refused: refusedBy(error).sentence };
              }),
          ),
    [ask],
  );
  useEffect(() => {
    void reload();
  }, [reload, served]);
  const mine = came?.of === ask ? came : null;
  return { value: mine?.value ?? null, refused: mine?.refused ?? null, reload };
};
