import {
  engineBands,
  monthsBetween,
  type ApprovalRoute,
  type AssuranceSource,
  type Day,
  type DocumentStanding,
  type Lateness,
  type OverdueAge,
  type RecommendationState,
  type RecommendationStanding,
} from '../register/index.ts';
import { dateShown, times, type Figure } from './figureWords.ts';

export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

export const stateNames: Record<RecommendationState, string> = {
  agreed: 'Agreed',
  'partly-implemented': 'Partly implemented',
  'awaiting-verification': 'Awaiting verification',
  returned: 'Claim returned',
  closed: 'Closed, verified',
  'risk-accepted': 'Risk accepted',
  superseded: 'Superseded',
};

export const sourceNames: Record<AssuranceSource, string> = {
  'internal-audit': 'Internal audit',
  'external-audit': 'External audit',
  ombudsman: 'Ombudsman',
  inspection: 'Inspection',
  'peer-challenge': 'Peer challenge',
};

export const routeNames: Record<ApprovalRoute, string> = {
  officer: 'Officer',
  cabinet: 'Cabinet',
  council: 'Council',
};

export const ageNames: Record<OverdueAge, string> = {
  'half-year': 'Up to 6 months',
  year: '6 to 12 months',
  'two-years': '1 to 2 years',
  older: 'Over 2 years',
};

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** "8 months", "5 days". */
const timeOf = (months: number, days: number): string =>
  months === 0 ? counted(days, 'day') : counted(months, 'month');

/** "31 Aug 2024", with "moved once; first agreed for 31 Dec 2022". */
export const agreedDate = ({ due, originalDue, revisions }: Lateness, dueText: string | null): Figure =>
  dateShown({ due, dueText, originalDue, moves: revisions });

/** "moved twice", "never moved". */
export const movesWords = (count: number): string => (count === 0 ? 'never moved' : times(count));

/** Against the first date as well, where the date was moved. */
const againstFirst = ({
  revisions,
  lateDays,
  lateDaysAgainstOriginal,
  lateMonthsAgainstOriginal,
}: Lateness): string | null =>
  revisions > 0 && lateDaysAgainstOriginal > lateDays
    ? `${timeOf(lateMonthsAgainstOriginal, lateDaysAgainstOriginal)} after the first date`
    : null;

/** How late a recommendation is on its day, or was when it was done; never blank. */
export const lateShown = ({ lateness, overdue, position }: RecommendationStanding): Figure => {
  const { due, lateDays, lateMonths } = lateness;
  const { state } = position;
  if (state === 'superseded' || state === 'risk-accepted') return { text: 'Not counted', note: null };
  const note = againstFirst(lateness);
  if (state === 'closed')
    return { text: lateDays > 0 ? `Done ${timeOf(lateMonths, lateDays)} late` : 'Done in time', note };
  if (overdue) return { text: `${timeOf(lateMonths, lateDays)} late`, note };
  return { text: due === null ? 'No date' : 'Not due yet', note };
};

/** Days late of what is overdue, 0 of what is not due yet; null of what is finished. */
export const lateBy = ({ lateness, overdue, position: { state } }: RecommendationStanding): number | null => {
  if (overdue) return lateness.lateDays;
  return state === 'closed' || state === 'superseded' || state === 'risk-accepted' ? null : 0;
};

/** "31 May 2027", with what it was at first where an act has moved it. */
export const reviewShown = ({ reviewDue, document }: DocumentStanding): Figure => {
  const { text } = dateShown({ due: reviewDue, dueText: null, originalDue: null, moves: 0 });
  if (document.reviewDue === reviewDue) return { text, note: null };
  const first = dateShown({ due: document.reviewDue, dueText: null, originalDue: null, moves: 0 });
  return { text, note: `first set for ${first.text}` };
};

/** Whole months past the review date; null where it is not overdue. */
export const overdueMonths = ({ age, reviewDue }: DocumentStanding, day: Day): number | null =>
  age === null ? null : monthsBetween(reviewDue, day);

/** "14 months", "Under a month", "Not overdue"; what no review date counts for says why. */
export const overdueWords = (row: DocumentStanding, day: Day): string => {
  const months = overdueMonths(row, day);
  if (months !== null) return months === 0 ? 'Under a month' : counted(months, 'month');
  if (row.rating.band === engineBands.withdrawn) return 'Withdrawn';
  return row.rating.band === engineBands.underReview ? 'Under review' : 'Not overdue';
};
