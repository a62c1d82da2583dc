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
} from '../../register/index.ts';
import { cannockChaseRegister } from './cannockChase.ts';
import { kingsLynnRegister } from './kingsLynn.ts';
import { northNorfolkRegister } from './northNorfolk.ts';

export { kingsLynnPeople, kingsLynnRegister } from './kingsLynn.ts';
export { cannockChaseRegister } from './cannockChase.ts';
export { northNorfolkRegister } from './northNorfolk.ts';

/** A register as `quarterbook import` takes it. */
export type SampleRegister = {
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
};

const nothing: SampleRegister = {
  plans: [],
  actions: [],
  indicators: [],
  recommendations: [],
  documents: [],
  complaints: [],
  updates: [],
  periods: [],
  meetings: [],
  people: [],
};

/** The councils of the sample; the first of the register is King's Lynn, by the order of its row among the plans. */
const councils: (() => Partial<SampleRegister>)[] = [
  kingsLynnRegister,
  cannockChaseRegister,
  northNorfolkRegister,
];

const both = (one: SampleRegister, other: Partial<SampleRegister>): SampleRegister => ({
  plans: [...one.plans, ...(other.plans ?? [])],
  actions: [...one.actions, ...(other.actions ?? [])],
  indicators: [...one.indicators, ...(other.indicators ?? [])],
  recommendations: [...one.recommendations, ...(other.recommendations ?? [])],
  documents: [...one.documents, ...(other.documents ?? [])],
  complaints: [...one.complaints, ...(other.complaints ?? [])],
  updates: [...one.updates, ...(other.updates ?? [])],
  periods: [...one.periods, ...(other.periods ?? [])],
  meetings: [...one.meetings, ...(other.meetings ?? [])],
  people: [...one.people, ...(other.people ?? [])],
});

/** Every council of the sample in one register. */
export const sampleRegister = (): SampleRegister =>
  councils.reduce<SampleRegister>((whole, register) => both(whole, register()), nothing);
