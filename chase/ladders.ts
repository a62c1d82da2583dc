import type { ApprovalRoute, Day, RiskPriority, Scheme } from '../register/index.ts';
import type { Hearer, StepName } from './ports.ts';

/** The days that a ladder is measured from. What is null has no rungs. `since`: rungs before that day do not count. */
export type Terms = {
  opens?: Day | null;
  due?: Day | null;
  redated?: Day | null;
  submitted?: Day | null;
  since?: Day | null;
};

/** `due` is written out with its weekday; `one` is false of several items. */
export type Saying = (about: { one: boolean; due: string }) => string;

/**
 * One step of a ladder: so many days after a day of its terms, before it where `offset` is negative. Working days are
 * counted; a day or month that falls on a day without sending moves to the next working day.
 */
export type Rung = {
  step: StepName;
  from: 'opens' | 'due' | 'redated' | 'submitted';
  offset: number;
  unit: 'working-days' | 'days' | 'months';
  /** Comes again after the same time, until it is answered. */
  again?: boolean;
  to: readonly Hearer[];
  /** Where everybody who could be asked is away, the approver is told, so that no due date passes in silence. */
  tellsIfAway?: boolean;
  /** What follows the subject: "6 items for Q2 2024-25 …". */
  says: Saying;
  /** The same on a later day than its own, where it speaks of a distance in time. */
  saysLate?: Saying;
};

const owner: readonly Hearer[] = ['owner'];

const noUpdate = (one: boolean) => `${one ? 'has' : 'have'} no update; the return`;

const stillToCome: Saying = ({ one, due }) => `${noUpdate(one)} is due on ${due}`;

const wasToCome: Saying = ({ one, due }) => `${noUpdate(one)} was due on ${due}`;

const isDue: Saying = ({ one, due }) => `${one ? 'is' : 'are'} due on ${due}`;

const wasDue: Saying = ({ one, due }) => `${one ? 'was' : 'were'} due on ${due}`;

/**
 * The steps of a quarterly return, earliest first. Where two fall on one day the later is the one that is said.
 * Source: the council's own calendar of a return (opens on the first working day, due on the tenth); King's Lynn took
 * 128 days from the end of Q1 2024-25 to the Cabinet that read about it (5 November 2024).
 */
export const quarterlyReturn: readonly Rung[] = [
  {
    step: 'opens',
    from: 'opens',
    offset: 0,
    unit: 'working-days',
    to: owner,
    says: ({ one, due }) => `${noUpdate(one)} opens today and is due on ${due}`,
    saysLate: stillToCome,
  },
  {
    step: '5-before-due',
    from: 'due',
    offset: -5,
    unit: 'working-days',
    to: owner,
    says: ({ one, due }) => `${noUpdate(one)} is due in 5 working days, on ${due}`,
    saysLate: stillToCome,
  },
  {
    step: '1-before-due',
    from: 'due',
    offset: -1,
    unit: 'working-days',
    to: owner,
    tellsIfAway: true,
    says: stillToCome,
  },
  {
    step: '1-after-due',
    from: 'due',
    offset: 1,
    unit: 'working-days',
    to: ['owner', 'approver'],
    tellsIfAway: true,
    says: wasToCome,
  },
  {
    step: '5-after-due',
    from: 'due',
    offset: 5,
    unit: 'working-days',
    to: ['approver'],
    says: ({ one, due }) => `${noUpdate(one)} was due on ${due}, 5 working days ago`,
    saysLate: wasToCome,
  },
  {
    step: '10-after-due',
    from: 'due',
    offset: 10,
    unit: 'working-days',
    to: ['director'],
    says: ({ one, due }) => `${noUpdate(one)} was due on ${due}, 10 working days ago`,
    saysLate: wasToCome,
  },
];

const beforeDue: readonly Rung[] = [
  {
    step: '30-days-before',
    from: 'due',
    offset: -30,
    unit: 'days',
    to: owner,
    says: ({ one, due }) => `${one ? 'is' : 'are'} due in 30 days, on ${due}`,
    saysLate: isDue,
  },
  {
    step: '10-before-due',
    from: 'due',
    offset: -10,
    unit: 'working-days',
    to: owner,
    says: ({ one, due }) => `${one ? 'is' : 'are'} due in 10 working days, on ${due}`,
    saysLate: isDue,
  },
  {
    step: 'due-day',
    from: 'due',
    offset: 0,
    unit: 'days',
    to: owner,
    tellsIfAway: true,
    says: isDue,
    saysLate: wasDue,
  },
  {
    step: '1-after-due',
    from: 'due',
    offset: 1,
    unit: 'working-days',
    to: owner,
    tellsIfAway: true,
    says: ({ one, due }) =>
      `${one ? 'was' : 'were'} due on ${due}: a plan is needed, and a date by which it will be done`,
  },
];

const stillOpen: Saying = ({ one }) => `${one ? 'is' : 'are'} overdue and not closed`;

