import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { changesSince, type Changes, type Snapshot, type Update } from '../../register/index.ts';
import * as made from './madeMeasure.ts';
import { sampleSnapshot } from './sampleSnapshot.ts';

const q1 = '2024-25-Q1';
const q2 = '2024-25-Q2';

const changes = (snapshot: Snapshot, period = q2): Changes => {
  const result = changesSince(snapshot, period);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
};

const groups = [
  'completed',
  'closed',
  'added',
  'improved',
  'worsened',
  'otherwise',
  'dropped',
  'redated',
  'restated',
  'trendBreaks',
  'owners',
] as const;

/** Only the groups that say something, by ref. */
const told = (snapshot: Snapshot, period = q2): Record<string, string[]> => {
  const all = changes(snapshot, period);
  return Object.fromEntries(
    groups.flatMap(group => (all[group].length > 0 ? [[group, all[group].map(({ item }) => item.ref)]] : [])),
  );
};

const a1 = 'made-up/action/A1';
const rated = (period: string, band: string | null, more: Partial<Update> = {}) =>
  made.said({ itemKey: a1, period, band, ...more });

const withAction = (more: Parameters<typeof made.action>[0], ...updates: Update[]) =>
  made.snapshotOf({ actions: [made.action(more)], updates });

describe('what is said of an action since the report before', () => {
  test.each([
    ['Red, then Amber: better', [rated(q1, 'R'), rated(q2, 'A')], { improved: ['A1'] }],
    ['Green, then Red: worse', [rated(q1, 'G'), rated(q2, 'R')], { worsened: ['A1'] }],
    ['Red both times: nothing', [rated(q1, 'R'), rated(q2, 'R')], {}],
    [
      'taken off monitoring: neither better nor worse',
      [rated(q1, 'Monitor'), rated(q2, 'G')],
      { otherwise: ['A1'] },
    ],
    ['completed', [rated(q1, 'R'), rated(q2, 'Completed')], { completed: ['A1'] }],
    ['completed and completed still: nothing', [rated(q1, 'Completed')], {}],
    ['completed when first heard of', [rated(q2, 'Completed')], { completed: ['A1'] }],
    ['heard of for the first time', [rated(q2, 'G')], { added: ['A1'] }],
    ['never heard of: nothing', [], {}],
    ['not reported this time: nothing', [rated(q1, 'G')], {}],
    ['not reported last time, but before: nothing', [rated('2023-24', 'R'), rated(q2, 'G')], {}],
  ] as [string, Update[], Record<string, string[]>][])('%s', (_, updates, expected) =>
    expect(told(withAction({}, ...updates))).toEqual(expected),
  );

  test('from and to are the bands of the two reports, null where nothing was said before', () => {
    const moved = changes(withAction({}, rated(q1, 'G'), rated(q2, 'R')));
    expect(moved).toMatchObject({ period: q2, since: q1, worsened: [{ from: 'G', to: 'R' }] });
    expect(changes(withAction({}, rated(q2, 'R'))).added).toMatchObject([{ from: null, to: 'R' }]);
  });

  test('closed by decision in the quarter, also where it leaves the tables', () => {
    const closed = { state: 'closed', closedOn: '2024-09-11', decisionRef: 'CAB 24/9' } as const;
    const before = rated(q1, 'R');
    expect(told(withAction(closed, before))).toEqual({ closed: ['A1'] });
    const snapshot = withAction(closed, before);
    const schemes = snapshot.schemes.map(scheme => ({ ...scheme, closedAs: 'Closed' }));
    expect(told({ ...snapshot, schemes })).toEqual({ closed: ['A1'] });
    expect(told({ ...snapshot, schemes }, '2024-25-Q3')).toEqual({});
  });

  test('closed without a day, once it has left the tables', () =>
    expect(told(withAction({ state: 'closed' }, rated(q1, 'R')))).toEqual({ closed: ['A1'] }));

  test.each([
    ['2024-06-30', {}],
    ['2024-07-01', { redated: ['A1'] }],
    ['2024-09-30', { redated: ['A1'] }],
    ['2024-10-01', {}],
  ])('re-dated where that was agreed on %s: %j', (agreedOn, expected) => {
    const revisions = [
      { from: '2024-12-31', to: '2025-03-31', agreedBy: 'Director', agreedOn, reason: 'Weather' },
    ];
    expect(told(withAction({ revisions }, rated(q1, 'G'), rated(q2, 'G')))).toEqual(expected);
  });

  test('re-dated twice since: from the first date to the last, and how often ever', () => {
    const revision = (from: string, to: string, agreedOn: string) => {
      return { from, to, agreedOn, agreedBy: 'Director', reason: 'Weather' };
    };
    const revisions = [
      revision('2024-03-31', '2024-06-30', '2024-01-10'),
      revision('2024-06-30', '2024-12-31', '2024-07-10'),
      revision('2024-12-31', '2025-03-31', '2024-09-10'),
    ];
    const snapshot = withAction({ originalDue: '2024-03-31', revisions }, rated(q1, 'A'), rated(q2, 'A'));
    expect(changes(snapshot).redated).toMatchObject([
      { from: '2024-06-30', to: '2025-03-31', count: 2, ever: 3, originalDue: '2024-03-31' },
    ]);
  });

  test.each([
    ['another post', { post: 'Parks Manager', directorate: 'Place' }, ['A1']],
    ['another directorate', { post: 'Car Parks Manager', directorate: 'Communities' }, ['A1']],
    ['another approver only', { post: 'Car Parks Manager', directorate: 'Place' }, undefined],
  ])('owned by %s until the quarter', (_, before, refs) => {
    const former = { ...before, approverPost: 'Assistant Director', until: '2024-07-31' };
    const snapshot = withAction({ formerOwners: [former] }, rated(q1, 'G'), rated(q2, 'G'));
    expect(told(snapshot)['owners']).toEqual(refs);
    if (refs)
      expect(changes(snapshot).owners[0]).toMatchObject({ from: before, to: { post: 'Car Parks Manager' } });
  });
});

