import { describe, expect, test } from '@jest/globals';
import {
  day,
  filled,
  mappingOf,
  percent,
  readSheetsOf,
  refusedFor,
  shipped,
  spread,
  typedSheet,
  type Typed,
} from './typedSheet.ts';

const measures = (...lines: Typed[][]) =>
  typedSheet([['Ref', 'Indicator', 'Good is', 'Target', 'Actual', 'RAG'], ...lines]);
const line = (ref: string, more: Typed[] = []): Typed[] => [
  ref,
  `Calls answered ${ref}`,
  'High',
  '80%',
  ...more,
];

describe('where the table is', () => {
  test('titles may stand above it, and blank rows between', () => {
    const sheet = typedSheet([
      ['Performance report, Quarter 1 2024/25'],
      [],
      ['Produced by', 'Performance team'],
      ['Ref', 'Indicator', 'Target', 'Actual'],
      ['1', 'Calls answered', '80%', '81%'],
    ]);
    const read = readSheetsOf(sheet);
    expect(read.mappings[0]?.headerRows).toEqual([4]);
    expect(read.indicators.map(({ ref, target }) => [ref, target])).toEqual([['1', 80]]);
  });

  test('two rows of headings are read as one', () => {
    const sheet = typedSheet([
      ['', '', '2023/24', 'Q1 2024/25', spread('Q1 2024/25'), spread('Q1 2024/25'), 'Q2 2024/25'],
      ['Ref', 'Indicator', 'Outturn', 'Actual', 'RAG', 'Commentary', 'Actual'],
      ['1', 'Calls answered', '79%', '81%', 'G', 'Well done', null],
    ]);
    const { mappings, updates } = readSheetsOf(sheet);
    expect(mappings[0]?.headerRows).toEqual([1, 2]);
    expect(updates.map(({ period, value, publishedBand }) => [period, value, publishedBand])).toEqual([
      ['2023-24', 79, null],
      ['2024-25-Q1', 81, 'G'],
    ]);
  });

  test('lines between the rows name plans where no column does', () => {
    const sheet = measures(
      ['Growth'],
      line('1', ['81%']),
      line('2', ['81%']),
      ['Environment'],
      line('3', ['81%']),
      ['Source: the performance team'],
    );
    const { plans, indicators, noted } = readSheetsOf(sheet);
    expect(plans.map(({ id, kind, order }) => [id, kind, order])).toEqual([
      ['council', 'council', 0],
      ['growth', 'priority', 1],
      ['environment', 'priority', 2],
    ]);
    expect(indicators.map(({ planKeys }) => planKeys[0])).toEqual([
      'elsewhere/growth',
      'elsewhere/growth',
      'elsewhere/environment',
    ]);
    expect(noted('plan-from-headings')).toEqual(['Growth', 'Environment']);
    expect(noted('row-passed-over')).toHaveLength(3);
  });

  test('totals and headings that are printed again are no items; “Total tonnage” is one', () => {
    const sheet = measures(
      ['1', 'Total tonnage collected', 'High', 80, 81],
      ['Ref', 'Indicator', 'Good is', 'Target', 'Actual', 'RAG'],
      [null, 'Total for growth', null, 160, 162],
      [null, 'TOTAL', null, 160, 162],
      ['Overall', null, null, 160, 162],
    );
    const { indicators, notes } = readSheetsOf(sheet);
    expect(indicators.map(({ title }) => title)).toEqual(['Total tonnage collected']);
    expect(
      notes
        .filter(({ code }) => code === 'row-passed-over')
        .map(({ facts, about }) => [facts['why'], about.length]),
    ).toEqual([
      ['repeated', 1],
      ['total', 3],
    ]);
  });

  test('hidden rows are read and said, or left out where a mapping says so; hidden sheets are left out', () => {
    const lines = [
      ['Ref', 'Indicator', 'Actual'],
      ['1', 'Calls', 1],
      ['2', 'Visits', 2],
    ];
    const sheets = [typedSheet(lines, { hiddenRows: [3] }), typedSheet(lines, { name: 'Old', hidden: true })];
    const read = readSheetsOf(sheets);
    expect(read.indicators).toHaveLength(2);
    expect(read.noted('hidden-row')).toEqual(['Sheet1, row 3']);
    expect(read.noted('hidden-sheet')).toEqual(['Old']);
    const without = readSheetsOf(
      sheets,
      {},
      mappingOf({ sheet: 'Sheet1', defaults: { hidden: 'leave-out' } }),
    );
    expect(without.indicators).toHaveLength(1);
  });

  test('of a sheet for each quarter, that of the period is read; of one for each priority, all', () => {
    const lines: Typed[][] = [
      ['Ref', 'Indicator', 'Actual'],
      ['1', 'Calls', 1],
    ];
    const quarters = readSheetsOf([
      typedSheet(lines, { name: 'Q1 2024-25' }),
      typedSheet(lines, { name: 'Q2 2024-25' }),
    ]);
    expect(quarters.indicators).toHaveLength(1);
    expect(quarters.noted('other-sheet')).toEqual(['Q2 2024-25']);
    const other: Typed[][] = [
      ['Ref', 'Indicator', 'Actual'],
      ['2', 'Visits', 1],
    ];
    const priorities = readSheetsOf([
      typedSheet(lines, { name: 'Growth' }),
      typedSheet(other, { name: 'Communities' }),
    ]);
    expect(priorities.indicators.map(({ planKeys }) => planKeys[0])).toEqual([
      'elsewhere/growth',
      'elsewhere/communities',
    ]);
    expect(priorities.noted('plan-from-sheet')).toEqual(['Growth', 'Communities']);
    const said = readSheetsOf(
      [typedSheet(lines, { name: 'A' }), typedSheet(other, { name: 'B' })],
      {},
      mappingOf({ sheets: [{ sheet: 'A' }, { sheet: 'b' }], defaults: { plan: 'Everything' } }),
    );
    expect(said.plans.map(({ title }) => title)).toEqual(['Elsewhere', 'Everything']);
  });

  test('beside a list of work, a sheet of figures against targets is no list of work', () => {
    const work = typedSheet(
      [
        ['Ref', 'Project', 'Status'],
        ['P1', 'Car parks', 'Green'],
      ],
      { name: 'Projects' },
    );
    const figures = typedSheet(
      [
        ['Ref', 'Measure', 'Annual target', 'Status'],
        ['M1', 'Calls', 5, 'Green'],
      ],
      { name: 'Measures' },
    );
    const scheme = shipped('kings-lynn-projects');
    expect(readSheetsOf([work, figures], { scheme }).actions.map(({ ref }) => ref)).toEqual(['P1']);
    expect(readSheetsOf(figures, { scheme }).actions.map(({ ref }) => ref)).toEqual(['M1']);
  });
});