const untilClosed: Record<RiskPriority, Rung> = {
  low: { step: 'monthly', from: 'due', offset: 1, unit: 'months', again: true, to: owner, says: stillOpen },
  medium: {
    step: 'monthly',
    from: 'due',
    offset: 1,
    unit: 'months',
    again: true,
    to: owner,
    says: stillOpen,
  },
  high: {
    step: 'fortnightly',
    from: 'due',
    offset: 14,
    unit: 'days',
    again: true,
    to: owner,
    says: ({ one }) => `${one ? 'is' : 'are'} of high priority, overdue and not closed`,
  },
};

const toTheDirector: readonly Rung[] = [
  {
    step: '30-days-overdue',
    from: 'due',
    offset: 30,
    unit: 'days',
    to: ['director'],
    says: ({ one, due }) => `${one ? 'was' : 'were'} due on ${due}, 30 days ago`,
    saysLate: wasDue,
  },
  {
    step: 're-dated',
    from: 'redated',
    offset: 1,
    unit: 'working-days',
    to: ['director'],
    says: ({ one, due }) => `${one ? 'has' : 'have'} been re-dated twice or more, now to ${due}`,
  },
];

/**
 * The steps of a recommendation, earliest first: before its date, so that it does not become overdue; then until it is
 * closed, of high priority every fortnight. A second or later new date is told to the director on the next working
 * morning. Sources: Global Internal Audit Standards 15.2 (the progress of action plans is followed until they are
 * confirmed); North Norfolk District Council, board update to GRAC, November 2024 (lead officers are written to every
 * month about what is overdue).
 */
export const recommendationLadder = (priority: RiskPriority): readonly Rung[] => [
  ...beforeDue,
  untilClosed[priority],
  ...toTheDirector,
];

type Lead = { months: readonly number[]; days: readonly number[] };

const usualLeads: Record<ApprovalRoute, Lead> = {
  officer: { months: [], days: [90, 30] },
  cabinet: { months: [12, 6, 3], days: [] },
  council: { months: [12, 6, 3], days: [] },
};

const reviewLead = (amount: number, unit: 'days' | 'months'): Rung => ({
  step: `${amount}-${unit}-before`,
  from: 'due',
  offset: -amount,
  unit,
  to: owner,
  says: ({ one, due }) => `${one ? 'is' : 'are'} due for review in ${amount} ${unit}, on ${due}`,
  saysLate: ({ one, due }) => `${one ? 'is' : 'are'} due for review on ${due}`,
});

const ofTheReview: readonly Rung[] = [
  {
    step: 'review-day',
    from: 'due',
    offset: 0,
    unit: 'days',
    to: owner,
    tellsIfAway: true,
    says: ({ one, due }) => `${one ? 'is' : 'are'} due for review on ${due}`,
    saysLate: ({ one, due }) => `${one ? 'was' : 'were'} due for review on ${due}`,
  },
  {
    step: 'monthly',
    from: 'due',
    offset: 1,
    unit: 'months',
    again: true,
    to: owner,
    says: ({ one }) => `${one ? 'is' : 'are'} past the review date and not resolved`,
  },
];

/**
 * The steps of a policy or strategy, earliest first. The lead times are those of the scheme (`leadTimes`), or the
 * usual ones where it names none. Source: the approval route sets the lead time, since Cabinet and Council have to be
 * planned for; North Norfolk District Council, Performance and Productivity Oversight Board, November 2024.
 */
export const documentLadder = (route: ApprovalRoute, leadTimes: Scheme['leadTimes']): readonly Rung[] => {
  const { months, days } = leadTimes?.[route] ?? usualLeads[route];
  return [
    ...[...months].sort((a, b) => b - a).map(amount => reviewLead(amount, 'months')),
    ...[...days].sort((a, b) => b - a).map(amount => reviewLead(amount, 'days')),
    ...ofTheReview,
  ];
};

/**
 * What was submitted and is not decided: the approver, or whoever closes a recommendation, after 3 working days.
 * Source: the council's sign-off; the owner's word closes nothing (Global Internal Audit Standards 15.2).
 */
export const decisionLadder: readonly Rung[] = [
  {
    step: '3-after-submitted',
    from: 'submitted',
    offset: 3,
    unit: 'working-days',
    to: owner,
    says: ({ one }) => `${one ? 'has' : 'have'} waited for a decision for 3 working days`,
    saysLate: ({ one }) => `${one ? 'has' : 'have'} waited for a decision for more than 3 working days`,
  },
];

/**
 * The steps of a recommendation whose owner says that it is implemented: whoever closes it is asked after 3 working
 * days, and then as often as its owner would be, since nobody but them ends it. Source: Global Internal Audit
 * Standards 15.2 (followed until it is confirmed).
 */
export const verificationLadder = (priority: RiskPriority): readonly Rung[] => [
  ...decisionLadder,
  {
    ...untilClosed[priority],
    from: 'submitted',
    says: ({ one }) => `${one ? 'waits' : 'wait'} to be verified`,
  },
];
