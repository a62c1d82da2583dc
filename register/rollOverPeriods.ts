import { newReportingPeriod } from './newReportingPeriod.ts';
import { periodKind, type PeriodId } from './period.ts';
import type { ReportingPeriod } from './reportingPeriod.ts';
import type { Snapshot } from './snapshot.ts';
import type { Calendar } from './workingDays.ts';

const quarters = ['Q1', 'Q2', 'Q3', 'Q4'];
const months = Array.from({ length: 12 }, (_, index) => `M${String(index + 1).padStart(2, '0')}`);

/**
 * Which parts of a year a council prints, by those that its register has: months where it has any, otherwise quarters.
 * One that has whole years prints the full year and no Q4 (source: King's Lynn & West Norfolk prints Q1 to Q3 and the
 * full year).
 */
const printedParts = ({ periods }: Snapshot): string[] => {
  const kinds = new Set(periods.map(({ period }) => periodKind(period)));
  if (kinds.has('month')) return months;
  return kinds.has('year') ? [...quarters.slice(0, 3), 'year'] : quarters;
};

/** The new year's periods that the register has not yet, in the order in which they end. */
export const newPeriods = (
  snapshot: Snapshot,
  { to, asked, calendar }: { to: PeriodId; asked: readonly string[] | undefined; calendar: Calendar },
): ReportingPeriod[] => {
  const there = new Set(snapshot.periods.map(({ period }) => period));
  return (asked ?? printedParts(snapshot))
    .map(part => (part === 'year' ? to : `${to}-${part}`))
    .filter(period => !there.has(period))
    .map(period => newReportingPeriod(snapshot.council, period, calendar));
};
