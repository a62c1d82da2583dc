import type { Actor, Recommendation, RecommendationAct, Revision } from '../../register/index.ts';

export const owner: Actor = { id: 'car-parks', roles: ['officer'], posts: ['Car Parks Manager'] };
export const auditor: Actor = { id: 'auditor', roles: ['audit'], posts: ['Head of Internal Audit'] };
export const director: Actor = { id: 'director', roles: ['director'], posts: ['Director of Resources'] };
export const performance: Actor = {
  id: 'performance',
  roles: ['performance'],
  posts: ['Performance Manager'],
};

/** Agreed on 2 January 2024 and due on 30 June, of medium priority, internal audit's own. */
export const recommendation = (said: Partial<Recommendation> = {}): Recommendation => ({
  key: `made-up/recommendation/${said.ref ?? 'R1'}`,
  council: 'made-up',
  kind: 'recommendation',
  ref: 'R1',
  title: 'Reconcile the takings every month',
  planKeys: ['made-up/audit'],
  scheme: 'audit-recommendations',
  formerOwners: [],
  formerKey: null,
  visibility: 'internal',
  post: 'Car Parks Manager',
  approverPost: null,
  directorate: null,
  originalDue: '2024-06-30',
  due: '2024-06-30',
  dueText: null,
  revisions: [],
  source: 'internal-audit',
  report: 'Car parks',
  assurance: 'limited',
  closer: 'internal-audit',
  riskPriority: 'medium',
  agreedOn: '2024-01-02',
  acts: [],
  ...said,
});

export const claimed = (on: string, by = owner.id): RecommendationAct => ({
  act: 'claimed',
  how: 'implemented',
  evidence: 'The reconciliation of May',
  on,
  by,
});
export const partly = (on: string): RecommendationAct => ({
  act: 'claimed',
  how: 'partly-implemented',
  evidence: 'Two sites of three',
  on,
  by: owner.id,
});
export const verified = (on: string, by = auditor.id): RecommendationAct => ({
  act: 'verified',
  method: 'inspected',
  sample: null,
  result: 'Seen and complete',
  on,
  by,
});
export const returned = (on: string): RecommendationAct => ({
  act: 'returned',
  needs: 'The signed sheets of three months',
  on,
  by: auditor.id,
});
export const reopened = (on: string): RecommendationAct => ({
  act: 'reopened',
  reason: 'It has lapsed again',
  on,
  by: auditor.id,
});
export const superseded = (on: string): RecommendationAct => ({
  act: 'superseded',
  reason: 'Replaced by R9',
  on,
  by: auditor.id,
});
export const proposed = (on: string, reviewOn = '2024-12-01'): RecommendationAct => ({
  act: 'acceptance-proposed',
  reason: 'The system is replaced next year',
  riskScore: 8,
  reviewOn,
  on,
  by: director.id,
});
export const opinion = (on: string): RecommendationAct => ({
  act: 'acceptance-opinion',
  withinAppetite: true,
  escalatedTo: null,
  on,
  by: auditor.id,
});
export const minuted = (on: string): RecommendationAct => ({
  act: 'acceptance-minuted',
  minuteRef: 'GRAC 24/31',
  on,
  by: performance.id,
});

export const revision = (agreedOn: string, to: string, from = '2024-06-30'): Revision => ({
  from,
  to,
  agreedOn,
  agreedBy: 'Head of Internal Audit',
  reason: 'The supplier is late',
});
