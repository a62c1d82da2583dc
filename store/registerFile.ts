import type { Action, Indicator, Person, Plan, ReportingPeriod, Update } from '../register/index.ts';

/** A whole register, in the words of the rules: what an import takes. */
export type RegisterFile = {
  plans: Plan[];
  actions: Action[];
  indicators: Indicator[];
  updates: Update[];
  periods: ReportingPeriod[];
  people: Person[];
};
