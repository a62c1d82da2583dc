import {
  endOfMonth,
  formatValue,
  longDay,
  monthAndYear,
  periodEnd,
  periodTarget,
} from '../../register/index.ts';
import type { Action, Indicator, ReturnItem } from '../../register/index.ts';

/** "March 2025" where the date was given as a month, which is kept as its last day. */
const dueText = ({ due, dueText: text }: Action): string => {
  if (due === null) return text === null ? 'no date' : text;
  return `due ${due === endOfMonth(due) ? monthAndYear(due) : longDay(due)}`;
};

const targetText = (indicator: Indicator, period: string): string => {
  const target = periodTarget(indicator, period);
  if (target === null) return indicator.targetText ?? 'no target';
  const show = (value: number) => formatValue(value, indicator.unit, { decimals: indicator.decimals });
  if (target.how === 'full') return `target ${show(target.full)}`;
  return `target ${show(target.value)} by ${longDay(periodEnd(period))} (${show(target.full)} for the year)`;
};

/** What was promised: "due March 2025", "target 450 by 30 June 2024 (1,800 for the year)". */
export const promisedText = (item: ReturnItem, period: string): string =>
  item.kind === 'action' ? dueText(item) : targetText(item, period);
