import { describe, expect, test } from '@jest/globals';
import { readSheetsOf, shipped, typedSheet, type Typed } from './typedSheet.ts';

describe('an audit team’s follow-up of recommendations', () => {
  const headings = [
    'Audit title',
    'Rec no.',
    'Recommendation',
    'Priority',
    'Original target date',
    'Revised target date',
    'Status',
    'Date implemented',
    'Management update',
  ];
  const of = (...lines: Typed[][]) =>
    readSheetsOf(typedSheet([headings, ...lines]), { scheme: shipped('audit-recommendations') });
  const payroll: Typed[] = ['Payroll', 1, 'Check leavers', 'High', '31/03/2024', null, 'Open', null, 'Begun'];

  test('numbers that begin again in each report get the report’s name', () => {
    const { recommendations, noted } = of(
      payroll,
      ['Creditors', 1, 'Check bank details', 'High', '31/03/2024', null, 'Closed', '29/02/2024', null],
      ['Creditors', 2, 'Raise orders first', 'Low', 'Ongoing', null, 'Ongoing', null, null],
    );
    expect(recommendations.map(({ ref, report }) => [ref, report])).toEqual([
      ['payroll-1', 'Payroll'],
      ['creditors-1', 'Creditors'],
      ['2', 'Creditors'],
    ]);
    expect(recommendations[1]?.acts.map(({ on }) => on)).toEqual(['2024-02-29', '2024-02-29']);
    expect(noted('act-dated')).toEqual([]);
  });

  test('one that was never moved is due on its original date', () => {
    const { recommendations } = of(payroll, [
      'IT',
      2,
      'Test',
      'Low',
      '31/03/2024',
      'TBC',
      'Open',
      null,
      null,
    ]);
    expect(recommendations.map(({ due, revisions }) => [due, revisions.length])).toEqual([
      ['2024-03-31', 0],
      ['2024-03-31', 0],
    ]);
  });

  test('what has no date, and words that have no place, are said', () => {
    const { recommendations, noted } = of(
      payroll,
      ['IT', 2, 'Run the report', 'Low', null, 'Ongoing', 'Open', null, null],
      ['IT', 3, 'Test', 'Low', 'Ongoing', null, 'Superseded', '01/05/2024', null],
    );
    expect(noted('words-not-kept')).toEqual(['1']);
    expect(noted('due-missing')).toEqual(['2']);
    expect(recommendations.map(({ dueText }) => dueText)).toEqual([null, 'Ongoing', 'Ongoing']);
  });

  test('next actions have no place either', () => {
    const { noted } = readSheetsOf(
      typedSheet([
        ['Ref', 'Recommendation', 'Due date', 'Next steps'],
        ['1', 'Check', '31/03/2025', 'Ask the supplier'],
      ]),
      { scheme: shipped('audit-recommendations') },
    );
    expect(noted('words-not-kept')).toEqual(['1']);
  });

  test('several dates in one cell are not read as one, and it is said what to do', () => {
    const { problems } = of([
      'IT',
      1,
      'Test',
      'Low',
      '31/12/2023',
      'Mar 2024, Sept 2024',
      'Open',
      null,
      null,
    ]);
    expect(problems).toMatchObject([
      { facts: { wanted: 'a revised date (there are several in it: leave only the latest)' } },
    ]);
  });
});

describe('a quarter’s indicators with counts of colours below', () => {
  const headings = ['Ref', 'Indicator', 'Target', 'Actual', 'RAG'];
  const of = (...lines: Typed[][]) => readSheetsOf(typedSheet([headings, ...lines]));

  test.each(['% Green', 'Number of indicators at Red', 'Percentage of measures rated Amber', 'Amber:'])(
    '“%s” is no indicator',
    title => {
      const { indicators, noted } = of(['1', 'Calls', 80, 81, 'G'], [null, title, null, 3, null]);
      expect(indicators.map(({ ref }) => ref)).toEqual(['1']);
      expect(noted('row-passed-over')).toEqual(['Sheet1, row 3']);
    },
  );

  test('one that begins like a count is an indicator', () => {
    const { indicators } = of(['1', 'Calls', 80, 81, 'G'], [null, '% Green waste composted', 40, 42, 'G']);
    expect(indicators).toHaveLength(2);
  });

  test('“n/a” under RAG names one rating, not two', () => {
    const { updates, noted } = of(['1', 'Fly-tips', 'n/a', 318, 'n/a']);
    expect(updates.map(({ publishedBand }) => publishedBand)).toEqual(['Monitor']);
    expect(noted('rating-mixed')).toEqual([]);
  });
});

test.each([
  ['Spring 2025', '2025-05-31'],
  ['by the end of Summer 2025', '2025-08-31'],
  ['Autumn, 2024', '2024-11-30'],
])('“%s” is the last day of the season, and is listed', (text, due) => {
  const { actions, noted } = readSheetsOf(
    typedSheet([
      ['Ref', 'Action', 'Due', 'RAG'],
      ['1', 'Open', text, 'Green'],
    ]),
    { scheme: shipped('kings-lynn-projects') },
  );
  expect(actions).toMatchObject([{ due, dueText: text }]);
  expect(noted('date-in-words')).toEqual(['1']);
});

test('in which year a winter ends nobody can tell', () => {
  const { problems } = readSheetsOf(
    typedSheet([
      ['Ref', 'Action', 'Due', 'RAG'],
      ['1', 'Open', 'Winter 2025', 'Green'],
    ]),
    { scheme: shipped('kings-lynn-projects') },
  );
  expect(problems).toMatchObject([{ code: 'unreadable-cell', facts: { text: 'Winter 2025' } }]);
});
