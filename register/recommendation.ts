import type { Day } from './day.ts';
import type { Dated, Promised } from './item.ts';

export const assuranceSources = [
  'internal-audit',
  'external-audit',
  'ombudsman',
  'inspection',
  'peer-challenge',
] as const;
export type AssuranceSource = (typeof assuranceSources)[number];

/** Each source names who may close what it recommended. The owner's word never does. */
export const closers = ['internal-audit', 'external-audit', 'ombudsman-lead', 'performance'] as const;
export type Closer = (typeof closers)[number];

export const riskPriorities = ['low', 'medium', 'high'] as const;
export type RiskPriority = (typeof riskPriorities)[number];

type By = { on: Day; by: string };

/** Something that was done to a recommendation. `by` is a post or an Entra object id. Dates that move are `revisions`. */
export type RecommendationAct = By &
  (
    | { act: 'claimed'; how: 'implemented' | 'partly-implemented'; evidence: string }
    | {
        act: 'verified';
        method: 'evidence-read' | 'inspected' | 're-tested';
        sample: string | null;
        result: string;
      }
    | { act: 'returned'; needs: string }
    | { act: 'reopened'; reason: string }
    | { act: 'superseded'; reason: string }
    | { act: 'acceptance-proposed'; reason: string; riskScore: number; reviewOn: Day }
    | { act: 'acceptance-opinion'; withinAppetite: boolean; escalatedTo: string | null }
    | { act: 'acceptance-minuted'; minuteRef: string }
  );

/**
 * A recommendation of an auditor, ombudsman, inspector or peer. What it is on a day follows from its dates and its
 * acts, in order; nothing else decides. Source: Global Internal Audit Standards (in UK public bodies since April 2025).
 */
export type Recommendation = Promised &
  Dated & {
    kind: 'recommendation';
    source: AssuranceSource;
    /** The report it came from, and its assurance ("limited"). */
    report: string;
    assurance: string | null;
    closer: Closer;
    riskPriority: RiskPriority;
    agreedOn: Day;
    acts: RecommendationAct[];
  };
