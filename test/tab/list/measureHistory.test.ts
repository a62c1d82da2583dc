import { describe, expect, test } from '@jest/globals';
import type { Indicator, Update } from '../../../register/index.ts';
import { createSaidIn, periodsThisYear, pointsOf } from '../../../tab/list/measureHistory.ts';
import { placesOf } from '../../../tab/list/Sparkline.tsx';
import { blankUpdate } from '../../register/blankUpdate.ts';
import { sampleSnapshot } from '../../register/sampleSnapshot.ts';

const sample = sampleSnapshot();
const measure = sample.indicators[0]!;
const [template] = sample.periods;
const periodIds = ['2023-24', '2023-24-Q3', '2023-24-Q4', '2024-25-Q1', '2024-25-Q2', '2024-25-Q3'];

const said = (period: string, value: number | null, more: Partial<Update> = {}): Update => ({
  ...blankUpdate,
  key: `${measure.key}/${period}/${more.submissionId ?? 's'}`,
  council: measure.council,
  itemKey: measure.key,
  period,
  submittedBy: 'x',
  submissionId: 's',
  submittedAt: '2024-10-01T09:00:00.000Z',
  state: 'submitted',
  value,
  ...more,
});

const snapshot = {
  ...sample,
  periods: periodIds.map(period => ({ ...template!, key: `k/${period}`, period })),
  updates: [
    said('2023-24', 99),
    said('2023-24-Q3', 10),
    said('2023-24-Q4', 12),
    said('2024-25-Q1', 9),
    said('2024-25-Q1', 11, { submissionId: 't', submittedAt: '2024-10-02T09:00:00.000Z' }),
    said('2024-25-Q2', null),
    said('2024-25-Q3', 15),
  ],
};
const saidIn = createSaidIn(snapshot);
const points = (shown: string, more: Partial<Indicator> = {}) =>
  pointsOf({ ...measure, ...more }, { snapshot, shown, saidIn }).map(({ period, value }) => [period, value]);

describe('the figures of a measure', () => {
  test('of this year are those of its quarters up to the one that is shown', () => {
    expect(periodsThisYear(snapshot, '2024-25-Q2')).toEqual(['2024-25-Q1', '2024-25-Q2']);
    expect(periodsThisYear(snapshot, '2023-24')).toEqual(['2023-24']);
  });

  test('go through the periods with what counts of each, and leave out what nobody gave', () => {
    expect(points('2024-25-Q3')).toEqual([
      ['2023-24-Q3', 10],
      ['2023-24-Q4', 12],
      ['2024-25-Q1', 11],
      ['2024-25-Q3', 15],
    ]);
    expect(points('2024-25-Q1').at(-1)).toEqual(['2024-25-Q1', 11]);
    expect(saidIn('nothing', '2024-25-Q1')).toBeNull();
  });

  test('begin anew where the measure was defined anew', () => {
    const anew = { from: '2024-04-01', breaksTrend: true };
    expect(points('2024-25-Q3', anew)).toEqual([
      ['2024-25-Q1', 11],
      ['2024-25-Q3', 15],
    ]);
    expect(points('2024-25-Q3', { ...anew, breaksTrend: false })).toHaveLength(4);
  });
});

describe('a line of figures', () => {
  test('stands between its lowest and its highest', () => {
    expect(placesOf([10, 20, 15])).toEqual([
      { x: 0, y: 20 },
      { x: 36, y: 0 },
      { x: 72, y: 10 },
    ]);
  });

  test.each([[[]], [[7]], [[7, 7]]])('of %j is drawn without a fault', values => {
    expect(placesOf(values).every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
  });
});
