import type { Day } from './day.ts';

export const planKinds = [
  'council',
  'corporate-plan',
  'priority',
  'people',
  'delivery-plan',
  'theme',
  'audit-plan',
  'peer-challenge',
  'policy-register',
  'complaints',
] as const;
export type PlanKind = (typeof planKinds)[number];

/**
 * What an item belongs to: the council's row itself, a corporate plan, or a priority within it.
 * `id` is the last part of the key and names rows of tables (`growth`); `order` is the report's order.
 */
export type Plan = {
  key: string;
  id: string;
  council: string;
  title: string;
  kind: PlanKind;
  parent: string | null;
  order: number;
  from: Day | null;
  to: Day | null;
};
