import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  applyDocumentAct,
  asksDue,
  documentStandings,
  isDay,
  proposedReview,
  rateDocument,
  resolvedShare,
  summariseDocuments,
  type Document,
  type DocumentAct,
} from '../../register/index.ts';
import { document, schemeOf, snapshotOf } from './madeSnapshot.ts';

const scheme = schemeOf('policies');
const by = 'Parks Manager';

const updated = (on: string, nextReview: string): DocumentAct => ({ act: 'updated', on, by, nextReview });
const extended = (on: string, nextReview: string, reason = 'New law is coming'): DocumentAct => ({
  act: 'extended',
  on,
  by,
  nextReview,
  reason,
});
const withdrawn = (on: string, reason = 'Replaced by the corporate one'): DocumentAct => ({
  act: 'withdrawn',
  on,
  by,
  reason,
});
const begun = (on: string): DocumentAct => ({ act: 'formal-review-begun', on, by });
const answered = (on: string, riskIfOutOfDate = 'Low'): DocumentAct => ({
  act: 'answered',
  on,
  by,
  stillNeeded: true,
  riskIfOutOfDate,
});

const codes = (document: Document, act: DocumentAct) => {
  const result = applyDocumentAct(document, act);
  return result.ok ? [] : result.problems.map(({ code, field }) => `${code} ${field}`);
};

describe('a document due for review on 30 June 2024', () => {
  test.each([
    ['an officer’s, 91 days before', { approvalRoute: 'officer' }, '2024-03-31', 'InDate'],
    ['an officer’s, 90 days before', { approvalRoute: 'officer' }, '2024-04-01', 'DueSoon'],
    ['Cabinet’s, a day more than 12 months before', { approvalRoute: 'cabinet' }, '2023-06-29', 'InDate'],
    ['Cabinet’s, 12 months before', { approvalRoute: 'cabinet' }, '2023-06-30', 'DueSoon'],
    ['Council’s, 12 months before', { approvalRoute: 'council' }, '2023-06-30', 'DueSoon'],
    ['on the day itself', {}, '2024-06-30', 'DueSoon'],
    ['the day after', {}, '2024-07-01', 'Overdue'],
    ['under formal review, the day it begins', { acts: [begun('2024-07-10')] }, '2024-07-10', 'UnderReview'],
    ['under formal review, the day before', { acts: [begun('2024-07-10')] }, '2024-07-09', 'Overdue'],
    ['under formal review before it was due', { acts: [begun('2024-05-10')] }, '2024-06-01', 'UnderReview'],
    ['brought up to date', { acts: [updated('2024-07-10', '2027-07-10')] }, '2024-07-10', 'InDate'],
    [
      'brought up to date, due again',
      { acts: [updated('2024-07-10', '2027-07-10')] },
      '2027-07-11',
      'Overdue',
    ],
    ['extended', { acts: [extended('2024-07-10', '2024-12-31')] }, '2024-07-10', 'InDate'],
    [
      'extended, and that has passed',
      { acts: [extended('2024-07-10', '2024-12-31')] },
      '2025-01-01',
      'Overdue',
    ],
    [
      'reviewed formally and then extended, and that has passed',
      { acts: [begun('2024-06-01'), extended('2024-07-10', '2024-12-31')] },
      '2025-01-01',
      'Overdue',
    ],
    ['withdrawn', { acts: [withdrawn('2024-07-10')] }, '2025-07-10', 'Withdrawn'],
    ['only answered', { acts: [answered('2024-07-10')] }, '2024-07-11', 'Overdue'],
    [
      'acts kept out of order are taken by their days',
      { acts: [updated('2024-08-01', '2027-08-01'), begun('2024-07-10')] },
      '2024-09-01',
      'InDate',
    ],
  ] as [string, Partial<Document>, string, string][])('%s', (_, said, day, band) =>
    expect(rateDocument(document(said), day, scheme)).toMatchObject({
      band,
      computed: band,
      because: 'dates',
      decidedBy: 'rule',
    }),
  );

  test('under a scheme without lead times is in date until it is overdue', () => {
    const plain = { ...scheme, leadTimes: null };
    expect(rateDocument(document(), '2024-06-30', plain).band).toBe('InDate');
    expect(rateDocument(document(), '2024-07-01', plain).band).toBe('Overdue');
  });
});

