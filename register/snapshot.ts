import type { Complaint } from './complaint.ts';
import type { Instant } from './day.ts';
import type { Document } from './document.ts';
import type { Action, Indicator } from './item.ts';
import type { Meeting } from './meeting.ts';
import type { Person } from './person.ts';
import type { Plan } from './plan.ts';
import type { RowProblem } from './problem.ts';
import type { ReportingPeriod } from './reportingPeriod.ts';
import type { Recommendation } from './recommendation.ts';
import type { Scheme } from './scheme.ts';
import type { Update } from './update.ts';

/**
 * The register of one council as it stood at an instant. Blocks, cards and pages are made from nothing else.
 * JSON-safe: it goes over the wire and into a frozen file as it is. Plans are in report order; items by plan and ref;
 * updates by item, period, then SubmittedAt and Key; versions of one
 * measure stand together, oldest first.
 */
export type Snapshot = {
  council: string;
  councilTitle: string;
  asAt: Instant;
  schemes: Scheme[];
  plans: Plan[];
  actions: Action[];
  indicators: Indicator[];
  recommendations: Recommendation[];
  documents: Document[];
  complaints: Complaint[];
  updates: Update[];
  periods: ReportingPeriod[];
  meetings: Meeting[];
  people: Person[];
  problems: RowProblem[];
};
