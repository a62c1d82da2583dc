import { expect, test } from '@jest/globals';
import { milestoneScheme, readSheetsOf, typedSheet } from './typedSheet.ts';

const refsOf = (read: ReturnType<typeof readSheetsOf>) => read.indicators.map(({ ref }) => ref);

test('only references that clash get the name of their sheet', () => {
  const headings = ['Ref', 'Indicator', 'Target', 'Actual'];
  const read = readSheetsOf([
    typedSheet([headings, ['1', 'Jobs', 10, 11], ['G2', 'Shops', 10, 11]], { name: 'Growth' }),
    typedSheet([headings, ['1', 'Homes', 10, 11], ['H2', 'Rents', 10, 11]], { name: 'Homes' }),
  ]);
  expect(refsOf(read)).toEqual(['growth-1', 'G2', 'homes-1', 'H2']);
  expect(read.noted('reference-prefixed')).toEqual(['growth-1', 'homes-1']);
});

test('one that stands three times, on two sheets, is said with all its rows and none of them is taken', () => {
  const headings = ['Ref', 'Plan', 'Indicator', 'Target', 'Actual'];
  const row = (title: string) => ['1.1', 'Growth', title, 10, 11];
  const { problems, leftOut, indicators } = readSheetsOf([
    typedSheet([headings, row('Jobs'), row('Shops'), ['1.2', 'Growth', 'Rents', 10, 11]], { name: 'A' }),
    typedSheet([headings, row('Homes'), row('Roads')], { name: 'A ' }),
  ]);
  expect(problems).toMatchObject([
    {
      code: 'duplicate-key',
      facts: { text: '1.1', times: 4, places: 'A row 2, A row 3, A  row 2 and A  row 3' },
    },
  ]);
  expect(leftOut).toHaveLength(4);
  expect(indicators.map(({ ref }) => ref)).toEqual(['1.2']);
});

test('titles that begin alike for long are told apart by their ends', () => {
  const long = 'Percentage of household waste that was sent for reuse, recycling or composting';
  const read = readSheetsOf(
    typedSheet([
      ['Indicator', 'Actual'],
      [`${long}: dry`, '40%'],
      [`${long}: garden`, '20%'],
    ]),
  );
  expect(read.problems).toEqual([]);
  expect(new Set(refsOf(read)).size).toBe(2);
});

test('a title that stands twice with nothing beside it is said by its title', () => {
  const { problems } = readSheetsOf(
    typedSheet([
      ['Indicator', 'Actual'],
      ['Calls answered', '40%'],
      ['Calls answered', '20%'],
    ]),
  );
  expect(problems).toMatchObject([
    { code: 'duplicate-key', field: 'title', facts: { text: 'Calls answered', places: 'row 2 and row 3' } },
  ]);
});

test('milestones without references, and with the same titles under several projects, are milestones of each', () => {
  const { actions, problems, noted } = readSheetsOf(
    typedSheet([
      ['Project', 'Milestone', 'Quarter due', 'Status', 'Comments'],
      ['Leisure centre', 'Appoint contractor', 'Q1 2024/25', '✓', 'Done in May'],
      ['Leisure centre', 'Open to the public', 'Q3 2024/25', null, null],
      ['Town hall', 'Appoint contractor', 'Q1 2024/25', '▲', 'Tenders came late'],
    ]),
    { scheme: milestoneScheme() },
  );
  expect(problems).toEqual([]);
  expect(actions.map(({ ref, project, planned }) => [ref, project, planned])).toEqual([
    ['leisure-centre-appoint-contractor', 'Leisure centre', '2024-25-Q1'],
    ['open-to-the-public', 'Leisure centre', '2024-25-Q3'],
    ['town-hall-appoint-contractor', 'Town hall', '2024-25-Q1'],
  ]);
  expect(noted('reference-prefixed')).toHaveLength(2);
});