const value = (period: string, figure: number, more: Partial<Update> = {}) =>
  made.said({ period, value: figure, valueState: 'final', ...more });

describe('what is said of a measure since the report before', () => {
  test('its figure of the report before reads differently now', () => {
    const corrected = value(q1, 98, {
      submissionId: 's2',
      submittedAt: '2024-10-01T09:00:00Z',
      restatementReason: 'Two returns were late',
    });
    const updates = [value(q1, 90), corrected, value(q2, 98)];
    const snapshot = made.snapshotOf({ indicators: [made.measure()], updates });
    expect(told(snapshot)).toEqual({ restated: ['M1'] });
    expect(changes(snapshot).restated).toMatchObject([
      { period: q1, restated: { from: { value: 90 }, to: { value: 98 }, reason: 'Two returns were late' } },
    ]);
  });

  test('its figure of this report was changed after it was published', () => {
    const corrected = value(q2, 98, {
      submissionId: 's2',
      submittedAt: '2024-12-01T09:00:00Z',
      restatementReason: 'Counted twice',
    });
    const updates = [value(q1, 98), value(q2, 97), corrected];
    const snapshot = made.snapshotOf({ indicators: [made.measure()], updates });
    expect(changes(snapshot).restated.map(({ period }) => period)).toEqual([q2]);
  });

  test('it was redefined: no band is compared across the break', () => {
    const indicators = [
      made.measure({ to: '2024-06-30' }),
      made.measure({ from: '2024-07-01', breaksTrend: true, breakReason: 'New survey' }),
    ];
    const snapshot = made.snapshotOf({ indicators, updates: [value(q1, 120), value(q2, 10)] });
    expect(told(snapshot)).toEqual({ trendBreaks: ['M1'] });
    expect(changes(snapshot).trendBreaks[0]?.broken).toEqual({ on: '2024-07-01', reason: 'New survey' });
  });

  test('it is no longer reported on', () => {
    const indicators = [made.measure({ to: '2024-06-30' })];
    expect(told(made.snapshotOf({ indicators, updates: [value(q1, 100)] }))).toEqual({ dropped: ['M1'] });
  });

  test('it goes on under another reference: neither new nor dropped', () => {
    const indicators = [
      made.measure({ to: '2024-06-30' }),
      made.measure({ ref: 'M9', from: '2024-07-01', formerKey: 'made-up/indicator/M1' }),
    ];
    const m9 = value(q2, 100, { itemKey: 'made-up/indicator/M9' });
    expect(told(made.snapshotOf({ indicators, updates: [value(q1, 100), m9] }))).toEqual({});
  });

  test('its definition holds for the first time, and last year’s figure was given beside it: nothing', () => {
    const indicators = [made.measure({ from: '2024-07-01' })];
    expect(told(made.snapshotOf({ indicators, updates: [value(q1, 90), value(q2, 100)] }))).toEqual({});
  });

  test('its scheme of then is not in the register: nothing is compared', () => {
    const indicators = [
      made.measure({ scheme: 'forgotten', to: '2024-06-30' }),
      made.measure({ from: '2024-07-01' }),
    ];
    expect(told(made.snapshotOf({ indicators, updates: [value(q1, 90), value(q2, 100)] }))).toEqual({});
    const first = made.snapshotOf({ indicators, updates: [value(q2, 100)] });
    expect(changes(first).added).toMatchObject([{ from: null, to: 'G' }]);
  });
});

