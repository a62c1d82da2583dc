import { kingsLynnPeople } from './kingsLynn.ts';
import { northNorfolkPeople } from './north-norfolk/people.ts';

/** A council of the sample that has people, as the front page names it; `hasReturn` where it collects one. */
export type SampleCouncil = { id: string; name: string; hasReturn: boolean };

/** An account of the local directory. Each stands for a post of its council, and for no person. */
export type SamplePerson = {
  council: SampleCouncil;
  entraId: string;
  displayName: string;
  mail: string;
  roles: string[];
};

type Row = Omit<SamplePerson, 'council'>;

const accountsOf = (council: SampleCouncil, rows: readonly Row[]): SamplePerson[] =>
  rows.map(({ entraId, displayName, mail, roles }) => ({ council, entraId, displayName, mail, roles }));

/** Everybody of the sample; the council that collects a return comes first. */
export const samplePeople: readonly SamplePerson[] = [
  ...accountsOf({ id: 'kings-lynn', name: 'King’s Lynn & West Norfolk', hasReturn: true }, kingsLynnPeople),
  ...accountsOf({ id: 'north-norfolk', name: 'North Norfolk', hasReturn: false }, northNorfolkPeople),
];
