import { describe, expect, test } from '@jest/globals';
import type { Cell } from '../../../register/importing/cell.ts';
import { readDue } from '../../../register/importing/dueText.ts';
import { readPastFigure } from '../../../register/importing/pastFigure.ts';
import { readTarget } from '../../../register/importing/targetText.ts';
import { milestoneScheme, percent, readSheetsOf, shipped, typedSheet, type Typed } from './typedSheet.ts';

const text = (said: string): Cell => ({ kind: 'text', text: said });
const measures = (headings: string[], ...lines: Typed[][]) =>
  readSheetsOf(
    typedSheet([['Ref', 'Indicator', ...headings], ...lines.map((line, index) => [`${index + 1}`, ...line])]),
  );

describe('percentages that are fractions', () => {
  test('are judged row by row, against the target beside them, and listed as they stand', () => {
    const { updates, noted } = measures(
      ['Target', 'Actual'],
      ['% answered', '45%', 0.44],
      ['% paid', '90%', 88],
      ['% overturned', percent(1), 0.8],
      ['% satisfied', 0.95, 0.92],
      ['% upheld', '0%', 0.5],
      ['% recycled', 10, 0.8],
      ['% started', null, 'N/A'],
    );
    expect(updates.map(({ value }) => value)).toEqual([44, 88, 0.8, 92, 0.5, 0.8, null]);
    expect(noted('fractions')).toEqual(['1 (0.44 is 44%)', '4 (0.92 is 92%)']);
  });
});

describe('targets that say more than a figure', () => {
  test.each<[string, object]>([
    ['<10 days', { target: 10, polarity: 'lower', strict: true }],
    ['less than 10 days', { target: 10, polarity: 'lower', strict: true }],
    ['more than 20 days', { target: 20, polarity: 'higher', strict: true }],
    ['no more than 10 days', { target: 10, polarity: 'lower', strict: false }],
    ['<=10 days', { target: 10, polarity: 'lower', strict: false }],
    ['at least 10', { target: 10, polarity: 'higher', strict: false }],
    ['18 weeks', { target: null, targetText: '18 weeks' }],
  ])('in days, %s', (said, wanted) => expect(readTarget(text(said), 'days')).toMatchObject(wanted));

  test.each<[string, object]>([
    ['5 per month', { target: null, targetText: '5 per month' }],
    ['5 a week', { target: null, targetText: '5 a week' }],
    ['5/quarter', { target: null, targetText: '5/quarter' }],
    ['475 per qtr', { target: null, targetText: '475 per qtr' }],
    ['20 monthly', { target: null, targetText: '20 monthly' }],
    ['1,800 a year', { target: 1800, targetText: null }],
    ['18 weeks', { target: 18, otherUnit: true }],
    ['150 – 200 people', { target: 150, targetHigh: 200, polarity: 'range' }],
  ])('in numbers, %s', (said, wanted) => expect(readTarget(text(said), 'number')).toMatchObject(wanted));

  test('are listed where they are taken for less than they say', () => {
    const { notes } = measures(
      ['Target', 'Actual'],
      ['Days to process', '<10 days', 9],
      ['Number of visits', 'more than 20', 19],
      ['Wait for treatment', '18 weeks', 17],
      ['Number of visits again', '5 per month', 14],
    );
    const of = (code: string) => notes.filter(note => note.code === code);
    expect(of('target-strict')).toEqual([
      { code: 'target-strict', about: ['1'], facts: { text: '<10 days', target: 10, polarity: 'lower' } },
      {
        code: 'target-strict',
        about: ['2'],
        facts: { text: 'more than 20', target: 20, polarity: 'higher' },
      },
    ]);
    expect(of('target-unit')).toMatchObject([{ about: ['3'], facts: { text: '18 weeks', target: 18 } }]);
    expect(of('target-in-words')).toMatchObject([{ about: ['4'] }]);
  });

  test('a target of nothing is met from below, unless the rating beside it says otherwise', () => {
    const { indicators, notes } = measures(
      ['Target', 'Actual', 'RAG'],
      ['Gadgets', 0, 0, null],
      ['Gadgets resolved', 0, 4, 'R'],
      ['Gadgets made', 0, 4, 'G'],
    );
    expect(indicators.map(({ polarity }) => polarity)).toEqual(['lower', 'lower', 'higher']);
    expect(notes.filter(({ code }) => code === 'polarity-guessed')).toMatchObject([
      { about: ['1', '2'], facts: { polarity: 'lower', by: 'target-of-nothing' } },
      { about: ['3'], facts: { polarity: 'higher', by: 'rating' } },
    ]);
  });
});

