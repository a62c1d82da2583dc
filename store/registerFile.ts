import type {
  Action,
  Complaint,
  Document,
  Indicator,
  Meeting,
  Person,
  Plan,
  Recommendation,
  ReportingPeriod,
  Update,
} from '../register/index.ts';

/** A whole register, in the words of the rules: what an import takes. Files of before have only what is not optional. */
export type RegisterFile = {
  plans: Plan[];
  actions: Action[];
  indicators: Indicator[];
  recommendations?: Recommendation[];
  documents?: Document[];
  complaints?: Complaint[];
  updates: Update[];
  periods: ReportingPeriod[];
  meetings?: Meeting[];
  people: Person[];
};
