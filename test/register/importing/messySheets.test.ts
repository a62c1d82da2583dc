import { describe, expect, test } from '@jest/globals';
import {
  filled,
  mappingOf,
  milestoneScheme,
  readSheetsOf,
  refusedFor,
  shipped,
  spread,
  typedSheet,
  type Typed,
} from './typedSheet.ts';

describe('what belongs to which period', () => {
  test('a rating under the import’s own year is that of the figure beside it', () => {
    const { updates } = readSheetsOf(
      typedSheet([
        ['Ref', 'Indicator', '2023/24 outturn', '2024/25', spread('2024/25'), spread('2024/25'), 'Comments'],
        [null, null, null, 'Target', 'Q1 actual', 'RAG', null],
        ['1', 'Calls', 79, 80, 81, filled('00B050'), 'Fine'],
        ['2', 'Visits', 70, 80, 60, filled('FF0000'), null],
      ]),
    );
    expect(
      updates.map(({ period, value, publishedBand, commentary }) => [
        period,
        value,
        publishedBand,
        commentary,
      ]),
    ).toEqual([
      ['2023-24', 79, null, null],
      ['2024-25-Q1', 81, 'G', 'Fine'],
      ['2023-24', 70, null, null],
      ['2024-25-Q1', 60, 'R', null],
    ]);
  });

  test('where the quarter has a rating of its own, that of the year is the year’s', () => {
    const { updates, mappings } = readSheetsOf(
      typedSheet([
        ['Ref', 'Indicator', '2024/25 RAG', '2024/25 comments', 'Q4 actual', 'Q4 RAG', 'Q4 comments'],
        ['1', 'Calls', 'A', 'All year', 81, 'G', 'The quarter'],
      ]),
      { period: '2024-25-Q4', now: '2025-06-01T08:00:00Z', today: '2025-06-01' },
    );
    expect(mappings[0]?.columns.map(({ use }) => use?.period)).toEqual([
      null,
      null,
      '2024-25',
      '2024-25',
      null,
      null,
      null,
    ]);
    expect(
      updates.map(({ period, publishedBand, commentary }) => [period, publishedBand, commentary]),
    ).toEqual([
      ['2024-25', 'A', 'All year'],
      ['2024-25-Q4', 'G', 'The quarter'],
    ]);
  });

  test('the last month of a quarter is kept beside the quarter', () => {
    const { updates } = readSheetsOf(
      typedSheet([
        ['Ref', 'Indicator', 'Target', 'Apr-24', 'May-24', 'Jun-24', 'Q1'],
        ['1', 'Complaints', 30, 12, 9, 8, 29],
      ]),
    );
    expect(updates.map(({ period, value }) => [period, value])).toEqual([
      ['2024-25-M01', 12],
      ['2024-25-M02', 9],
      ['2024-25-M03', 8],
      ['2024-25-Q1', 29],
    ]);
  });

  test('a mapping may name the period of the import', () => {
    const { updates } = readSheetsOf(
      typedSheet([
        ['Ref', 'Indicator', 'Now', 'Light'],
        ['1', 'Calls', 81, 'G'],
      ]),
      {},
      mappingOf({ columns: { Now: 'value 2024-25-Q1', Light: 'rating 2024-25-Q1' } }),
    );
    expect(updates).toMatchObject([{ period: '2024-25-Q1', value: 81, publishedBand: 'G' }]);
  });

  test('so is that of a plan of work', () => {
    const { updates } = readSheetsOf(
      typedSheet([
        ['Ref', 'Action', 'Jun-24 RAG', 'Q1 RAG'],
        ['1', 'Build it', 'A', 'G'],
      ]),
      { scheme: shipped('kings-lynn-projects') },
    );
    expect(updates.map(({ period, publishedBand }) => [period, publishedBand])).toEqual([
      ['2024-25-M03', 'A'],
      ['2024-25-Q1', 'G'],
    ]);
  });
});

