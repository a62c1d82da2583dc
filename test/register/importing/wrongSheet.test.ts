import { describe, expect, test } from '@jest/globals';
import { mappingOf, readSheetsOf, refusedFor, shipped, typedSheet, type Typed } from './typedSheet.ts';

const period = '2024-25-Q3' as const;
const projects = shipped('kings-lynn-projects');

const table = (value = 'Actual'): Typed[][] => [
  ['Ref', 'Indicator', 'Target', value],
  ['1', 'Calls answered', 80, 81],
  ['2', 'Homes built', 40, 50],
];

describe('a sheet of another quarter than the one that was said', () => {
  test.each([
    ['by its title', typedSheet([['Performance indicators, Q1 2024/25'], [], ...table()]), '2024-25-Q1'],
    ['by two quarters in its title', typedSheet([['Q1 and Q2 2024/25'], ...table()]), '2024-25-Q2'],
    ['by a title without a year', typedSheet([['Quarter 1 report'], ...table()]), '2024-25-Q1'],
    ['by its name', typedSheet(table(), { name: 'Q2 24-25' }), '2024-25-Q2'],
    ['by the heading of its figures', typedSheet(table('Q1 2024/25')), '2024-25-Q1'],
  ])('%s is refused, with the quarter that it says', (_, sheet, said) => {
    expect(refusedFor(sheet, { period })).toMatchObject([
      { code: 'other-period', facts: { sheet: sheet.name, said, asked: period } },
    ]);
    expect(readSheetsOf(sheet, { period: said }).indicators).toHaveLength(2);
  });

  test('is refused also where it is a plan of work, rated quarter by quarter', () => {
    const sheet = typedSheet([
      ['Ref', 'Action', 'Due date', 'Q1 RAG', 'Q2 RAG', 'Commentary'],
      ['1', 'Open the depot', 'Mar 2025', 'G', 'A', 'Late'],
    ]);
    expect(refusedFor(sheet, { period, scheme: projects })).toMatchObject([
      { code: 'other-period', facts: { said: '2024-25-Q2' } },
    ]);
  });

  test('is refused where a form has columns for all quarters and only another one’s are filled', () => {
    const sheet = typedSheet([
      ['Return for Q1 2024/25'],
      ['Ref', 'Indicator', 'Target', 'Q1 2024/25', 'Q2 2024/25', 'Q3 2024/25'],
      ['1', 'Calls answered', 80, 81],
    ]);
    expect(refusedFor(sheet, { period })).toMatchObject([{ code: 'other-period' }]);
  });

  test('is read all the same where somebody insists', () => {
    const sheet = typedSheet([['Quarter 1'], ...table()]);
    expect(readSheetsOf(sheet, { period, periodForced: true }).updates).toMatchObject([
      { period },
      { period },
    ]);
    expect(refusedFor(typedSheet(table('Q1')), { period, periodForced: true })).toMatchObject([
      { code: 'column-missing', field: 'value' },
    ]);
  });

  test('under a mapping is refused too', () => {
    const sheet = typedSheet(table('Q1 2024/25'));
    expect(refusedFor(sheet, { period }, mappingOf({ columns: { 'Q1 2024/25': 'value' } }))).toMatchObject([
      { code: 'other-period' },
    ]);
  });

  test.each([
    [
      'earlier quarters beside a figure of its own',
      typedSheet([...table().map((row, at) => [...row, at === 0 ? 'Q4 2023/24' : 70])]),
    ],
    [
      'its own quarter with the one before',
      typedSheet([['Q3 2024/25 (compared with Q2 2024/25)'], ...table()]),
    ],
    ['the year of the quarter', typedSheet([['Performance 2024/25'], ...table()])],
    [
      'a note that speaks of another',
      typedSheet([[`Figures of Q1 2024/25 were restated ${'and explained '.repeat(8)}`], ...table()]),
    ],
    [
      'quarters of targets only',
      typedSheet([
        [...(table()[0] as Typed[]), 'Q1 target'],
        ['1', 'Calls', 80, 81, 20],
      ]),
    ],
    ['nothing', typedSheet(table())],
  ])('names %s: read', (_, sheet) => {
    expect(readSheetsOf(sheet, { period }).indicators.length).toBeGreaterThan(0);
  });

  test('a month within the quarter that the sheet names is read, and the year that ends with it', () => {
    const sheet = typedSheet([['Q4 2023/24'], ...table()]);
    for (const one of ['2023-24-M11', '2023-24'] as const)
      expect(readSheetsOf(sheet, { period: one }).indicators).toHaveLength(2);
  });
});

