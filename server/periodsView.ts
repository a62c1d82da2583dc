import { askingOf, comparePeriods, type ReportingPeriod, type Snapshot } from '../register/index.ts';
import type { PeriodsView, PeriodView } from './deskWire.ts';
import { etagOf } from './etag.ts';

const viewPeriod = (snapshot: Snapshot, row: ReportingPeriod): PeriodView => {
  const { period, title, opensOn, dueOn, state, snapshotHash } = row;
  const { asked } = askingOf(snapshot, period);
  const updates = asked.flatMap(({ update }) => (update ? [update] : []));
  return {
    period,
    title,
    opensOn,
    dueOn,
    state,
    asked: asked.length,
    answered: updates.length,
    approved: updates.filter(update => update.state === 'approved').length,
    isFrozen: snapshotHash !== null,
  };
};

/** How far each period has got in the sign-off, the latest first. */
export const viewPeriods = (snapshot: Snapshot, mayMove: boolean): PeriodsView => {
  const periods = [...snapshot.periods]
    .sort((a, b) => comparePeriods(b.period, a.period))
    .map(row => viewPeriod(snapshot, row));
  const view = { council: snapshot.council, periods, mayMove };
  return { ...view, etag: etagOf(view) };
};
