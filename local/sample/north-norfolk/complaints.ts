import type { Complaint, ComplaintAct } from '../../../register/index.ts';
import { dayAfter, spread } from './calendarDay.ts';
import { complaintsPlan, council } from './council.ts';
import { ownedBy } from './people.ts';

const categories: [title: string, post: string][] = [
  ['Planning', 'Planning Policy Manager'],
  ['Waste and recycling', 'Environmental Services Manager'],
  ['Housing', 'Housing Options Manager'],
  ['Council tax', 'Revenues Manager'],
];

/** Each received by the ombudsman in the twelve months to the board's report of 20 November 2024. */
const year = ['2023-11-21', '2024-09-10'] as const;

const total = 13;

/** Investigated and decided; the other ten were not investigated. */
const decisions: Record<number, 'upheld' | 'not-upheld'> = { 2: 'upheld', 5: 'not-upheld', 8: 'upheld' };

/** A third of the stages are extended, and one answer is late. */
const atCouncil = (receivedOn: string, index: number): ComplaintAct[] => {
  const on = (days: number) => dayAfter(receivedOn, days);
  const extension: ComplaintAct[] =
    index % 3 === 0 ? [{ act: 'extended', on: on(12), reason: 'Made up: a site visit is needed' }] : [];
  return [
    { act: 'acknowledged', on: on(3) },
    ...extension,
    { act: 'responded', on: on(index === 4 ? 40 : index % 3 === 0 ? 20 : 13), decision: 'not-upheld' },
    { act: 'escalated', on: on(45) },
    { act: 'acknowledged', on: on(48) },
    { act: 'responded', on: on(66), decision: index % 4 === 0 ? 'partly-upheld' : 'not-upheld' },
  ];
};

const atOmbudsman = (receivedOn: string, index: number): ComplaintAct[] => {
  const on = (days: number) => dayAfter(receivedOn, days);
  const decision = decisions[index];
  const investigation: ComplaintAct[] = decision
    ? [
        { act: 'ombudsman-investigated', on: on(28) },
        { act: 'ombudsman-decided', on: on(70), decision },
      ]
    : [];
  return [{ act: 'ombudsman-received', on: receivedOn }, ...investigation];
};

const toComplaint = (index: number): Complaint => {
  const ref = `C-${String(index + 1).padStart(2, '0')}`;
  const [category, post] = categories[index % categories.length] as (typeof categories)[number];
  const toOmbudsman = spread(year, index, total);
  const receivedOn = dayAfter(toOmbudsman, -90);
  return {
    key: `${council}/complaint/${ref}`,
    council,
    kind: 'complaint',
    ref,
    title: `${category} (sample)`,
    planKeys: [complaintsPlan],
    scheme: 'complaints',
    ...ownedBy(post),
    formerOwners: [],
    formerKey: null,
    visibility: 'internal',
    receivedOn,
    acts: [...atCouncil(receivedOn, index), ...atOmbudsman(toOmbudsman, index)],
  };
};

/**
 * Made-up complaints whose counts are those that North Norfolk's board report of November 2024 printed of the ombudsman
 * over twelve months: received 13, investigated 3, upheld 2, not upheld 1. A complaint holds no complainant's data.
 */
export const northNorfolkComplaints = (): Complaint[] =>
  Array.from({ length: total }, (_, index) => toComplaint(index));