describe('dates that are years', () => {
  test.each<[string, string | null]>([
    ['2021', '2021-12-31'],
    ['2021-23', '2023-03-31'],
    ['2021 – 2023', '2023-03-31'],
    ['mid April 2020', '2020-04-30'],
    ['late Apr 2020', '2020-04-30'],
  ])('%s', (said, day) =>
    expect(readDue(text(said), '2024-25')).toEqual({ day, text: said.replace('–', '-') }),
  );

  test.each(['1821', '2023-21', '12021'])('%s is none', said =>
    expect(readDue(text(said), '2024-25')).toBeNull(),
  );

  test('milestones may be planned for one; the words stay', () => {
    const { actions, noted, problems } = readSheetsOf(
      typedSheet([
        ['Ref', 'Milestone', 'Planned quarter', 'Status'],
        ['1', 'Build a bridge', 2025, 'G'],
        ['2', 'Build a road', '2024-26', 'G'],
        ['3', 'Build a hall', 'mid April 2024', 'G'],
        ['4', 'Build a shed', 'Q1 2024/25', 'G'],
        ['5', 'Build a hut', 'when it rains', 'G'],
      ]),
      { scheme: milestoneScheme() },
    );
    expect(actions.map(({ planned, dueText }) => [planned, dueText])).toEqual([
      ['2025-26-Q3', '2025'],
      ['2025-26-Q4', '2024-26'],
      ['2024-25-Q1', 'mid April 2024'],
      ['2024-25-Q1', null],
    ]);
    expect(noted('date-in-words')).toEqual(['1', '2', '3']);
    expect(problems.map(({ facts }) => facts?.['cell'])).toEqual(['C6']);
  });
});

describe('what stands under an earlier period', () => {
  test.each<[string, 'percent' | 'number', object | null]>([
    ['Employment rate 75.7% (2018/19)', 'percent', { value: 75.7, words: 'Employment rate 75.7% (2018/19)' }],
    ['235 net dwellings completed (2018/19)', 'number', { value: 235 }],
    ['92%', 'percent', { value: 92, words: null }],
    ['N/A – new indicator', 'percent', { kind: 'not-available' }],
    ['N/A (2018/19)', 'percent', { kind: 'not-available' }],
    ['5 and 6 (2018/19)', 'number', null],
  ])('%s', (said, unit, wanted) => {
    const read = readPastFigure(text(said), unit);
    if (wanted === null) expect(read).toBeNull();
    else expect(read).toMatchObject(wanted);
  });

  test('loses only itself where it cannot be read, and is listed', () => {
    const { indicators, updates, problems, notes } = measures(
      ['Target', '2023/24', '2023/24 RAG', 'Actual', 'RAG'],
      ['% answered', '80%', 'good', 'plaid', '81%', 'G'],
      ['% paid', '80%', '79%', 'N/A', '81%', 'G'],
    );
    expect(problems).toEqual([]);
    expect(indicators).toHaveLength(2);
    expect(updates.map(({ period, value }) => [period, value])).toEqual([
      ['2024-25-Q1', 81],
      ['2023-24', 79],
      ['2024-25-Q1', 81],
    ]);
    expect(notes.filter(({ code }) => code === 'past-unread').map(({ about }) => about)).toEqual([
      ['1'],
      ['1'],
    ]);
  });

  test('the period’s own cells stay strict', () => {
    const { problems } = measures(['Target', 'Actual'], ['% answered', '80%', 'good']);
    expect(problems).toHaveLength(1);
  });
});

test('#N/A among figures is not yet available, and is listed', () => {
  const { updates, noted } = measures(
    ['2023/24', 'Actual'],
    ['Calls', 4, { kind: 'error', text: '#N/A' }],
    ['Visits', '#N/A', 5],
    ['Homes', 'N/A', 'N/A'],
  );
  const { noted: ofTargets } = measures(['Target', 'Actual'], ['Calls', { kind: 'error', text: '#N/A' }, 4]);
  expect(ofTargets('figure-error')).toEqual(['1']);
  expect(updates.map(({ value }) => value)).toEqual([4, null, 5, null]);
  expect(noted('figure-error')).toEqual(['1', '2']);
});

test('policies: a withdrawn one needs no review date; a year is its end; a cell is reported once', () => {
  const { documents, problems, noted } = readSheetsOf(
    typedSheet([
      ['Ref', 'Policy', 'Status', 'Review date'],
      ['1', 'Whistleblowing', 'Withdrawn', 'N/A'],
      ['2', 'Leave', null, '2023'],
      ['3', 'Dress', null, 'N/A'],
      ['4', 'Data', null, '31/02/2025'],
      ['5', 'Fire', 'Withdrawn', '31/03/2025'],
    ]),
    { scheme: shipped('policies') },
  );
  expect(documents.map(({ ref, reviewDue, acts }) => [ref, reviewDue, acts.map(({ act }) => act)])).toEqual([
    ['1', '2024-06-30', ['withdrawn']],
    ['2', '2023-12-31', []],
    ['5', '2025-03-31', ['withdrawn']],
  ]);
  expect(noted('date-in-words')).toEqual(['2']);
  expect(problems.map(({ facts }) => facts?.['cell'])).toEqual(['D4', 'D5']);
});

test('before a period is over, a policy was withdrawn today at the latest', () => {
  const sheet = typedSheet([
    ['Ref', 'Policy', 'Status', 'Review date'],
    ['1', 'Whistleblowing', 'Withdrawn', 'N/A'],
  ]);
  const { documents } = readSheetsOf(sheet, { scheme: shipped('policies'), today: '2024-06-10' });
  expect(documents).toMatchObject([{ reviewDue: '2024-06-10', acts: [{ on: '2024-06-10' }] }]);
});