describe('what the owner is asked', () => {
  test.each([
    ['officer', '2024-03-31', null],
    ['officer', '2024-04-01', { amount: 90, unit: 'days' }],
    ['officer', '2024-05-30', { amount: 90, unit: 'days' }],
    ['officer', '2024-05-31', { amount: 30, unit: 'days' }],
    ['cabinet', '2023-06-30', { amount: 12, unit: 'months' }],
    ['cabinet', '2023-12-30', { amount: 6, unit: 'months' }],
    ['council', '2024-03-30', { amount: 3, unit: 'months' }],
  ] as const)('by route %s on %s: %j', (approvalRoute, day, lead) =>
    expect(asksDue(document({ approvalRoute }), day, scheme)?.lead ?? null).toEqual(lead),
  );

  test('a month is counted back to the last day of a shorter one', () => {
    const ask = asksDue(
      document({ approvalRoute: 'cabinet', reviewDue: '2024-08-31' }),
      '2024-02-29',
      scheme,
    );
    expect(ask).toEqual({ on: '2024-02-29', lead: { amount: 6, unit: 'months' }, reviewDue: '2024-08-31' });
  });

  test('once the date has passed, that it has', () =>
    expect(asksDue(document(), '2024-07-01', scheme)).toEqual({
      on: '2024-07-01',
      lead: null,
      reviewDue: '2024-06-30',
    }));

  test.each([
    ['answered since it was asked', [answered('2024-04-01')], '2024-05-30'],
    ['extended since', [extended('2024-06-15', '2024-07-10')], '2024-06-20'],
    ['under formal review', [begun('2024-03-01')], '2024-07-30'],
    ['withdrawn', [withdrawn('2024-03-01')], '2024-07-30'],
  ])('nothing when %s', (_, acts, day) => expect(asksDue(document({ acts }), day, scheme)).toBeNull());

  test('anew at the next lead time, whatever was answered before', () =>
    expect(asksDue(document({ acts: [answered('2024-04-01')] }), '2024-05-31', scheme)?.on).toBe(
      '2024-05-31',
    ));
});

describe('what can be done to a document', () => {
  test.each([
    ['brought up to date', updated('2024-07-10', '2027-07-10')],
    ['withdrawn', withdrawn('2024-07-10')],
    ['extended', extended('2024-07-10', '2024-12-31')],
    ['formally reviewed', begun('2024-07-10')],
    ['answered for', answered('2024-07-10')],
  ])('it is %s', (_, act) => {
    const result = applyDocumentAct(document(), act);
    expect(result.ok && result.value.acts).toEqual([act]);
  });

  test.each([
    ['a day that is none', [], updated('soon', '2027-07-10'), ['not-a-date on']],
    ['earlier than the act before', [answered('2024-07-10')], begun('2024-07-09'), ['out-of-range on']],
    ['withdrawn twice', [withdrawn('2024-07-10')], withdrawn('2024-07-11'), ['wrong-state act']],
    ['reviewed while under review', [begun('2024-07-10')], begun('2024-07-11'), ['wrong-state act']],
    ['withdrawn without a reason', [], withdrawn('2024-07-10', ' '), ['reason-needed reason']],
    [
      'extended without reason, to an earlier day',
      [],
      extended('2024-05-10', '2024-06-30', ''),
      ['reason-needed reason', 'out-of-range nextReview'],
    ],
    ['extended into the past', [], extended('2024-09-10', '2024-08-31'), ['out-of-range nextReview']],
    ['next review on the day itself', [], updated('2024-07-10', '2024-07-10'), ['out-of-range nextReview']],
    ['next review that is no day', [], updated('2024-07-10', '2027'), ['not-a-date nextReview']],
    ['answered without the risk', [], answered('2024-07-10', ''), ['missing riskIfOutOfDate']],
    ['done by nobody', [], { ...begun('2024-07-10'), by: '' }, ['missing by']],
  ] as [string, DocumentAct[], DocumentAct, string[]][])('not %s', (_, acts, act, problems) =>
    expect(codes(document({ acts }), act)).toEqual(problems),
  );

  test('the next review that its interval gives', () => {
    expect(proposedReview(document(), '2024-07-10')).toBe('2027-07-10');
    expect(proposedReview(document({ reviewInterval: null }), '2024-07-10')).toBeNull();
  });
});

