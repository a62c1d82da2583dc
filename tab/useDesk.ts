import { useCallback, useEffect, useState } from 'react';
import type { Client, DeskView, RegisterView } from '../server/client.ts';
import { failureOf, type Failure } from './failure.ts';

/** `failure` beside a `view` means: what is shown is what was last known. */
export type DeskState = { view: DeskView | null; failure: Failure | null; reload: () => Promise<void> };

/**
 * What the signed-in person has to do, asked for once it is looked at and again whenever the register was: the server
 * answers that nothing has changed where nothing has.
 */
export const useDesk = (client: Client, served: RegisterView | null, isShown: boolean): DeskState => {
  const [view, setView] = useState<DeskView | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const council = served?.council;

  const reload = useCallback(
    (): Promise<void> =>
      council === undefined
        ? Promise.resolve()
        : client.desk(council).then(
            next => {
              setView(next);
              setFailure(null);
            },
            (error: unknown) => setFailure(failureOf(error)),
          ),
    [client, council],
  );

  useEffect(() => {
    if (isShown) void reload();
  }, [isShown, reload, served]);

  return { view, failure, reload };
};
