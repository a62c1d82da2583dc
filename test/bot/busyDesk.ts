import type { Document, Recommendation, Snapshot, Update } from '../../register/index.ts';
import { answered, holderOf, itemsOf, q2, sampleAt } from '../chase/october.ts';
import { recommendation } from '../register/madeRecommendation.ts';
import { at } from './conversation.ts';

const sample = sampleAt(at);
export const carParks = holderOf(sample, 'Car Parks Manager');
export const approver = holderOf(sample, 'Assistant Director, Property');

export const a02 = 'kings-lynn/action/A02';
/** A percentage that a rule rates, of the Planning Control Manager. */
export const i11 = 'kings-lynn/indicator/1.1';

/** A recommendation of the Car Parks Manager's, in the sample council. */
export const advice = (said: Partial<Recommendation> = {}): Recommendation =>
  recommendation({
    key: `kings-lynn/recommendation/${said.ref ?? 'R1'}`,
    council: 'kings-lynn',
    planKeys: [],
    riskPriority: 'high',
    ...said,
  });

export const policy = (said: Partial<Document> = {}): Document => ({
  key: `kings-lynn/document/${said.ref ?? 'D1'}`,
  council: 'kings-lynn',
  kind: 'document',
  ref: 'D1',
  title: 'Parking enforcement policy',
  planKeys: [],
  scheme: 'policies',
  formerOwners: [],
  formerKey: null,
  visibility: 'internal',
  post: 'Car Parks Manager',
  approverPost: 'Assistant Director, Property',
  directorate: null,
  reviewDue: '2024-03-01',
  reviewInterval: 36,
  approvalRoute: 'officer',
  acts: [],
  ...said,
});

export const itemOf = (key: string) => itemsOf(sample).find(item => item.key === key)!;

/** An answer to A02 in Q2. */
export const saidOfA02 = (said: Partial<Update> = {}): Update =>
  answered(itemOf(a02), {
    band: 'A',
    commentary: 'The second draft is late.',
    nextActions: 'Bring it to Cabinet in December.',
    submittedBy: carParks,
    ...said,
  });

export const sentBackA02 = saidOfA02({
  state: 'returned',
  decided: {
    by: approver,
    at: '2024-10-02T09:15:00Z',
    reason: 'Please say when Cabinet sees the second draft.',
  },
});

/** The sample with an answer that came back, a late recommendation, one to come, and a policy past its review. */
export const busy = (one: Snapshot): Snapshot => ({
  ...one,
  updates: [...one.updates, sentBackA02],
  recommendations: [
    advice({
      ref: 'R2',
      title: 'Check the season tickets once a year',
      due: '2024-10-20',
      originalDue: '2024-10-20',
      riskPriority: 'low',
    }),
    advice(),
  ],
  documents: [policy()],
});

/** Everything that is answered with an action's rating, chosen so. */
export const rated = (band: string): Record<string, string> => ({ band });

/** Somebody else who holds the post: a job share. */
export const colleague = 'job-share';
export const shared = (one: Snapshot): Snapshot => ({
  ...one,
  people: one.people.flatMap(person =>
    person.entraId === carParks
      ? [person, { ...person, key: `${person.key}-2`, entraId: colleague, delegateFor: [] }]
      : [person],
  ),
});

/** An answer that is not finished. */
export const half = { band: 'A', commentary: 'Half a sentence' };

/** A02 as it might be. */
export const withA02 =
  (change: Partial<Snapshot['actions'][number]>) =>
  (one: Snapshot): Snapshot => ({
    ...one,
    actions: one.actions.map(each => (each.key === a02 ? { ...each, ...change } : each)),
  });

export { q2 };
