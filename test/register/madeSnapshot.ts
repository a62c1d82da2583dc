import type { Complaint, Document, Promised, Snapshot } from '../../register/index.ts';
import { shippedSchemes } from './sampleSnapshot.ts';

const schemes = shippedSchemes();

export const schemeOf = (id: string) => {
  const found = schemes.find(scheme => scheme.id === id);
  if (!found) throw new Error(`no scheme ${id}`);
  return found;
};

const promised = (kind: string, ref: string): Promised => ({
  key: `made-up/${kind}/${ref}`,
  council: 'made-up',
  ref,
  title: 'Allotments policy (sample)',
  planKeys: ['made-up/policies'],
  scheme: 'policies',
  formerOwners: [],
  formerKey: null,
  visibility: 'internal',
  post: 'Parks Manager',
  approverPost: null,
  directorate: 'Communities',
});

/** Due for review on 30 June 2024, by an officer. */
export const document = (said: Partial<Document> = {}): Document => ({
  ...promised('document', said.ref ?? 'D1'),
  kind: 'document',
  reviewDue: '2024-06-30',
  reviewInterval: 36,
  approvalRoute: 'officer',
  acts: [],
  ...said,
});

/** Received on Monday 3 June 2024. */
export const complaint = (said: Partial<Complaint> = {}): Complaint => ({
  ...promised('complaint', said.ref ?? 'C1'),
  title: 'Missed collection (sample)',
  kind: 'complaint',
  planKeys: ['made-up/complaints'],
  scheme: 'complaints',
  receivedOn: '2024-06-03',
  acts: [],
  ...said,
});

/** A council that has nothing but what it is given. */
export const snapshotOf = (said: Partial<Snapshot> = {}): Snapshot => ({
  council: 'made-up',
  councilTitle: 'Made-up Council',
  asAt: '2024-10-01T08:00:00Z',
  schemes,
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
  problems: [],
  ...said,
});

/** Bank holidays of England in those years, written out: rules hold none. */
export const england = {
  holidays: [
    '2023-12-25',
    '2023-12-26',
    '2024-01-01',
    '2024-03-29',
    '2024-04-01',
    '2024-05-06',
    '2024-05-27',
    '2024-08-26',
    '2024-12-25',
    '2024-12-26',
    '2025-01-01',
  ],
};
