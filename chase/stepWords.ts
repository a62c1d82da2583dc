import { periodTitle } from '../register/index.ts';
import type { ChaseStep, LadderName, StepName } from './ports.ts';

type Counted =
  `${number}-before-due` | `${number}-after-due` | `${number}-days-before` | `${number}-months-before`;

const fixed: Record<Exclude<StepName, Counted>, string> = {
  opens: 'opens',
  'due-day': 'on the day it is due',
  'review-day': 'on the day of review',
  fortnightly: 'every fortnight until it is closed',
  monthly: 'every month until it is settled',
  '30-days-overdue': '30 days overdue',
  're-dated': 'a second new date',
  '3-after-submitted': 'no decision after 3 working days',
  'sent-back': 'sent back',
  'sent-back-again': 'sent back and not answered',
  'recorded-for-you': 'recorded by the performance team',
  'words-edited': 'words edited for publication',
  nudge: 'asked for by the performance team',
};

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

const distances: Record<string, (count: number) => string> = {
  'before-due': count => `${counted(count, 'working day')} before it is due`,
  'after-due': count => `${counted(count, 'working day')} after it was due`,
  'days-before': count => `${counted(count, 'day')} before`,
  'months-before': count => `${counted(count, 'month')} before`,
};

const isFixed = (step: StepName): step is Exclude<StepName, Counted> => step in fixed;

/** Which rung of a ladder it is: "5 working days before it is due". */
export const rungWords = (step: StepName): string => {
  if (isFixed(step)) return fixed[step];
  const [count = '', ...distance] = step.split('-');
  return distances[distance.join('-')]?.(Number(count)) ?? step;
};

const ladders: Record<Exclude<LadderName, 'quarterly-return'>, string> = {
  recommendation: 'Recommendations',
  document: 'Policies and strategies',
  decision: 'Decisions',
  notice: 'Notices',
};

/** What a ladder is about: "Return for Q2 2024-25". */
export const ladderWords = ({ ladder, period }: Pick<ChaseStep, 'ladder' | 'period'>): string =>
  ladder === 'quarterly-return'
    ? `Return for ${period === null ? 'a period' : periodTitle(period)}`
    : ladders[ladder];

/** "Return for Q2 2024-25, opens: 7 items"; counts and no item. */
export const stepWords = (step: ChaseStep): string => {
  const { to = 'owner', itemKeys } = step;
  const told = to === 'owner' ? '' : `, told to the ${to}`;
  return `${ladderWords(step)}, ${rungWords(step.step)}${told}: ${counted(itemKeys.length, 'item')}`;
};