describe('rows that count other rows', () => {
  test.each<[string, Typed[]]>([
    ['a count in the title’s column', ['Total indicators', 64]],
    ['words beside it', ['Total number of indicators', null, null, 1]],
    ['without a reference', [null, 'Total number of measures', null, 64]],
    ['overall', [null, 'Overall performance', 'See above']],
  ])('%s', (_, line) => {
    const { indicators, noted } = readSheetsOf(
      typedSheet([['Ref', 'Indicator', 'Target', 'Actual'], ['1', 'Total tonnage', 80, 81], line]),
    );
    expect(indicators.map(({ ref }) => ref)).toEqual(['1']);
    expect(noted('row-passed-over')).toEqual(['Sheet1, row 3']);
  });

  test('without a column for references', () => {
    const { indicators } = readSheetsOf(
      typedSheet([
        ['Indicator', 'Target', 'Actual', 'Comments'],
        ['Total tonnage', 80, 81, null],
        ['Overall satisfaction', 80, 79, null],
        ['Sub-total of waste', null, null, 12],
        ['Total number of measures', null, 64, null],
      ]),
    );
    expect(indicators.map(({ title }) => title)).toEqual(['Total tonnage', 'Overall satisfaction']);
  });
});

describe('the state of recommendations, in a tracker’s own words', () => {
  const scheme = shipped('audit-recommendations');
  const of = (...lines: Typed[][]) =>
    readSheetsOf(
      typedSheet([
        ['Ref', 'Recommendation', 'Priority', 'Original due date', 'Status', 'Date completed'],
        ...lines.map((line, index) => [
          `A${index + 1}`,
          `Recommendation ${index + 1}`,
          'High',
          '30/06/2024',
          ...line,
        ]),
      ]),
      { scheme },
    );

  test.each<[string, string[]]>([
    ['Open', []],
    ['In progress', []],
    ['Not started', []],
    ['Overdue', []],
    ['Partially implemented', []],
    ['Implemented', ['claimed']],
    ['Completed', ['claimed']],
    ['Implemented – awaiting verification', ['claimed']],
    ['Awaiting sign-off', ['claimed']],
    ['Closed', ['claimed', 'verified']],
    ['Closed - verified', ['claimed', 'verified']],
    ['Superseded', ['superseded']],
  ])('%s', (said, acts) => {
    const { recommendations, problems } = of([said, '15/06/2024'], ['Open', null], ['In progress', null]);
    expect(recommendations[0]?.acts.map(({ act, on }) => [act, on])).toEqual(
      acts.map(act => [act, '2024-06-15']),
    );
    expect(problems).toEqual([]);
  });

  test('without a date it is the end of the period, and listed; what nobody verified is listed too', () => {
    const { recommendations, notes, noted } = of(
      ['Completed', null],
      ['Closed', null],
      ['Implemented', '15/06/2024'],
      ['Closed', '15/06/2024'],
      ['Open', null],
      ['Superseded', null],
    );
    expect(recommendations.map(({ acts }) => acts.map(({ on }) => on))).toEqual([
      ['2024-06-30'],
      ['2024-06-30', '2024-06-30'],
      ['2024-06-15'],
      ['2024-06-15', '2024-06-15'],
      [],
      ['2024-06-30'],
    ]);
    expect(noted('not-verified')).toEqual(['A1', 'A3']);
    expect(notes.filter(({ code }) => code === 'act-dated')).toEqual([
      { code: 'act-dated', about: ['A1'], facts: { state: 'implemented', on: '2024-06-30' } },
      { code: 'act-dated', about: ['A2'], facts: { state: 'closed', on: '2024-06-30' } },
      { code: 'act-dated', about: ['A6'], facts: { state: 'superseded', on: '2024-06-30' } },
    ]);
  });
});

