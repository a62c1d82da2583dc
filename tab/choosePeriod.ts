import {
  comparePeriods,
  longDay,
  type Day,
  type PeriodId,
  type ReportingPeriod,
  type ReportingState,
  type Snapshot,
} from '../register/index.ts';

/** A planned period is being collected from the day it opens, whether or not anybody has moved its state. */
export const stateOn = ({ state, opensOn }: ReportingPeriod, today: Day): ReportingState =>
  state === 'planned' && opensOn <= today ? 'collecting' : state;

const stateWords: Record<Exclude<ReportingState, 'planned'>, string> = {
  collecting: 'being collected',
  approving: 'being approved',
  'performance-check': 'being checked',
  leadership: 'with senior leaders',
  closed: 'closed',
};

/** "Q1 2024-25 (closed)", "Q2 2024-25 (opens 1 October 2024)". */
export const labelOf = (period: ReportingPeriod, today: Day): string => {
  const state = stateOn(period, today);
  const words = state === 'planned' ? `opens ${longDay(period.opensOn)}` : stateWords[state];
  return `${period.title} (${words})`;
};

/** Latest first. */
export const listPeriods = (snapshot: Snapshot): ReportingPeriod[] =>
  [...snapshot.periods].sort((a, b) => comparePeriods(b.period, a.period));

export const hasAnswers = (snapshot: Snapshot, period: PeriodId): boolean =>
  snapshot.updates.some(update => update.period === period && update.state !== 'draft');

/**
 * What a person wants to see first: the period being collected once anything of it is in, until then the latest that
 * has figures, and in a register without any the latest that has opened. Null where there is no period at all.
 */
export const choosePeriod = (snapshot: Snapshot, today: Day): ReportingPeriod | null => {
  const periods = listPeriods(snapshot);
  const opened = periods.filter(one => stateOn(one, today) !== 'planned');
  return opened.find(one => hasAnswers(snapshot, one.period)) ?? opened[0] ?? periods[0] ?? null;
};

/** The period being collected, where it is another than the one shown. */
export const collectingBeside = (
  snapshot: Snapshot,
  today: Day,
  shown: ReportingPeriod,
): ReportingPeriod | null =>
  listPeriods(snapshot).find(one => one.period !== shown.period && stateOn(one, today) === 'collecting') ??
  null;
