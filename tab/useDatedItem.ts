import { useCallback, useEffect, useState } from 'react';
import type { Snapshot } from '../register/index.ts';
import type { Client, DatedItemView } from '../server/client.ts';
import { failureOf, type Failure } from './failure.ts';

/** `failure` beside a `view` means: what is shown is what was last known. */
export type DatedItemState = { view: DatedItemView | null; failure: Failure | null; reload: () => void };

/** A recommendation or document with all that was done and said: asked for again whenever the register has changed. */
export const useDatedItem = (client: Client, key: string, snapshot: Snapshot): DatedItemState => {
  const [known, setKnown] = useState<DatedItemView | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  const load = useCallback(
    (isStill: () => boolean = () => true) =>
      client.item(key).then(
        view => {
          if (!isStill()) return;
          setKnown('dates' in view ? view : null);
          setFailure('dates' in view ? null : 'failed');
        },
        (error: unknown) => {
          if (isStill()) setFailure(failureOf(error));
        },
      ),
    [client, key],
  );

  useEffect(() => {
    let isStill = true;
    void load(() => isStill);
    return () => {
      isStill = false;
    };
  }, [load, snapshot]);

  return { view: known?.item.key === key ? known : null, failure, reload: () => void load() };
};
