import { useCallback, useEffect, useState } from 'react';
import type { PeriodId } from '../register/index.ts';
import type { Client, RegisterView, ReturnsView } from '../server/client.ts';
import { failureOf, type Failure } from './failure.ts';

/** `failure` beside a `view` means: what is shown is what was last known. */
export type ReturnsState = {
  view: ReturnsView | null;
  failure: Failure | null;
  reload: () => Promise<void>;
};

/** Messages go out without changing the register, so that nothing tells the page of them. In milliseconds. */
const lookAgain = 30_000;

/** Who has answered and how the chase stands with the others: asked for again whenever the register was, and meanwhile. */
export const useReturns = (client: Client, served: RegisterView, period: PeriodId): ReturnsState => {
  const [known, setKnown] = useState<ReturnsView | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { council } = served;

  const reload = useCallback(
    () =>
      client.returns(council, period).then(
        view => {
          setKnown(view);
          setFailure(null);
        },
        (error: unknown) => setFailure(failureOf(error)),
      ),
    [client, council, period],
  );

  useEffect(() => {
    void reload();
  }, [reload, served]);

  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') void reload();
    };
    const timer = window.setInterval(look, lookAgain);
    return () => window.clearInterval(timer);
  }, [reload]);

  // Another period's posts are not this one's while these are on their way.
  return { view: known?.period === period ? known : null, failure, reload };
};
