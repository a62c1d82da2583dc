import { describe, expect, test } from '@jest/globals';
import {
  applyComplaintAct,
  applyDocumentAct,
  resolvedShare,
  summariseComplaints,
  summariseDocuments,
  type Complaint,
  type Document,
} from '../../register/index.ts';
import { northNorfolkSnapshot } from './northNorfolkSnapshot.ts';
import { england, schemeOf } from './madeSnapshot.ts';

const snapshot = northNorfolkSnapshot();

describe('the sample of North Norfolk’s policies', () => {
  test.each(['2024-07-23', '2024-07-31'])('127 are overdue on %s', day => {
    const summary = summariseDocuments(snapshot, day, 'approval-route');
    const rows = summary.ok ? summary.value.rows : [];
    expect(rows.at(-1)).toMatchObject({ id: 'overall', overdue: 127, total: 136 });
    expect(rows.every(row => row.overdue > 0)).toBe(true);
  });

  test('their ages vary', () => {
    const summary = summariseDocuments(snapshot, '2024-07-23', 'directorate');
    const ages = summary.ok ? Object.values(summary.value.rows.at(-1)?.ages ?? {}) : [];
    expect(ages.filter(count => count > 0)).toHaveLength(4);
  });

  test('26 of these are resolved by the report: 20%', () => {
    const share = resolvedShare(snapshot, '2024-07-23', '2024-11-20');
    expect(share.ok && share.value).toMatchObject({
      then: 127,
      updated: 14,
      withdrawn: 6,
      underReview: 6,
      extended: 3,
      resolved: 26,
      percent: 20,
    });
  });

  test('every title says that it is a sample, once each, and each act could be done', () => {
    expect(new Set(snapshot.documents.map(({ title }) => title)).size).toBe(136);
    for (const { acts, ...document } of snapshot.documents) {
      expect(document.title).toMatch(/\(sample\)$/);
      const after = acts.reduce<Document>(
        (before, act) => {
          const result = applyDocumentAct(before, act);
          return result.ok ? result.value : before;
        },
        { ...document, acts: [] },
      );
      expect(after.acts).toEqual(acts);
    }
  });
});

describe('the sample of North Norfolk’s complaints', () => {
  test('the ombudsman received 13 in twelve months, investigated 3, upheld 2 and not 1', () => {
    const summary = summariseComplaints(snapshot, { from: '2023-11-21', to: '2024-11-20' }, england);
    expect(summary.ok && summary.value.ombudsman).toEqual({
      received: 13,
      investigated: 3,
      upheld: 2,
      notUpheld: 1,
      underInvestigation: 0,
    });
  });

  test('each act could be done', () => {
    const { clock } = schemeOf('complaints');
    if (!clock) throw new Error('complaints have a clock');
    for (const { acts, ...complaint } of snapshot.complaints) {
      const after = acts.reduce<Complaint>(
        (before, act) => {
          const result = applyComplaintAct(before, act, { clock, calendar: england });
          return result.ok ? result.value : before;
        },
        { ...complaint, acts: [] },
      );
      expect(after.acts).toEqual(acts);
    }
  });
});