describe('a sheet of another kind than the scheme rates', () => {
  test('figures against targets are no plan of work, whether they are rated or not', () => {
    expect(refusedFor(typedSheet(table()), { scheme: projects })).toMatchObject([
      { code: 'other-scheme', facts: { fits: 'indicator' } },
    ]);
    expect(
      refusedFor(
        typedSheet([
          [...(table()[0] as Typed[]), 'RAG'],
          ['1', 'Calls', 80, 81, 'G'],
        ]),
        { scheme: projects },
      ),
    ).toMatchObject([
      { code: 'other-scheme', facts: { scheme: 'kings-lynn-projects', rates: 'action', fits: 'indicator' } },
    ]);
  });

  test.each([
    [
      'with dates',
      ['Ref', 'Action', 'Target', 'Actual', 'Due date', 'RAG'],
      ['1', 'Build', 80, 81, 'Mar 2025', 'G'],
    ],
    [
      'with targets in words',
      ['Ref', 'Action', 'Annual target', 'Actual', 'RAG'],
      ['1', 'Build', 'All of it', 'Some of it', 'G'],
    ],
    [
      'with nothing under its headings',
      ['Ref', 'Action', 'Annual target', 'Actual', 'RAG'],
      ['1', 'Build', null, null, 'G'],
    ],
  ])('a plan of work %s is one', (_, headings, row) => {
    expect(readSheetsOf(typedSheet([headings, row]), { scheme: projects }).actions).toHaveLength(1);
  });

  test('a plan of work holds no figures, and recommendations hold none', () => {
    const actions = typedSheet([
      ['Action', 'Lead officer', 'Due date', 'RAG'],
      ['Open the depot', 'Depot Manager', 'Mar 2025', 'G'],
    ]);
    const audit = typedSheet([
      ['Recommendation', 'Risk priority', 'Due date', 'Status'],
      ['Reconcile the bank', 'High', 'Mar 2025', 'Open'],
    ]);
    expect(refusedFor(actions)).toMatchObject([{ code: 'other-scheme', facts: { fits: 'action' } }]);
    const policies = typedSheet([
      ['Policy', 'Owner', 'Review date'],
      ['Records', 'Records Manager', 'Mar 2025'],
    ]);
    expect(refusedFor(audit)).toMatchObject([{ code: 'other-scheme', facts: { fits: 'recommendation' } }]);
    expect(refusedFor(policies)).toMatchObject([{ code: 'other-scheme', facts: { fits: 'document' } }]);
    expect(refusedFor(actions, {}, mappingOf({ columns: { Action: 'title' } }))).toMatchObject([
      { code: 'other-scheme' },
    ]);
  });

  test('what fits no scheme is refused with what it lacks', () => {
    expect(
      refusedFor(
        typedSheet([
          ['Ref', 'Indicator', 'Owner'],
          ['1', 'Calls', 'Somebody'],
        ]),
      ),
    ).toMatchObject([{ code: 'column-missing', field: 'value' }]);
    expect(refusedFor([])).toMatchObject([{ code: 'file-unreadable' }]);
  });
});

describe('counts that may run up over the year', () => {
  const noted = (title: string, target: Typed, actual: Typed, more: [string, Typed][] = []) =>
    readSheetsOf(
      typedSheet([
        ['Ref', 'Indicator', 'Target', 'Actual', ...more.map(([heading]) => heading)],
        ['1', title, target, actual, ...more.map(([, cell]) => cell)],
      ]),
      { period: '2024-25-Q1' },
    ).noted('maybe-cumulative');

  test.each<[string, Typed, Typed, [string, Typed][]]>([
    ['Total tonnage recycled', 1800, 418, [['RAG', 'R']]],
    ['Number of homes built', 400, 90, []],
    ['No. of visits', 1000, 500, []],
  ])('%s: %s a year, %s in the first quarter', (title, target, actual, more) =>
    expect(noted(title, target, actual, more)).toEqual(['1']),
  );

  test.each<[string, string, Typed, Typed, [string, Typed][]]>([
    ['is near its target', 'Number of homes built', 400, 390, []],
    ['is known not to', 'Number of homes built', 400, 90, [['Cumulative', 'No']]],
    ['is a percentage', 'Total calls answered', '80%', '20%', []],
    ['is no count', 'Homes built', 400, 90, []],
    ['is better low', 'Number of complaints', 400, 90, []],
    ['has no figure', 'Number of homes built', 400, 'TBC', []],
    ['has no target', 'Number of homes built', 'None', 5, []],
    ['is rated so that it has to', 'Number of homes built', 400, 100, [['RAG', 'G']]],
  ])('nothing is said of one that %s', (_, title, target, actual, more) =>
    expect(noted(title, target, actual, more)).toEqual([]),
  );

  test('nor late in the year', () => {
    const sheet = typedSheet([
      ['Ref', 'Indicator', 'Target', 'Actual'],
      ['1', 'Number of homes built', 400, 90],
    ]);
    expect(readSheetsOf(sheet, { period: '2024-25-Q2' }).noted('maybe-cumulative')).toEqual(['1']);
    expect(readSheetsOf(sheet, { period }).noted('maybe-cumulative')).toEqual([]);
  });
});

describe('sheets that are priorities', () => {
  const long = 'Promote growth and prosperity to benefit West Norfolk';
  const cut = long.slice(0, 31);

  test('are called what stands above the table where the name of the sheet is cut', () => {
    const sheets = [
      typedSheet([['Borough Council'], [null, `${long} – Q1 2024/25`], ...table()], { name: cut }),
      typedSheet([['Protect our environment, and more'], ...table().map(row => row)], {
        name: 'Protect our environment',
      }),
      typedSheet(table(), { name: 'Support our communities and hav' }),
    ];
    const { plans, noted } = readSheetsOf(sheets, { period: '2024-25-Q1' });
    const titles = [long, 'Protect our environment', 'Support our communities and hav'];
    expect(plans.slice(1).map(({ title }) => title)).toEqual(titles);
    expect(noted('plan-from-sheet')).toEqual(titles);
  });
});

test('a printed rating is held against the rule’s in the scheme’s own words', () => {
  const { notes } = readSheetsOf(
    typedSheet([
      ['Ref', 'Indicator', 'Good is', 'Cumulative', 'Target', 'Actual', 'RAG'],
      ['1', 'Jobs', 'High', 'No', 10, 5, 'G'],
      ['2', 'Pupils', 'High', 'No', 'Above the national rate', 5, 'A'],
    ]),
    { period: '2024-25-Q1' },
  );
  expect(notes.filter(({ code }) => code === 'rating-differs').map(({ facts }) => facts)).toEqual([
    { printed: 'Green', computed: 'Red' },
    { printed: 'Amber', computed: 'monitor only' },
  ]);
});