test('a long sheet is known by its first rows', () => {
  const visits = Array.from({ length: 70 }, (_, index): Typed[] => [`Visits ${index}`, `${index}`]);
  expect(readSheetsOf(typedSheet([['Name', 'Q1 2024/25'], ...visits])).indicators).toHaveLength(70);
});

describe('what is refused before any row is read', () => {
  test.each<[string, Typed[][], string, string]>([
    ['nothing in it', [], 'file-unreadable', 'nothing'],
    ['no headings', [['x'], ['y']], 'column-missing', 'a title'],
    [
      'no figures',
      [
        ['Ref', 'Indicator', 'Target'],
        ['1', 'Calls', 5],
      ],
      'column-missing',
      'a figure',
    ],
    [
      'two columns of figures',
      [
        ['Ref', 'Indicator', 'Actual', 'Value'],
        ['1', 'Calls', 5, 6],
      ],
      'column-doubled',
      'Actual, Value',
    ],
  ])('%s', (_, lines, code, says) => {
    const [problem] = refusedFor(typedSheet(lines));
    expect(problem?.code).toBe(code);
    expect(JSON.stringify(problem?.facts)).toContain(says);
  });

  test('a column that a mapping names and the sheet lacks, and a sheet that is not there', () => {
    const sheet = measures(line('1', ['81%']));
    expect(refusedFor(sheet, {}, mappingOf({ columns: { Wert: 'value' } }))).toMatchObject([
      { code: 'column-missing', facts: { heading: 'Wert', known: expect.stringContaining('Indicator') } },
    ]);
    expect(refusedFor(sheet, {}, mappingOf({ sheet: 'Q9' }))).toMatchObject([
      { code: 'column-missing', facts: { noSheet: 'Q9', known: 'Sheet1' } },
    ]);
    expect(refusedFor(sheet, {}, mappingOf({ headerRow: 9 }))).toMatchObject([{ code: 'column-missing' }]);
  });

  test('complaints come from their own system, not from a sheet', () => {
    expect(refusedFor(measures(), { scheme: shipped('complaints') })).toMatchObject([
      { code: 'not-allowed' },
    ]);
  });
});

