import type { Recommendation, RiskPriority } from '../../../register/index.ts';
import { dayAfter } from './calendarDay.ts';
import { auditPlan, council } from './council.ts';
import {
  accepted,
  claimedOn,
  closedAfterReturnIn,
  closedIn,
  closedThenReopened,
  movedOn,
  returnedOn,
  supersededOn,
  untouched,
  windows,
  type History,
} from './histories.ts';
import { ownedBy } from './people.ts';

/** Dates that had passed before the end of February 2024. */
const old = [
  '2022-09-30',
  '2022-12-31',
  '2023-03-31',
  '2023-06-30',
  '2023-09-30',
  '2023-11-30',
  '2023-12-31',
  '2024-01-31',
];

type Group = [count: number, dues: string[], history: History];

/** 66 are overdue at the end of February. */
const overdueInFebruary: Group[] = [
  [9, old, closedIn(windows.april)],
  [1, old, movedOn(['2024-03-20', '2024-08-31'])],
  [1, old, movedOn(['2024-04-10', '2024-08-31'], ['2024-11-20', '2025-03-31'])],
  [18, old, closedIn(windows.july)],
  [3, old, movedOn(['2024-06-12', '2024-12-31'])],
  [1, old, movedOn(['2024-07-10', '2024-10-31'])],
  [2, old, supersededOn('2024-06-27')],
  [2, old, closedIn(windows.september)],
  [1, old, closedThenReopened(windows.september, '2024-11-12')],
  [1, old, movedOn(['2024-09-11', '2025-01-31'])],
  [
    1,
    old,
    accepted({
      proposed: '2024-08-12',
      opinion: '2024-08-20',
      minuted: '2024-09-17',
      reviewOn: '2024-11-15',
    }),
  ],
  [6, old, closedIn(windows.october)],
  [2, old, closedAfterReturnIn(windows.october)],
  [2, old, movedOn(['2024-10-16', '2025-03-31'])],
  [1, old, supersededOn('2024-10-22')],
  [2, old, closedIn(windows.november)],
  [
    1,
    old,
    accepted({
      proposed: '2024-10-21',
      opinion: '2024-10-28',
      minuted: '2024-11-19',
      reviewOn: '2025-11-30',
      escalated: true,
    }),
  ],
  [1, old, supersededOn('2024-11-21')],
  [3, old, claimedOn('2024-11-18')],
  [1, old, accepted({ proposed: '2024-11-04', reviewOn: '2025-06-30' })],
  [2, old, claimedOn('2024-10-08', 'partly-implemented')],
  [1, old, returnedOn('2024-11-06')],
  [4, old, untouched],
];

/** By the count in which they first show: 5, 6, 5, 2 and 5; three re-dated ones come back beside them. */
const passedSince: Group[] = [
  [3, ['2024-03-31'], closedIn(windows.july)],
  [2, ['2024-03-31'], untouched],
  [2, ['2024-05-31'], closedIn(windows.september)],
  [4, ['2024-05-31', '2024-06-30'], untouched],
  [3, ['2024-08-31'], closedIn(windows.october)],
  [1, ['2024-08-31'], closedIn(windows.november)],
  [1, ['2024-08-31'], untouched],
  [2, ['2024-09-30'], untouched],
  [5, ['2024-10-31'], untouched],
];

/** Never overdue by the end of November. */
const notYetPassed: Group[] = [
  [2, ['2024-12-31'], closedIn(windows.november)],
  [1, ['2024-12-31'], claimedOn('2024-11-25')],
  [1, ['2024-10-31'], movedOn(['2024-10-10', '2025-03-31'])],
  [4, ['2024-12-31', '2025-03-31'], untouched],
];

const posts = [
  'Revenues Manager',
  'Property Services Manager',
  'ICT Manager',
  'Environmental Services Manager',
  'Housing Options Manager',
  'Planning Policy Manager',
  'Procurement Manager',
];

const subjects = [
  'check the reconciliation every month',
  'write down who may approve',
  'keep the asset list up to date',
  'train those who hold the role',
  'review access when people leave',
  'test the continuity plan',
  'report exceptions to the director',
  'keep contracts in the register',
];

const priorities: RiskPriority[] = ['medium', 'low', 'medium', 'high', 'low', 'medium'];

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

type Row = { dues: string[]; history: History; index: number; count: number };

const rowsOf = ([count, dues, history]: Group): Row[] =>
  Array.from({ length: count }, (_, index) => ({ dues, history, index, count }));

const toRecommendation = ({ dues, history, index, count }: Row, position: number): Recommendation => {
  const due = pick(dues, position);
  const number = position + 1;
  const post = pick(posts, position);
  const priority = pick(priorities, position);
  const ref = `IA-${String(number).padStart(3, '0')}`;
  return {
    key: `${council}/recommendation/${ref}`,
    council,
    kind: 'recommendation',
    ref,
    title: `Made-up sample item ${number}: ${pick(subjects, position)}`,
    planKeys: [auditPlan],
    scheme: 'audit-recommendations',
    ...ownedBy(post),
    formerOwners: [],
    formerKey: null,
    visibility: 'internal',
    originalDue: due,
    due,
    dueText: null,
    revisions: [],
    source: 'internal-audit',
    report: `Sample audit ${(position % 9) + 1} (made up)`,
    assurance: pick(['limited', 'reasonable', 'reasonable'], position % 9),
    closer: 'internal-audit',
    riskPriority: priority,
    agreedOn: dayAfter(due, -240),
    acts: [],
    ...history({ post, due, priority, index, count }),
  };
};

/**
 * Made-up recommendations whose count of overdue ones on the last days of February, April, July, September, October
 * and November 2024 is what North Norfolk's board report printed for these months: 66, 60, 39, 39, 27, 29. The report
 * prints neither the items nor what moved the count; both are invented here, and every title says so.
 */
export const northNorfolkRecommendations = (): Recommendation[] =>
  [...overdueInFebruary, ...passedSince, ...notYetPassed].flatMap(rowsOf).map(toRecommendation);
