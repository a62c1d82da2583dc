import { useCallback, useEffect, useState } from 'react';
import type { Client, DatedItemView, ItemView, RegisterView } from '../../server/client.ts';
import { failureOf, type Failure } from '../failure.ts';

export type ItemState = {
  view: ItemView | DatedItemView | null;
  failure: Failure | null;
  reload: () => Promise<void>;
};

/** Everything about one item: asked for when it is opened, and again whenever the register was. */
export const useItem = (client: Client, served: RegisterView, key: string | null): ItemState => {
  const [known, setKnown] = useState<ItemView | DatedItemView | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  const load = useCallback(
    (isStill: () => boolean): Promise<void> =>
      key === null
        ? Promise.resolve()
        : client.item(key).then(
            view => {
              if (!isStill()) return;
              setKnown(view);
              setFailure(null);
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
  }, [load, served]);

  const reload = useCallback(() => load(() => true), [load]);

  // Another item's is not this one's while it is on its way.
  const isThis = known?.item.key === key;
  return { view: isThis ? known : null, failure: isThis || failure === null ? null : failure, reload };
};