describe('a mapping corrects what was guessed', () => {
  const sheet = typedSheet([
    ['Notes above', null, null, null],
    ['A', 'B', 'Target', 'Target', 'Actual'],
    ['1', 'Calls answered', '80%', '90%', '81%'],
  ]);

  test('columns are named by heading or by letter; what it does not name is guessed', () => {
    const corrections = mappingOf({
      columns: {
        A: 'ref',
        'column B': 'title',
        'Target (column D)': 'target',
        'Target (column C)': 'ignore',
      },
    });
    expect(readSheetsOf(sheet, {}, corrections).indicators).toMatchObject([
      { ref: '1', title: 'Calls answered', target: 90 },
    ]);
  });

  test('the row of headings can be named, and another period', () => {
    const corrections = mappingOf({
      headerRow: [1, 2],
      columns: {
        'Notes above A': 'ref',
        B: 'title',
        'column C': 'value 2023-24',
        'column D': 'ignore',
        Missing: 'ignore',
      },
    });
    const { updates } = readSheetsOf(sheet, {}, corrections);
    expect(updates.map(({ period, value }) => [period, value])).toEqual([
      ['2023-24', 80],
      ['2024-25-Q1', 81],
    ]);
  });

  test('words of a council’s own stand for bands', () => {
    const own = measures(line('1', ['81%', 'Tickety-boo']));
    expect(readSheetsOf(own).problems).toMatchObject([
      { code: 'unreadable-cell', facts: { cell: 'F2', text: 'Tickety-boo' } },
    ]);
    expect(readSheetsOf(own, {}, mappingOf({ ratings: { 'tickety-boo': 'G' } })).updates).toMatchObject([
      { publishedBand: 'G' },
    ]);
  });

  test('its headings say which row they stand in, where we would not know', () => {
    const strange = typedSheet([
      ['Nummer der Seite', 'x'],
      ['Nummer', 'Was wir messen', 'Ziel', 'Wert'],
      ['1', 'Calls answered', '80%', '81%'],
      ...Array.from({ length: 70 }, (_, index): Typed[] => [`${index + 2}`, `Visits ${index}`, '80%', '81%']),
      [filled('00B050')],
    ]);
    const columns = { Nummer: 'ref', 'Was wir messen': 'title', Ziel: 'target', Wert: 'value' };
    const { mappings, indicators } = readSheetsOf(strange, {}, mappingOf({ columns }));
    expect(mappings[0]?.headerRows).toEqual([2]);
    expect(indicators).toHaveLength(71);
  });

  test('where nothing fits without it, the sheets that fit are read', () => {
    const other = typedSheet(
      [
        ['Something', 'else'],
        ['x', 'y'],
      ],
      { name: 'Other' },
    );
    const corrections = mappingOf({ columns: { A: 'ref', B: 'title', 'column C': 'ignore' } });
    expect(readSheetsOf([sheet, other], {}, corrections).indicators).toHaveLength(1);
  });
});

describe('references', () => {
  test('1.10 that a spreadsheet shows as 1.1 follows from the row before', () => {
    const sheet = measures(
      ...[1.8, 1.9, 1.1, 1.11].map((ref): Typed[] => [ref, `Calls ${ref}`, 'High', 5, 6]),
    );
    const { indicators, noted } = readSheetsOf(sheet);
    expect(indicators.map(({ ref }) => ref)).toEqual(['1.8', '1.9', '1.10', '1.11']);
    expect(noted('reference-mended')).toEqual(['1.10']);
  });

  test('one that stands twice is a problem with all its rows, and none of them is taken', () => {
    const { problems, leftOut } = readSheetsOf(measures(line('1', ['81%']), line('1', ['82%'])));
    expect(problems).toMatchObject([
      { code: 'duplicate-key', field: 'ref', facts: { text: '1', times: 2, places: 'row 2 and row 3' } },
    ]);
    expect(leftOut.map(({ row }) => row)).toEqual([2, 3]);
  });

  test('without a column one is made of the title, the same each time', () => {
    const sheet = typedSheet([
      ['Indicator', 'Actual'],
      ['Calls answered’s share', '80%'],
      [null, '5%'],
    ]);
    const { indicators, problems, noted } = readSheetsOf(sheet);
    expect(indicators.map(({ key }) => key)).toEqual(['elsewhere/indicator/calls-answereds-share']);
    expect(problems.map(({ field }) => field)).toEqual(['title']);
    expect(noted('reference-made')).toEqual(['calls-answereds-share']);
  });
});

