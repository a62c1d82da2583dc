import type { Day } from './day.ts';
import type { Promised } from './item.ts';

export const complaintDecisions = ['upheld', 'partly-upheld', 'not-upheld'] as const;
export type ComplaintDecision = (typeof complaintDecisions)[number];

type At = { on: Day };

export type ComplaintAct = At &
  (
    | { act: 'acknowledged' }
    | { act: 'extended'; reason: string }
    | { act: 'responded'; decision: ComplaintDecision }
    | { act: 'escalated' }
    | { act: 'withdrawn' }
    | { act: 'ombudsman-received' }
    | { act: 'ombudsman-investigated' }
    | { act: 'ombudsman-decided'; decision: 'upheld' | 'not-upheld' }
  );

/**
 * A complaint as counts and clocks need it; `title` is its category. No complainant's data: there is no place for any.
 * Remedies are recommendations with source `ombudsman`.
 */
export type Complaint = Promised & { kind: 'complaint'; receivedOn: Day; acts: ComplaintAct[] };