const day = '2024-07-23';

describe('documents in groups', () => {
  const documents = [
    document({ ref: 'D10', directorate: null }),
    document({ ref: 'D2', reviewDue: '2023-07-23' }),
    document({ ref: 'D1', reviewDue: '2022-07-23', approvalRoute: 'cabinet' }),
    document({ ref: 'D3', reviewDue: '2022-07-22', directorate: 'Resources' }),
    document({ ref: 'D4', reviewDue: '2030-01-01' }),
    document({
      ref: 'D5',
      directorate: 'Place',
      formerOwners: [{ post: by, approverPost: null, directorate: 'Communities', until: '2024-09-30' }],
    }),
  ];
  const snapshot = snapshotOf({ documents });
  const rows = (by: 'directorate' | 'approval-route', on = day) => {
    const summary = summariseDocuments(snapshot, on, by);
    return summary.ok ? summary.value.rows : [];
  };

  test('by directorate, the overall row last, by how long they are overdue', () =>
    expect(rows('directorate').map(({ id, ages, overdue, total }) => [id, ages, overdue, total])).toEqual([
      ['Communities', { 'half-year': 1, year: 1, 'two-years': 1, older: 0 }, 3, 4],
      ['No directorate', { 'half-year': 1, year: 0, 'two-years': 0, older: 0 }, 1, 1],
      ['Resources', { 'half-year': 0, year: 0, 'two-years': 0, older: 1 }, 1, 1],
      ['overall', { 'half-year': 2, year: 1, 'two-years': 1, older: 1 }, 5, 6],
    ]));

  test('by the directorate of that day: after the reorganisation it is another', () =>
    expect(rows('directorate', '2024-10-01').map(({ id, total }) => [id, total])).toContainEqual([
      'Place',
      1,
    ]));

  test('by approval route, also one that no document goes', () =>
    expect(
      rows('approval-route').map(({ id, title, bands }) => [id, title, bands['Overdue'], bands['InDate']]),
    ).toEqual([
      ['officer', 'Officer', 4, 1],
      ['cabinet', 'Cabinet', 1, 0],
      ['council', 'Council', 0, 0],
      ['overall', 'Overall', 5, 1],
    ]));

  test('by ref as people count', () => {
    const standings = documentStandings(snapshot, day);
    expect(standings.ok && standings.value.map(({ document: { ref } }) => ref)).toEqual([
      'D1',
      'D2',
      'D3',
      'D4',
      'D5',
      'D10',
    ]);
  });

  test('without those of which a row could not be read', () => {
    const problem = {
      code: 'not-a-date',
      list: 'Items',
      rowId: '1',
      key: null,
      itemKey: 'made-up/document/D1',
      title: null,
      webUrl: null,
    } as const;
    const summary = summariseDocuments({ ...snapshot, problems: [problem] }, day, 'directorate');
    expect(summary.ok && summary.value.rows.at(-1)?.total).toBe(5);
  });

  test('not where one has a scheme that the register has not: it is named', () => {
    const strange = snapshotOf({ documents: [...documents, document({ ref: 'D9', scheme: 'none' })] });
    const refused = [summariseDocuments(strange, day, 'directorate'), resolvedShare(strange, day, day)];
    for (const summary of refused) {
      expect(summary).toEqual({
        ok: false,
        problems: [{ code: 'unknown-scheme', field: 'scheme', facts: { scheme: 'none', items: 'D9' } }],
      });
    }
  });
});

const overdueOnes = (count: number, acts: DocumentAct[] = [], from = 0): Document[] =>
  Array.from({ length: count }, (_, index) => document({ ref: `D${from + index}`, acts }));