describe('plans, posts and titles', () => {
  const lines: Typed[][] = [
    ['Ref', 'Indicator', 'Priority', 'Owner', 'Actual'],
    ['1', 'x'.repeat(300), 'Promote growth', null, 1],
    ['2', 'Visits', 'growth', 'Museum Manager', 1],
    ['3', 'Council', 'Council', 'Chief Executive', 1],
    ['4', 'Odd', '§§', 'Chief Executive', 1],
    ['5', 'Odd too', '!!', 'Chief Executive', 1],
  ];

  test('those that the register has are used, by title or id', () => {
    const plan = {
      key: 'elsewhere/growth',
      id: 'growth',
      council: 'elsewhere',
      title: 'Promote growth',
      kind: 'priority' as const,
      parent: null,
      order: 7,
      from: null,
      to: null,
    };
    const { plans, indicators, noted } = readSheetsOf(typedSheet(lines), {
      plans: [plan],
      councilTitle: 'Elsewhere Borough',
      councilOrder: 3,
    });
    expect(indicators.map(({ planKeys }) => planKeys[0])).toEqual([
      'elsewhere/growth',
      'elsewhere/growth',
      'elsewhere/council-2',
      'elsewhere/plan',
      'elsewhere/plan-2',
    ]);
    expect(plans.map(({ title, order }) => [title, order])).toEqual([
      ['Elsewhere Borough', 3],
      ['Council', 8],
      ['§§', 9],
      ['!!', 10],
    ]);
    expect(noted('post-missing')).toEqual(['1']);
    expect(indicators[0]?.post).toBe('Not assigned');
  });

  test('a title longer than a list can hold is cut, and kept whole as the definition', () => {
    const { indicators, noted } = readSheetsOf(typedSheet(lines));
    expect(indicators[0]?.title).toHaveLength(255);
    expect(indicators[0]?.definition).toBe('x'.repeat(300));
    expect(noted('title-cut')).toEqual(['1']);
  });

  test('a plan that is called by its id alone gets a readable title', () => {
    const { plans } = readSheetsOf(
      typedSheet([
        ['Ref', 'Indicator', 'Priority', 'Actual'],
        ['1', 'Calls', 'better-homes', 1],
      ]),
    );
    expect(plans.at(-1)).toMatchObject({ id: 'better-homes', title: 'Better Homes' });
  });
});

describe('periods', () => {
  test('each that is spoken of is made; over and spoken of is closed', () => {
    const sheet = typedSheet([
      ['Ref', 'Indicator', '2023/24', 'Q4 2023/24', 'Q1 2024/25', 'Q2 2024/25'],
      ['1', 'Calls', 1, 'N/A', 3, 4],
    ]);
    const { periods, updates, noted } = readSheetsOf(sheet);
    expect(periods.map(({ period, state }) => [period, state])).toEqual([
      ['2023-24', 'closed'],
      ['2024-25-Q1', 'closed'],
    ]);
    expect(updates).toHaveLength(2);
    expect(noted('later-period')).toEqual(['2024-25-Q2']);
  });

  test('one of which nothing is said is to be collected; one that is not over is planned, and nothing is dated ahead', () => {
    const empty = typedSheet([
      ['Ref', 'Indicator', 'Actual'],
      ['1', 'Calls', null],
      ['2', 'Visits', null, 'x'],
    ]);
    expect(readSheetsOf(empty).periods).toMatchObject([
      { state: 'collecting', opensOn: '2024-07-01', dueOn: '2024-07-12' },
    ]);
    const early = readSheetsOf(measures(line('1', ['81%'])), {
      now: '2024-06-10T08:00:00Z',
      today: '2024-06-10',
    });
    expect(early.periods).toMatchObject([{ state: 'planned' }]);
    expect(early.updates).toMatchObject([{ submittedAt: '2024-06-10T08:00:00Z' }]);
  });
});

describe('ratings by colour', () => {
  test('an empty cell that is filled is read and noted', () => {
    const sheet = measures(
      line('1', ['81%', filled('00B050')]),
      line('2', ['70%', filled('FF0000')]),
      line('3', ['80%', filled('FFFFFF')]),
    );
    const { updates, noted } = readSheetsOf(sheet);
    expect(updates.map(({ publishedBand }) => publishedBand)).toEqual(['G', 'R', null]);
    expect(noted('rating-by-colour')).toEqual(['1', '2']);
  });
});

describe('every cell that cannot be read is said at once', () => {
  test('with its sheet, its place and what was wanted', () => {
    const sheet = typedSheet([
      [
        'Ref',
        'Indicator',
        'Good is',
        'Unit',
        'Target',
        'Actual',
        'RAG',
        'Cumulative',
        'Frequency',
        'Tolerance',
        'Baseline',
        'Visibility',
      ],
      [
        '1',
        'Calls',
        'sideways',
        'furlongs',
        '£5',
        'lots',
        'plaid',
        'perhaps',
        'never',
        'some',
        'few',
        'who knows',
      ],
      ['2', 'Visits', 'High', '%', '80%', day('2024-06-01'), 'G', 'Yes', 'Quarterly', '2%', '70%', 'Open'],
      ['3', 'Homes', 'High', '%', '80%', percent(81), 'G', 'Yes', 'Quarterly', '2%', '70%', 'Open'],
    ]);
    const { problems, indicators, leftOut } = readSheetsOf(sheet);
    const cells = problems.map(({ facts }) => facts?.['cell']).sort();
    expect(cells).toEqual(['C2', 'D2', 'E2', 'F2', 'F3', 'G2', 'H2', 'I2', 'J2', 'K2', 'L2']);
    expect(indicators.map(({ ref }) => ref)).toEqual(['3']);
    expect(leftOut.map(({ row }) => row)).toEqual([2, 3]);
  });
});
