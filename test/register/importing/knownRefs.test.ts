import { describe, expect, test } from '@jest/globals';
import type { ImportFor } from '../../../register/importing/importing.ts';
import { readSheetsOf, shipped, typedSheet, type Typed } from './typedSheet.ts';

const headings = ['Ref', 'Indicator', 'Target', 'Actual'];
const sheet = (name: string, ...lines: Typed[][]) => typedSheet([headings, ...lines], { name });
const known = (...all: [ref: string, title: string][]): NonNullable<ImportFor['items']> =>
  all.map(([ref, title]) => ({ kind: 'indicator', ref, title, project: null }));
const read = (sheets: ReturnType<typeof sheet>[], items: NonNullable<ImportFor['items']>) => {
  const { indicators, noted, problems } = readSheetsOf(sheets, { items });
  return { refs: indicators.map(({ ref }) => ref), kept: noted('reference-kept'), problems };
};
const jobs: Typed[] = ['1', 'Jobs', 10, 11];
const homes: Typed[] = ['1', 'Homes', 10, 11];

describe('a reference that the register has already', () => {
  const before = known(['growth-1', 'Jobs'], ['homes-1', 'Homes']);

  test('keeps the name before it when the other row is gone', () => {
    expect(read([sheet('Growth', jobs), sheet('Homes', ['2', 'Rents', 10, 11])], before)).toMatchObject({
      refs: ['growth-1', '2'],
      kept: ['growth-1'],
    });
  });

  test('keeps it also under a title that was changed', () => {
    const changed = sheet('Growth', ['1', 'Jobs that were made', 10, 11]);
    expect(read([changed, sheet('Homes', ['2', 'Rents', 10, 11])], before).refs).toEqual(['growth-1', '2']);
  });

  test('keeps none when another row with the same reference comes', () => {
    expect(read([sheet('Growth', jobs), sheet('Homes', homes)], known(['1', 'Jobs']))).toMatchObject({
      refs: ['1', 'homes-1'],
      kept: ['1'],
    });
  });

  test('is that of its title, though the register has the bare one for something else', () => {
    const items = known(['1', 'Parks'], ['growth-1', 'Jobs']);
    expect(read([sheet('Growth', jobs), sheet('Homes', ['2', 'Rents', 1, 1])], items).refs).toEqual([
      'growth-1',
      '2',
    ]);
  });

  test('is written as the register has it', () => {
    expect(read([sheet('Growth', ['g1', 'Jobs', 10, 11])], known(['G1', 'Jobs']))).toMatchObject({
      refs: ['G1'],
      kept: [],
    });
  });

  test('two rows that could both be it are told apart as if they were new', () => {
    const twice = [sheet('Growth', jobs), sheet('Homes', jobs)];
    expect(read(twice, known(['1', 'Jobs'])).refs).toEqual(['growth-1', 'homes-1']);
  });

  test('is no reference of another kind', () => {
    const items = [{ kind: 'action' as const, ref: 'growth-1', title: 'Jobs', project: null }];
    expect(read([sheet('Growth', jobs)], items).refs).toEqual(['1']);
  });
});

test('milestones of one title keep their projects’ names when only one is left', () => {
  const lines = (...projects: string[]) =>
    typedSheet([
      ['Project', 'Milestone', 'Due', 'Status'],
      ...projects.map(project => [project, 'Works start', 'Jun 2025', 'Green']),
    ]);
  const about = { scheme: shipped('kings-lynn-projects') };
  const first = readSheetsOf(lines('Town hall', 'Depot'), about).actions;
  const items = first.map(({ kind, ref, title, project }) => ({ kind, ref, title, project }));
  const second = readSheetsOf(lines('Depot'), { ...about, items }).actions;
  expect(second.map(({ ref }) => ref)).toEqual(['depot-works-start']);
});

test('a sheet’s name gives the same plan and the same references in every quarter', () => {
  const of = (quarter: string, period: string) =>
    readSheetsOf([sheet(`Growth ${quarter}`, jobs), sheet(`Homes ${quarter}`, homes)], {
      period,
      now: '2025-01-10T08:00:00Z',
      today: '2025-01-10',
    });
  const [first, second] = [of('Q1', '2024-25-Q1'), of('Q2', '2024-25-Q2')];
  expect(first.indicators.map(({ ref }) => ref)).toEqual(['growth-1', 'homes-1']);
  expect(second.indicators.map(({ ref }) => ref)).toEqual(['growth-1', 'homes-1']);
  expect(second.plans.map(({ title }) => title)).toEqual(first.plans.map(({ title }) => title));
});

test('a sheet that is called after its period alone keeps that as its name', () => {
  const items = known(['q1-2024-25-1', 'Jobs']);
  expect(read([sheet('Q1 2024/25', jobs)], items).refs).toEqual(['q1-2024-25-1']);
});
