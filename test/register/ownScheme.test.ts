import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { standingsOf, summariseStatus, type Indicator } from '../../register/index.ts';
import { loadSchemes } from '../../store/index.ts';
import { measure, plan, said, snapshotOf } from './madeMeasure.ts';

const band = (
  id: string,
  rank: number,
  [letter, word, symbol, colour]: [string, string, string, string],
) => ({
  id,
  letter,
  word,
  symbol,
  colour,
  text: 'FFFFFF',
  rated: true,
  rank,
});

/** A sixth council’s rules: five ratings, in points, that nothing in this repository has seen. */
const fiveBands = {
  id: 'sixth-council',
  title: 'A sixth council',
  rates: 'indicator',
  source: 'made up for this test',
  decidedBy: 'rule',
  decimals: 1,
  bands: [
    band('Beyond', 4, ['E', 'passed by 10 points or more', '★', '1F4E79']),
    band('Met', 3, ['T', 'on target', '●', '2E7D32']),
    band('Near', 2, ['N', 'up to 2 points short', '◆', '6A5200']),
    band('Short', 1, ['S', 'up to 5 points short', '▲', '8A4B00']),
    band('Far', 0, ['F', 'more than 5 points short', '▼', 'B3261E']),
  ],
  rule: {
    name: 'Points short of the target',
    measure: 'points',
    bands: [
      { band: 'Beyond', within: -10, inclusive: true },
      { band: 'Met', within: 0, inclusive: true },
      { band: 'Near', within: 2, inclusive: true },
      { band: 'Short', within: 5, inclusive: true },
      { band: 'Far', within: null },
    ],
  },
  shares: [{ id: 'met-or-beyond', word: 'on target or better', bands: ['Beyond', 'Met'] }],
};

const folder = mkdtempSync(join(tmpdir(), 'quarterbook-sixth-'));
writeFileSync(join(folder, 'sixth-council.json'), JSON.stringify(fiveBands));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const higher: Partial<Indicator> = { polarity: 'higher', target: 80 };
const lower: Partial<Indicator> = { polarity: 'lower', target: 20 };

/** Null: nothing was said of it. */
const measures: [ref: string, of: Partial<Indicator>, value: number | 'not yet' | null, band: string][] = [
  ['1.1', higher, 95, 'Beyond'],
  ['1.2', higher, 90, 'Beyond'],
  ['1.3', higher, 89.9, 'Met'],
  ['1.4', higher, 80, 'Met'],
  ['1.5', higher, 78, 'Near'],
  ['1.6', higher, 77.9, 'Short'],
  ['1.7', { ...higher, target: null }, 95, 'Monitor'],
  ['2.1', lower, 10, 'Beyond'],
  ['2.2', lower, 25, 'Short'],
  ['2.3', lower, 25.1, 'Far'],
  ['2.4', higher, 0, 'Far'],
  ['2.5', higher, 'not yet', 'InProgress'],
  ['2.6', higher, null, 'NotReported'],
];

const keyOf = (ref: string) => `made-up/indicator/${ref}`;
const priorityOf = (ref: string) => (ref.startsWith('1') ? 'growth' : 'homes');
const snapshot = snapshotOf({
  schemes: loadSchemes('register/schemes', folder),
  plans: [plan('growth', { order: 1 }), plan('homes', { order: 2 })],
  indicators: measures.map(([ref, of]) =>
    measure({
      ref,
      scheme: 'sixth-council',
      unit: 'percent',
      planKeys: [`made-up/${priorityOf(ref)}`],
      ...of,
    }),
  ),
  updates: [
    ...measures.flatMap(([ref, , value]) => {
      if (value === null) return [];
      const itemKey = keyOf(ref);
      return value === 'not yet'
        ? [said({ itemKey, valueState: 'not-yet-available' })]
        : [said({ itemKey, value, valueState: 'final' })];
    }),
    said({ itemKey: keyOf('2.1'), period: '2023-24', value: 24, valueState: 'final' }),
  ],
});

describe('a council that nobody has seen brings a file with five ratings, and no code', () => {
  const standings = standingsOf(snapshot, '2024-25-Q1');
  const standing = (ref: string) =>
    standings.ok ? standings.value.find(({ item }) => item.ref === ref) : undefined;

  test.each(
    measures.map(([ref, { polarity, target }, value, rated]) => ({ ref, polarity, target, value, rated })),
  )('$ref: $value, $polarity is better, target $target: $rated', ({ ref, rated }) =>
    expect(standing(ref)?.rating.band).toBe(rated),
  );

  test('its own ranks make its arrows', () => {
    expect(standing('2.1')?.previous?.rating?.band).toBe('Short');
    expect(standing('2.1')?.bandChange).toBe('up');
  });

  test('the table counts what it rates, and adds up', () => {
    const summary = summariseStatus(snapshot, '2024-25-Q1', 'indicator');
    expect(summary.ok && summary.value.rows).toEqual([
      {
        priority: 'growth',
        title: 'growth',
        counts: { Beyond: 2, Met: 2, Near: 1, Short: 1, Far: 0, Monitor: 1, InProgress: 0, NotReported: 0 },
        percentages: { Beyond: 33.3, Met: 33.3, Near: 16.7, Short: 16.7, Far: 0 },
        shares: { 'met-or-beyond': 66.6 },
        total: 7,
        notDue: 0,
      },
      {
        priority: 'homes',
        title: 'homes',
        counts: { Beyond: 1, Met: 0, Near: 0, Short: 1, Far: 2, Monitor: 0, InProgress: 1, NotReported: 1 },
        percentages: { Beyond: 25, Met: 0, Near: 0, Short: 25, Far: 50 },
        shares: { 'met-or-beyond': 25 },
        total: 6,
        notDue: 0,
      },
      {
        priority: 'overall',
        title: 'Overall',
        counts: { Beyond: 3, Met: 2, Near: 1, Short: 2, Far: 2, Monitor: 1, InProgress: 1, NotReported: 1 },
        percentages: { Beyond: 30, Met: 20, Near: 10, Short: 20, Far: 20 },
        shares: { 'met-or-beyond': 50 },
        total: 13,
        notDue: 0,
      },
    ]);
  });
});