describe('ratings of work that say less than is needed', () => {
  const scheme = shipped('kings-lynn-projects');
  const of = (...lines: Typed[][]) =>
    readSheetsOf(
      typedSheet([
        ['Ref', 'Action', 'Due date', 'BRAG', 'Update'],
        ...lines.map((line, index) => [`${index + 1}`, `Action ${index + 1}`, '31/03/2025', ...line]),
      ]),
      { scheme },
    );

  test('“Not started” with words beside it could not be read; without, it is not reported', () => {
    const { updates, problems, leftOut, noted } = of(
      ['Not started', 'Waiting for a grant'],
      ['Not started', null],
      ['G', 'Fine'],
      ['Not reported', 'On leave'],
    );
    expect(updates.map(({ itemKey }) => itemKey.slice(-1))).toEqual(['3', '4']);
    expect(problems).toMatchObject([{ code: 'unreadable-cell', facts: { cell: 'D2', text: 'Not started' } }]);
    expect(leftOut.map(({ ref }) => ref)).toEqual(['1']);
    expect(noted('not-reported')).toEqual(['2']);
  });

  test('a rating that is not known is none, and no fault', () => {
    const { updates, problems, noted } = of(['Unknown', 'Nobody could say'], ['G', 'x']);
    expect(updates.map(({ publishedBand }) => publishedBand)).toEqual([null, 'G']);
    expect(problems).toEqual([]);
    expect(noted('rating-missing')).toEqual(['1']);
  });

  test('two ratings in one cell, and a completion without a day, are listed', () => {
    const { updates, notes } = of(
      ['Amber/Green', 'x'],
      ['Amber (improving)', 'x'],
      ['Complete', 'x'],
      ['G - on track', 'x'],
    );
    expect(updates.map(({ publishedBand }) => publishedBand)).toEqual(['A', 'A', 'Completed', 'G']);
    expect(notes).toEqual(
      expect.arrayContaining([
        { code: 'rating-mixed', about: ['1'], facts: { text: 'Amber/Green', band: 'Amber' } },
        { code: 'completion-dated', about: ['3'], facts: { on: '2024-06-30' } },
      ]),
    );
    expect(notes.filter(({ code }) => code === 'rating-mixed')).toHaveLength(1);
  });
});

describe('what can be no import', () => {
  test('headings without any row under them', () => {
    const problems = refusedFor(typedSheet([['Ref', 'Indicator', 'Target', 'Actual']]));
    expect(problems).toEqual([
      { code: 'file-unreadable', facts: { file: 'Sheet1', why: 'there are no rows under the headings' } },
    ]);
  });
});

describe('references that begin again', () => {
  const sheet = (name: string) =>
    typedSheet(
      [
        ['Ref', 'Indicator', 'Target', 'Actual'],
        ['1', `${name} one`, 10, 11],
        ['2', `${name} two`, 10, 12],
      ],
      { name },
    );

  test('on each sheet get the sheet before them, and are listed', () => {
    const { indicators, notes, problems } = readSheetsOf([sheet('Growth'), sheet('New homes')]);
    expect(problems).toEqual([]);
    expect(indicators.map(({ ref }) => ref)).toEqual(['growth-1', 'growth-2', 'new-homes-1', 'new-homes-2']);
    expect(notes.find(({ code }) => code === 'reference-prefixed')?.about).toEqual(
      indicators.map(({ ref }) => ref),
    );
  });

  test('under each plan get the plan before them; a true duplicate is still one', () => {
    const lines: Typed[][] = [
      ['Ref', 'Plan', 'Indicator', 'Target', 'Actual'],
      ['1', 'Growth', 'Jobs', 10, 11],
      ['1', 'Homes', 'Homes built', 10, 11],
    ];
    expect(readSheetsOf(typedSheet(lines)).indicators.map(({ ref }) => ref)).toEqual(['growth-1', 'homes-1']);
    const { indicators, problems } = readSheetsOf(typedSheet([...lines, ['1', 'Homes', 'Again', 10, 11]]));
    expect(indicators.map(({ ref }) => ref)).toEqual(['growth-1']);
    expect(problems).toMatchObject([{ code: 'duplicate-key', facts: { places: 'row 3 and row 4' } }]);
  });
});

test('beside milestones a project is what they belong to; alone it is the item itself', () => {
  const rows = [
    ['Ref', 'Project', 'Milestone', 'Planned quarter', 'Status'],
    ['1', 'Town centre', 'Tender award', 'Q2', 'Completed'],
  ];
  const { actions } = readSheetsOf(typedSheet(rows), { scheme: milestoneScheme() });
  expect(actions.map(({ title, project }) => [title, project])).toEqual([['Tender award', 'Town centre']]);
  const alone = readSheetsOf(
    typedSheet([
      ['Ref', 'Project', 'Status'],
      ['1', 'Town centre', 'Amber'],
    ]),
    { scheme: shipped('kings-lynn-projects') },
  );
  expect(alone.actions.map(({ title, project }) => [title, project])).toEqual([['Town centre', null]]);
});
