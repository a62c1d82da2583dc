import { describe, expect, test } from '@jest/globals';
import { runBlock, type TableModel } from '../../../report/index.ts';
import { barsOf, lineOf, statusBarsOf } from '../../../tab/charts/chartModel.ts';
import { northNorfolkSnapshot } from '../../register/northNorfolkSnapshot.ts';
import { sampleSnapshot } from '../../register/sampleSnapshot.ts';

const tableOf = (block: string, snapshot = northNorfolkSnapshot(), period = '2024-25-M08'): TableModel => {
  const made = runBlock({ snapshot, block, period });
  if (!made.ok || made.value.kind !== 'table') throw new Error(block);
  return made.value;
};

const cell = (model: TableModel, row: number, id: string): string =>
  model.rows[row]!.cells[model.columns.findIndex(column => column.id === id)]!.text;

describe('a line through the months', () => {
  const model = tableOf('audit-outstanding');
  const line = lineOf(model, 'overdue');

  test('has the printed figures, first to last', () =>
    expect(line.points.map(({ title, value }) => [title, value])).toEqual([
      ['February 2024', 66],
      ['April 2024', 60],
      ['July 2024', 39],
      ['September 2024', 39],
      ['October 2024', 27],
      ['November 2024', 29],
    ]));

  test('says them to those who cannot see it', () => {
    expect(line.name).toContain(model.altText);
    expect(line.name).toContain(
      'February 2024: 66; April 2024: 60; July 2024: 39; September 2024: 39; October 2024: 27; November 2024: 29.',
    );
  });

  test('of nothing still has a height', () =>
    expect(lineOf({ ...model, rows: [] }, 'overdue')).toMatchObject({ points: [], highest: 1 }));
});

describe('bars', () => {
  const model = tableOf('audit-ageing');
  const bars = barsOf(model, { parts: ['high', 'medium', 'low'], total: 'all' });

  test('have the counts and the total of their row, and none for the total row', () => {
    expect(bars.bars.map(({ title, counts, total }) => [title, counts, total])).toEqual([
      ['Under 3 months', [1, 4, 3], '8'],
      ['3 to under 6 months', [3, 0, 1], '4'],
      ['6 to under 12 months', [3, 2, 3], '8'],
      ['12 months or more', [1, 4, 4], '9'],
    ]);
    expect(bars.longest).toBe(9);
  });

  test('are named by what is written in them, and leave out what is not there', () => {
    expect(bars.name).toContain(model.altText);
    expect(bars.name).toContain('3 to under 6 months: 3 (high), 1 (low);');
  });

  test('a row of nothing says none', () => {
    const [first, ...rest] = model.rows;
    const empty = {
      ...first!,
      cells: first!.cells.map((one, at) => (at === 0 ? one : { ...one, text: '0' })),
    };
    const made = barsOf({ ...model, rows: [empty, ...rest] }, { parts: ['high'], total: null });
    expect(made.name).toContain('Under 3 months: none;');
  });

  test('of a column that is not there have no such part', () =>
    expect(barsOf(model, { parts: ['high', 'unknown'], total: null }).parts.map(({ id }) => id)).toEqual([
      'high',
    ]));
});

describe.each(['action-status', 'indicator-status'])('the chart of %s', block => {
  const model = tableOf(block, sampleSnapshot(), '2024-25-Q1');
  const bars = statusBarsOf(model);

  test('has one bar for each priority, of the ratings that the table counts', () => {
    expect(bars?.bars).toHaveLength(model.rows.length - 1);
    expect(bars?.parts.every(({ mark }) => mark !== null)).toBe(true);
    bars?.bars.forEach(({ counts }, row) =>
      expect(counts.map(String)).toEqual(bars.parts.map(({ id }) => cell(model, row, id))),
    );
  });

  test('is not there where nothing is rated', () =>
    expect(statusBarsOf({ ...model, rows: model.rows.slice(-1) })).toBeNull());
});
