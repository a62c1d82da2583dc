import { addWorkingDays, weekdayAndDay } from '../register/index.ts';
import type { Calendar, Day, ReportingPeriod } from '../register/index.ts';
import type { ChaseStep } from './ports.ts';

type Rung = {
  step: ChaseStep['step'];
  from: 'opensOn' | 'dueOn';
  /** Working days from that day; negative is before it. */
  workingDays: number;
  /** The end of "… have no update; the return ". */
  says: (due: string) => string;
};

/** The steps of a quarterly return, earliest first. Where two fall on one day the later is the one that is said. */
export const quarterlyReturn: readonly Rung[] = [
  { step: 'opens', from: 'opensOn', workingDays: 0, says: due => `opens today and is due on ${due}` },
  {
    step: '5-before-due',
    from: 'dueOn',
    workingDays: -5,
    says: due => `is due in 5 working days, on ${due}`,
  },
  { step: '1-before-due', from: 'dueOn', workingDays: -1, says: due => `is due on ${due}` },
  { step: '1-after-due', from: 'dueOn', workingDays: 1, says: due => `was due on ${due}` },
];

/** The step of a period's return that falls on a day, with its words; null on every other day. */
export const stepOn = (
  period: ReportingPeriod,
  day: Day,
  calendar: Calendar,
): { step: ChaseStep['step']; says: string } | null => {
  if (day < period.opensOn) return null;
  const rung = quarterlyReturn.findLast(
    ({ from, workingDays }) => addWorkingDays(period[from], workingDays, calendar) === day,
  );
  return rung ? { step: rung.step, says: rung.says(weekdayAndDay(period.dueOn)) } : null;
};
