import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  namedInSummary,
  summariseRated,
  summariseStatus,
  standingsOf,
  type Plan,
  type RatedItem,
  type Scheme,
} from '../../register/index.ts';
import { sampleSnapshot, shippedSchemes } from './sampleSnapshot.ts';

const schemeNamed = (id: string): Scheme => {
  const scheme = shippedSchemes().find(one => one.id === id);
  if (!scheme) throw new Error(id);
  return scheme;
};

const audit = schemeNamed('audit-recommendations');
const delivery = schemeNamed('cannock-chase-delivery');

const planOf = (id: string, order: number): Plan => ({
  key: `council/${id}`,
  id,
  council: 'council',
  title: `Plan ${id}`,
  kind: 'audit-plan',
  parent: null,
  order,
  from: null,
  to: null,
});
const plans = [planOf('a', 1), planOf('b', 2)];

const rated = (ref: string, band: string, more: Partial<RatedItem> = {}): RatedItem => ({
  item: { key: `council/recommendation/${ref}`, ref },
  plan: plans[0]!,
  scheme: audit,
  rating: { band },
  ...more,
});

const by = { plans, period: '2024-25-M08', kind: 'recommendation' } as const;
const summary = (items: readonly RatedItem[]) => {
  const made = summariseRated(items, by);
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.value;
};

const some = [
  rated('1', 'Overdue'),
  rated('2', 'Overdue', { plan: plans[1]! }),
  rated('3', 'Closed'),
  rated('4', 'OnTrack'),
];

describe('a summary of anything that is rated', () => {
  test('has a row for each plan, also one with nothing in it, and one for all', () => {
    const rows = summary(some.filter(one => one.plan.id === 'a')).rows;
    expect(rows.map(row => [row.priority, row.total, row.counts['Overdue']])).toEqual([
      ['a', 3, 1],
      ['b', 0, 0],
      ['overall', 3, 1],
    ]);
    expect(rows[1]?.percentages['Overdue']).toBe(0);
    expect(rows[1]?.shares).toEqual({});
  });

  test('where nothing is of that kind there is none', () => {
    expect(summariseRated([], by)).toEqual({
      ok: false,
      problems: [{ code: 'missing', field: 'recommendation', facts: { period: '2024-25-M08' } }],
    });
  });
});

describe('a summary that does not add up is refused with the items that break it', () => {
  test.each<[string, RatedItem[], object]>([
    [
      'a rating that the scheme does not have',
      [rated('9', 'Purple')],
      { field: 'recommendation', items: '9' },
    ],
    [
      'an item under two plans',
      [rated('1', 'Overdue', { plan: plans[1]! }), rated('9', 'Lost')],
      { field: 'recommendation', items: '1, 9' },
    ],
    [
      'a plan without a row',
      [rated('9', 'Overdue', { plan: planOf('c', 3) })],
      { field: 'recommendation', items: '9' },
    ],
    [
      'two schemes: whatever the fewer are rated by',
      [rated('9', 'Completed', { scheme: delivery }), rated('10', 'Slight', { scheme: delivery })],
      { field: 'scheme', items: '9, 10', schemes: 'audit-recommendations, cannock-chase-delivery' },
    ],
  ])('%s', (_, more, { field, ...facts }: { field?: string }) => {
    expect(summariseRated([...some, ...more], by)).toEqual({
      ok: false,
      problems: [{ code: 'identity-broken', field, facts }],
    });
  });
});

describe('a list names as many as the table counts', () => {
  const made = summary(some);

  test.each([
    ['of all plans', 'overall', ['1', '2']],
    ['of one plan', 'b', ['2']],
  ])('%s', (_, priority, refs) => {
    const named = namedInSummary(made, some, { band: 'Overdue', priority });
    expect(named.ok && named.value.map(one => one.item.ref)).toEqual(refs);
  });

  test('the nine amber projects of King’s Lynn', () => {
    const sample = sampleSnapshot();
    const [table, all] = [summariseStatus(sample, '2024-25-Q1', 'action'), standingsOf(sample, '2024-25-Q1')];
    if (!table.ok || !all.ok) throw new Error('the sample does not add up');
    const actions = all.value.filter(one => one.item.kind === 'action');
    const named = namedInSummary(table.value, actions, { band: 'A', priority: 'overall' });
    expect(named.ok && named.value).toHaveLength(9);
  });

  test('milestones that are not due yet, which stand outside the table', () => {
    const milestones = ['Completed', 'NotDue', 'NotDue'].map((band, index) =>
      rated(String(index), band, { scheme: delivery }),
    );
    const named = namedInSummary(summary(milestones), milestones, { band: 'NotDue', priority: 'overall' });
    expect(named.ok && named.value.map(one => one.item.ref)).toEqual(['1', '2']);
  });

  test.each([
    ['one that is left out of the list', some.slice(1), 'Overdue', 'overall', 'identity-broken'],
    ['a row that the table does not have', some, 'Overdue', 'c', 'unknown-plan'],
    ['a band that the scheme does not have', some, 'Purple', 'a', 'band-not-in-scheme'],
  ])('refused: %s', (_, items, band, priority, code) => {
    const named = namedInSummary(made, items, { band, priority });
    expect(named.ok ? named.value : named.problems[0]?.code).toBe(code);
  });
});

describe('of any items', () => {
  const bands = delivery.bands.map(band => band.id);
  const items = fc
    .array(fc.record({ band: fc.constantFrom(...bands), plan: fc.constantFrom(...plans) }), { minLength: 1 })
    .map(all => all.map(({ band, plan }, index) => rated(String(index), band, { plan, scheme: delivery })));

  test('none is lost or doubled: rows add up to their total, and plans to the overall row', () => {
    fc.assert(
      fc.property(items, all => {
        const { rows } = summary(all);
        const overall = rows.at(-1)!;
        for (const row of rows)
          expect(Object.values(row.counts).reduce((sum, count) => sum + count, 0)).toBe(row.total);
        for (const band of Object.keys(overall.counts))
          expect(rows.slice(0, -1).reduce((sum, row) => sum + (row.counts[band] ?? 0), 0)).toBe(
            overall.counts[band],
          );
        expect(rows.slice(0, -1).reduce((sum, row) => sum + row.notDue, 0)).toBe(overall.notDue);
        expect(overall.total + overall.notDue).toBe(all.length);
      }),
    );
  });

  test('a share is the sum of the percentages printed beside it', () => {
    fc.assert(
      fc.property(items, all => {
        for (const { shares, percentages } of summary(all).rows)
          expect(shares['achieved-or-in-progress']).toBeCloseTo(
            (percentages['Completed'] ?? 0) + (percentages['Slight'] ?? 0),
            9,
          );
      }),
    );
  });
});
