import {
  endOfMonth,
  formatValue,
  monthAndYear,
  periodTarget,
  shortDay,
  type Action,
  type Indicator,
  type PeriodId,
  type Update,
} from '../register/index.ts';

export type Figure = { text: string; note: string | null };

const inUnit = (indicator: Indicator, value: number): string =>
  formatValue(value, indicator.unit, { decimals: indicator.decimals });

/** The figure that counts for a period; never blank. */
export const valueShown = (indicator: Indicator, update: Update | null): Figure => {
  if (!update) return { text: 'Not reported', note: null };
  if (update.value === null) {
    const isRatedWithout = update.band !== null && update.valueState !== 'not-yet-available';
    return { text: isRatedWithout ? 'No figure' : 'Not available yet', note: null };
  }
  const state = update.valueState;
  const note = state === 'provisional' || state === 'estimated' ? state : null;
  return { text: inUnit(indicator, update.value), note };
};

/** What the figure is held against in that period, with the year's own target where that is another number. */
export const targetShown = (indicator: Indicator, period: PeriodId): Figure => {
  const target = periodTarget(indicator, period);
  if (target && target.value !== target.full) {
    return { text: inUnit(indicator, target.value), note: `${inUnit(indicator, target.full)} for the year` };
  }
  if (target) return { text: inUnit(indicator, target.value), note: null };
  return { text: indicator.targetText ?? 'No target', note: null };
};

/** A month that was given as a due date is kept as its last day, and read as a month. */
const dueDay = (day: string): string => (endOfMonth(day) === day ? monthAndYear(day) : shortDay(day));

/** "moved twice" */
export const times = (count: number): string =>
  count === 1 ? 'moved once' : count === 2 ? 'moved twice' : `moved ${count} times`;

type Dates = {
  due: string | null;
  dueText: string | null;
  originalDue: string | null;
  /** How often the date was moved. */
  moves: number;
};

/** "March 2025", "14 Oct 2024", "Ongoing" or "No date"; a date that was moved says what was first agreed. */
export const dateShown = ({ due, dueText, originalDue, moves }: Dates): Figure => {
  const text = due ? dueDay(due) : (dueText ?? 'No date');
  const moved = originalDue !== null && originalDue !== due && moves > 0;
  return { text, note: moved ? `${times(moves)}; first agreed for ${dueDay(originalDue)}` : null };
};

export const dueShown = ({ due, dueText, originalDue, revisions, state, closedOn }: Action): Figure => {
  if (state === 'completed' && !due && !dueText) {
    return { text: closedOn ? `Completed ${shortDay(closedOn)}` : 'Completed', note: null };
  }
  return dateShown({ due, dueText, originalDue, moves: revisions.length });
};
