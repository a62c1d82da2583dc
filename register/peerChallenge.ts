import { addMonths, type Day } from './day.ts';
import type { Action } from './item.ts';
import { addWorkingDays, isWorkingDay, type Calendar } from './workingDays.ts';

/** The last days on which each may be published. */
export type PeerChallengeClock = { reportBy: Day; actionPlanBy: Day; progressReportBy: Day };

/**
 * LGA's clock from the last day of the visit: report within 3 months, action plan within 5, report of the progress
 * review within 12. What falls on a day off is due on the working day before. Source: King's Lynn's timetable (Cabinet,
 * 5 March 2024): a visit that ended on 19 October 2023 gives 19 January, 19 March and 18 October 2024, since
 * 19 October 2024 is a Saturday.
 */
export const peerChallengeClock = (visitEndedOn: Day, calendar: Calendar): PeerChallengeClock => {
  const within = (months: number): Day => {
    const day = addMonths(visitEndedOn, months);
    return isWorkingDay(day, calendar) ? day : addWorkingDays(day, -1, calendar);
  };
  return { reportBy: within(3), actionPlanBy: within(5), progressReportBy: within(12) };
};

/** `left` are finished actions that a formal review took out; they stay in the register with their history. */
export type ActionPlan = { inPlan: Action[]; left: Action[] };

/**
 * The action plan after its formal reviews so far: an action that was finished by the day of a review leaves the plan
 * there; one finished since stays until the next. Source: King's Lynn, Cabinet, 5 March 2024: a formal review keeps
 * the plan relevant and drops finished actions.
 *
 * @param reviews days of formal reviews, in any order
 */
export const inPlanAt = (actions: readonly Action[], reviews: readonly Day[]): ActionPlan => {
  const last = reviews.reduce((a, b) => (a > b ? a : b), '');
  const gone = ({ state, closedOn }: Action) =>
    (state === 'completed' || state === 'closed') && closedOn !== null && closedOn <= last;
  return { inPlan: actions.filter(action => !gone(action)), left: actions.filter(gone) };
};