describe('a report', () => {
  test('before which there is none has nothing to compare', () => {
    const snapshot = withAction({}, rated('2023-24', 'G'));
    expect(changes(snapshot, '2023-24')).toMatchObject({ since: null, added: [], improved: [] });
  });

  test('for a period that the register has not is refused', () =>
    expect(changesSince(withAction({}), '2019-20')).toMatchObject({
      ok: false,
      problems: [{ code: 'unknown-period' }],
    }));

  test('names an item that belongs to two plans once', () => {
    const snapshot = withAction(
      { planKeys: ['made-up/growth', 'made-up/homes'] },
      rated(q1, 'R'),
      rated(q2, 'G'),
    );
    const plans = [...snapshot.plans, made.plan('homes', { order: 2 })];
    expect(told({ ...snapshot, plans })).toEqual({ improved: ['A1'] });
  });

  test('of other plans says what changed there', () => {
    const snapshot = withAction({ planKeys: ['made-up/theme'] }, rated(q1, 'R'), rated(q2, 'G'));
    const plans = [...snapshot.plans, made.plan('theme', { kind: 'theme' })];
    const ofThemes = changesSince({ ...snapshot, plans }, q2, 'theme');
    expect(ofThemes.ok && ofThemes.value.improved).toHaveLength(1);
  });

  test('of King’s Lynn’s Q1 2024-25: four better and five worse than in 2023-24', () => {
    const { since, improved, worsened, completed } = changes(sampleSnapshot(), q1);
    const arrows = (those: Changes['improved']) =>
      those.map(({ item, from, to }) => `${item.ref} ${from}→${to}`);
    expect(since).toBe('2023-24');
    expect(arrows(improved)).toEqual(['1.6 R→G', 'A04 A→G', '3.3 R→A', '3.14 A→G']);
    expect(arrows(worsened)).toEqual(['1.9 G→R', '3.2 G→R', '3.4 G→R', '3.6 G→R', '3.7 G→A']);
    expect(completed).toHaveLength(8);
  });
});

const anyBand = fc.constantFrom('R', 'A', 'G', 'Monitor', 'Completed', null);

test('no item changes its status in two ways, whatever was said', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyBand, anyBand, anyBand), { maxLength: 8 }), histories => {
      const actions = histories.map((_, index) => made.action({ ref: `A${index}` }));
      const updates = histories.flatMap((bands, index) =>
        bands.flatMap((band, place) => {
          const period = ['2023-24', q1, q2][place] ?? q2;
          return band === null ? [] : [rated(period, band, { itemKey: `made-up/action/A${index}` })];
        }),
      );
      const all = changes(made.snapshotOf({ actions, updates }));
      const refs = groups.slice(0, 7).flatMap(group => all[group].map(({ item }) => item.ref));
      expect(new Set(refs).size).toBe(refs.length);
    }),
    { numRuns: 60 },
  );
});
