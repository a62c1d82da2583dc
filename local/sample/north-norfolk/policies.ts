import type { ApprovalRoute, Document, DocumentAct } from '../../../register/index.ts';
import { dayAfter, spread } from './calendarDay.ts';
import { council, policyRegister } from './council.ts';
import { ownedBy } from './people.ts';

const subjects = [
  'Allotments',
  'Anti-social behaviour',
  'Asset disposal',
  'Beach huts',
  'Building control',
  'Business continuity',
  'Car parking',
  'Climate adaptation',
  'Coastal management',
  'Community grants',
  'Council tax discounts',
  'Counter-fraud',
  'Customer contact',
  'Data protection',
  'Debt recovery',
  'Dog control',
  'Economic growth',
  'Empty homes',
  'Food safety',
  'Health and safety',
  'Homelessness',
  'Housing allocations',
  'Information security',
  'Leisure',
  'Licensing of taxis',
  'Markets',
  'Planning enforcement',
  'Private water supplies',
  'Procurement',
  'Public conveniences',
  'Records management',
  'Safeguarding',
  'Street trading',
  'Tree management',
  'Volunteering',
  'Waste collection',
];

const forms = ['policy', 'strategy', 'procedure', 'enforcement statement'];

const owners = [
  'Environmental Services Manager',
  'Property Services Manager',
  'ICT Manager',
  'Housing Options Manager',
  'Planning Policy Manager',
  'Revenues Manager',
  'HR Manager',
  'Policy and Strategy Lead',
  'Assistant Director for Communities',
  'Assistant Director for Place',
  'Assistant Director for Resources',
];

const routes: ApprovalRoute[] = ['officer', 'cabinet', 'officer', 'council', 'officer', 'cabinet'];

/** The day on which the board counted 127, and that of its report. Nothing changes before the end of July. */
const counted = '2024-07-23';
const unchangedTo = '2024-07-31';
const reported = '2024-11-20';

/** What becomes of it after the count; `on` is the day of it. */
type Outcome = (on: string, by: string) => DocumentAct[];

const updated: Outcome = (on, by) => [{ act: 'updated', on, by, nextReview: dayAfter(on, 1095) }];
const withdrawn: Outcome = (on, by) => [
  { act: 'withdrawn', on, by, reason: 'Made up: part of another policy now' },
];
const underReview: Outcome = (on, by) => [{ act: 'formal-review-begun', on, by }];
const extended: Outcome = (on, by) => [
  {
    act: 'extended',
    on,
    by,
    nextReview: dayAfter(reported, 180),
    reason: 'Made up: new guidance is expected',
  },
];
const answered: Outcome = (on, by) => [
  { act: 'answered', on, by, stillNeeded: true, riskIfOutOfDate: 'Made up: low, the law has not changed' },
];
const untouched: Outcome = () => [];

type Group = [count: number, between: readonly [string, string], outcome: Outcome];

/** 5 and a half years before the count, to the day before it. */
const past = ['2019-01-23', counted] as const;

/**
 * 127 are overdue on 23 July 2024. By the report 26 of them are resolved: 14 brought up to date, 6 withdrawn and 6
 * under formal review, which prints as 20% (as 25 would).
 */
const overdue: Group[] = [
  [14, past, updated],
  [6, past, withdrawn],
  [6, past, underReview],
  [3, past, extended],
  [10, past, answered],
  [88, past, untouched],
];

const inDate: Group[] = [
  [4, ['2024-12-20', '2025-06-30'], untouched],
  [5, ['2025-12-31', '2027-12-31'], untouched],
];

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

/** Reviews are due by the end of a month, so that an owner of many hears of them on a few days of it. */
const endOfMonthBefore = (day: string): string => dayAfter(`${day.slice(0, 7)}-01`, -1);

const rowsOf = ([count, between, outcome]: Group) =>
  Array.from({ length: count }, (_, index) => ({
    reviewDue: endOfMonthBefore(spread(between, index, count)),
    on: spread([unchangedTo, reported], index, count),
    outcome,
  }));

type Row = ReturnType<typeof rowsOf>[number];

const toDocument = ({ reviewDue, on, outcome }: Row, position: number): Document => {
  const ref = `PS-${String(position + 1).padStart(3, '0')}`;
  const post = pick(owners, position);
  const form = forms[Math.floor(position / subjects.length)] ?? 'policy';
  return {
    key: `${council}/document/${ref}`,
    council,
    kind: 'document',
    ref,
    title: `${pick(subjects, position)} ${form} (sample)`,
    planKeys: [policyRegister],
    scheme: 'policies',
    ...ownedBy(post),
    formerOwners: [],
    formerKey: null,
    visibility: 'open',
    reviewDue,
    reviewInterval: 36,
    approvalRoute: pick(routes, position),
    acts: outcome(on, post),
  };
};

/**
 * Made-up policies and strategies whose counts are those that North Norfolk's board report of November 2024 printed:
 * 127 overdue on 23 July 2024, and 20% of them resolved. The report prints no list of them; every title says "(sample)".
 */
export const northNorfolkPolicies = (): Document[] => [...overdue, ...inDate].flatMap(rowsOf).map(toDocument);
