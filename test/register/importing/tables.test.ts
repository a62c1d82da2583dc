import { describe, expect, test } from '@jest/globals';
import { mappingOf, readSheetsOf, refusedFor, shipped, spread, typedSheet } from './typedSheet.ts';

const work = { scheme: shipped('kings-lynn-projects') };
const actionLines = [
  ['Report for Q1 2024/25'],
  [],
  ['Part A: actions'],
  ['Ref', 'Action', 'Priority', 'Lead officer', 'Target date', 'RAG'],
  ['A1', 'Adopt the plan', 'Growth', 'Planning Manager', 'Mar 2025', 'Amber'],
  ['A2', 'Open the centre', 'Growth', 'Leisure Manager', 'Jun 2025', 'Green'],
];
const indicatorLines = [
  ['Part B: indicators'],
  ['Ref', 'Indicator', 'Priority', 'Lead officer', 'Target', 'Actual', 'RAG'],
  ['B1', 'Homes completed', 'Growth', 'Planning Manager', 400, 180, 'Red'],
];
const both = () => typedSheet([...actionLines, [], ...indicatorLines], { name: 'Return' });

describe('actions and indicators under each other on one sheet', () => {
  test('a scheme of actions reads the actions, and says that the rest was not read', () => {
    const { actions, problems, noted } = readSheetsOf(both(), work);
    expect(actions.map(({ ref }) => ref)).toEqual(['A1', 'A2']);
    expect(problems).toEqual([]);
    expect(noted('other-sheet')).toEqual(['Return, from row 8']);
  });

  test('a scheme of indicators reads the indicators', () => {
    const { indicators, mappings, noted } = readSheetsOf(both());
    expect(indicators.map(({ ref }) => ref)).toEqual(['B1']);
    expect(mappings[0]?.headerRows).toEqual([9]);
    expect(noted('other-sheet')).toEqual(['Return, from row 3']);
  });

  test('the same when the sheet is named, and when a mapping names the headings’ row', () => {
    for (const told of [{ sheet: 'Return' }, { sheet: 'Return', headerRow: 9 }]) {
      const { indicators } = readSheetsOf(both(), {}, mappingOf(told));
      expect(indicators.map(({ ref }) => ref)).toEqual(['B1']);
    }
    expect(readSheetsOf(both(), work, mappingOf({ sheet: 'Return' })).actions).toHaveLength(2);
    const line = readSheetsOf(both(), work, mappingOf({ headerRow: 4, columns: { RAG: 'rating' } }));
    expect(line.actions.map(({ ref }) => ref)).toEqual(['A1', 'A2']);
  });

  test('the title at the top of the sheet is that of both', () => {
    expect(refusedFor(both(), { period: '2024-25-Q3' })).toMatchObject([{ code: 'other-period' }]);
  });

  test('neither of them being what the scheme rates, the sheet is refused', () => {
    const sheet = typedSheet([
      ['Ref', 'Action', 'Lead officer', 'RAG'],
      ['1', 'Adopt the plan', 'Planning Manager', 'Green'],
      [],
      ['Ref', 'Indicator', 'Target', 'Actual'],
      ['2', 'Calls answered', 80, 81],
    ]);
    const scheme = shipped('policies');
    for (const told of [{}, { sheet: 'Sheet1' }])
      expect(refusedFor(sheet, { scheme }, mappingOf(told))[0]).toMatchObject({ code: 'column-missing' });
  });
});

test('two tables of measures with other headings are both read', () => {
  const { indicators, noted } = readSheetsOf(
    typedSheet([
      ['Ref', 'Indicator', 'Target', 'Actual'],
      ['1', 'Calls answered', 80, 81],
      [],
      ['Ref', 'Actual', 'Target', 'Indicator'],
      ['2', 70, 75, 'Post opened'],
    ]),
  );
  expect(indicators.map(({ ref, title, target }) => [ref, title, target])).toEqual([
    ['1', 'Calls answered', 80],
    ['2', 'Post opened', 75],
  ]);
  expect(noted('one-plan')).toEqual(['Council plan']);
});

test('headings that are printed again, and lines that are no headings, begin no other table', () => {
  const { indicators, mappings } = readSheetsOf(
    typedSheet([
      ['Ref', 'Indicator', 'Target', 'Actual', 'Comments'],
      ['1', 'Calls answered', 80, 81, null],
      [],
      ['Ref', 'Indicator', 'Target', 'Actual', null],
      ['2', 'Post opened', 75, 70, null],
      ['Growth', spread('Growth'), spread('Growth'), spread('Growth'), spread('Growth')],
      ['3', 'Action', 'n/a', 'n/a', 'Project and milestone, target and date'],
      [],
      [
        '4',
        'Homes',
        'none',
        'tbc',
        'Status of the target, to be agreed with the lead officer of each service',
      ],
    ]),
  );
  expect(indicators.map(({ ref }) => ref)).toEqual(['1', '2', '3', '4']);
  expect(mappings).toHaveLength(1);
});