describe('how much was resolved since', () => {
  test.each([
    [25, 20],
    [26, 20],
    [27, 21],
    [0, 0],
  ])('%d of 127 is printed as %d%%, and the counts are kept', (resolved, percent) => {
    const documents = [
      ...overdueOnes(resolved, [withdrawn('2024-08-01')]),
      ...overdueOnes(127 - resolved, [], 500),
    ];
    const share = resolvedShare(snapshotOf({ documents }), day, '2024-11-20');
    expect(share.ok && share.value).toMatchObject({
      then: 127,
      resolved,
      percent,
      stillOverdue: 127 - resolved,
    });
  });

  test.each([
    ['brought up to date', [updated('2024-08-01', '2027-08-01')], { updated: 1, resolved: 1 }],
    ['withdrawn', [withdrawn('2024-08-01')], { withdrawn: 1, resolved: 1 }],
    ['under formal review', [begun('2024-08-01')], { underReview: 1, resolved: 1 }],
    ['only given a later date', [extended('2024-08-01', '2025-08-01')], { extended: 1, resolved: 0 }],
    ['extended and again overdue', [extended('2024-08-01', '2024-09-01')], { stillOverdue: 1, resolved: 0 }],
    ['resolved before that day', [updated('2024-07-01', '2027-08-01')], { then: 0, resolved: 0, percent: 0 }],
    [
      'an update before it was overdue again does not count',
      [updated('2024-01-01', '2024-07-01'), extended('2024-08-01', '2025-08-01')],
      { extended: 1, updated: 0 },
    ],
  ])('%s', (_, acts, expected) => {
    const share = resolvedShare(snapshotOf({ documents: [document({ acts })] }), day, '2024-11-20');
    expect(share.ok && share.value).toMatchObject(expected);
  });
});

const anyDay = fc.integer({ min: 0, max: 1500 }).map(days => addDays('2023-01-01', days));
const anyAct: fc.Arbitrary<DocumentAct> = fc.oneof(
  fc.tuple(anyDay, anyDay).map(([on, next]) => updated(on, next)),
  fc.tuple(anyDay, anyDay).map(([on, next]) => extended(on, next)),
  anyDay.map(on => withdrawn(on)),
  anyDay.map(on => begun(on)),
  anyDay.map(on => answered(on)),
);
const anyDocuments = fc
  .array(
    fc.record({
      reviewDue: anyDay,
      approvalRoute: fc.constantFrom('officer', 'cabinet', 'council'),
      acts: fc.array(anyAct, { maxLength: 5 }),
      directorate: fc.constantFrom('Communities', 'Place', null),
    }),
    { maxLength: 12 },
  )
  .map(all => all.map((said, index) => document({ ...said, ref: `D${index}` })));

test('no summary loses or doubles a document, whatever was done to them', () => {
  fc.assert(
    fc.property(anyDocuments, anyDay, anyDay, (documents, since, on) => {
      const snapshot = snapshotOf({ documents });
      for (const by of ['directorate', 'approval-route'] as const) {
        const summary = summariseDocuments(snapshot, on, by);
        if (!summary.ok) throw new Error('refused');
        const { rows } = summary.value;
        const sum = (figures: number[]) => figures.reduce((a, b) => a + b, 0);
        for (const { bands, ages, overdue, total } of rows) {
          expect(sum(Object.values(bands))).toBe(total);
          expect(sum(Object.values(ages))).toBe(overdue);
          expect(bands['Overdue']).toBe(overdue);
        }
        expect(sum(rows.map(({ total }) => total))).toBe(documents.length * 2);
      }
      const share = resolvedShare(snapshot, since, on);
      if (!share.ok) throw new Error('refused');
      const { then, resolved, extended: later, stillOverdue } = share.value;
      expect(resolved + later + stillOverdue).toBe(then);
    }),
    { numRuns: 60 },
  );
});

test('acts that are accepted one after another leave every day a state and a date', () => {
  fc.assert(
    fc.property(fc.array(anyAct, { maxLength: 8 }), anyDay, (acts, on) => {
      const after = acts.reduce((before, act) => {
        const result = applyDocumentAct(before, act);
        return result.ok ? result.value : before;
      }, document());
      const days = after.acts.map(act => act.on);
      expect(days).toEqual([...days].sort());
      expect(scheme.bands.map(({ id }) => id)).toContain(rateDocument(after, on, scheme).band);
      const ask = asksDue(after, on, scheme);
      expect(ask === null || (isDay(ask.on) && ask.on <= on)).toBe(true);
    }),
    { numRuns: 100 },
  );
});
