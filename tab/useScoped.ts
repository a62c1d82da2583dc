import { useMemo } from 'react';
import { dayOf, periodEnd, type PeriodId } from '../register/index.ts';
import type { RegisterView } from '../server/client.ts';
import { isDesk, type Address } from './address.ts';
import { choosePeriod } from './choosePeriod.ts';
import { itemsOf, narrowSnapshot } from './narrowSnapshot.ts';
import { isNarrow, type Scope } from './scope.ts';

export type Scoped = {
  served: RegisterView;
  /** As it is followed: a link to an item that is left out shows the whole council. */
  scope: Scope;
  /** The period that is shown; null where the register has none. */
  period: PeriodId | null;
};

type Looked = Pick<Address, 'view' | 'period' | 'item' | 'scope'>;

/** The part of a register that its tab is about. What is somebody's own is theirs whatever the tab is about. */
export const scopeOf = (served: RegisterView, address: Looked): Scoped => {
  const { snapshot, now } = served;
  const asked = snapshot.periods.find(({ period }) => period === address.period);
  const period = (asked ?? choosePeriod(snapshot, dayOf(now)))?.period ?? null;
  const { scope, item } = address;
  if (isDesk(address.view) || !isNarrow(scope) || scope.whole || period === null)
    return { served, scope, period };
  const narrowed = narrowSnapshot(snapshot, scope, periodEnd(period));
  const isElsewhere = item !== null && !itemsOf(narrowed).some(({ key }) => key === item);
  return isElsewhere
    ? { served, scope: { ...scope, whole: true }, period }
    : { served: { ...served, snapshot: narrowed }, scope, period };
};

/** Made anew only where another part is looked at: typing in a search box is none. */
export const useScoped = (
  served: RegisterView | null,
  { view, period, item, scope }: Looked,
): Scoped | null =>
  useMemo(
    () => served && scopeOf(served, { view, period, item, scope }),
    [served, view, period, item, scope],
  );
