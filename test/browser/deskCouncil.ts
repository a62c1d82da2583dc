import type { Document, Recommendation, Snapshot, Update } from '../../register/index.ts';
import { blankUpdate } from '../register/blankUpdate.ts';
import { document } from '../register/madeSnapshot.ts';
import { recommendation } from '../register/madeRecommendation.ts';
import { sampleSnapshot } from '../register/sampleSnapshot.ts';

const council = 'kings-lynn';
export const period = '2024-25-Q2';
const sample = sampleSnapshot();

const holderOf = (post: string): string => {
  const person = sample.people.find(one => one.posts.includes(post));
  if (!person) throw new Error(`nobody holds ${post}`);
  return person.entraId;
};

const owned = { council, post: 'Car Parks Manager', approverPost: 'Assistant Director, Property' };

/** The people of the desk. */
export const officer = holderOf(owned.post);
export const approver = holderOf(owned.approverPost);
export const auditor = holderOf('Internal Audit Manager');
export const performance = holderOf('Performance Officer');

/** A recommendation of internal audit and a policy of the same post, both made up. */
export const audit: Recommendation = recommendation({
  ...owned,
  key: `${council}/recommendation/IA-07`,
  ref: 'IA-07',
  title: 'Reconcile the car park takings every month (sample)',
  planKeys: [`${council}/growth`],
  originalDue: '2024-06-30',
  due: '2024-09-30',
  revisions: [
    {
      from: '2024-06-30',
      to: '2024-09-30',
      agreedOn: '2024-06-20',
      agreedBy: 'Internal Audit Manager',
      reason: 'The supplier was late',
    },
  ],
});
export const policy: Document = document({
  ...owned,
  key: `${council}/document/POL-3`,
  ref: 'POL-3',
  title: 'Civil parking enforcement policy (sample)',
  planKeys: [`${council}/growth`],
  reviewDue: '2024-09-01',
});

/** An answer for the second quarter. */
export const answer = (itemKey: string, said: Partial<Update> = {}): Update => ({
  ...blankUpdate,
  key: `${itemKey}/${period}/s1`,
  council,
  itemKey,
  period,
  submissionId: 's1',
  submittedBy: officer,
  submittedAt: '2024-10-01T09:05:00.000Z',
  state: 'submitted',
  ...said,
});

export const strategyKey = `${council}/action/A02`;

export const deskCouncil = (more: Partial<Snapshot> = {}): Snapshot => ({
  ...sample,
  recommendations: [audit],
  documents: [policy],
  ...more,
  updates: [...sample.updates, ...(more.updates ?? [])],
});

/** Items of the same post that it has answered for the quarter, and that wait for their approver. */
export const answered = {
  charging: `${council}/action/A25`,
  machines: `${council}/action/A40`,
};
export const waiting = [
  answer(answered.charging, {
    band: 'G',
    commentary: 'The points are in, and the contractor is testing them.',
  }),
  answer(answered.machines, {
    band: 'A',
    commentary: 'Delivery of machines has slipped by a month.',
    nextActions: 'Install the first twelve in November.',
    requestedDue: '2024-12-31',
    requestReason: 'The supplier is late',
  }),
];

const shown: readonly string[] = [owned.post, 'Coastal Engineer', 'Events Manager', 'Fleet Manager'];

/** The same with the items of four posts alone: a longer list tells a checker nothing more. */
export const smallCouncil = (more: Partial<Snapshot> = {}): Snapshot =>
  deskCouncil({
    actions: sample.actions.filter(({ post }) => shown.includes(post)),
    indicators: sample.indicators.filter(({ post }) => shown.includes(post)).slice(0, 6),
    ...more,
  });
