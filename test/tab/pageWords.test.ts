import { describe, expect, test } from '@jest/globals';
import { problemCodes, standingsOf, type Action, type Indicator } from '../../register/index.ts';
import { ApiError } from '../../server/client.ts';
import { failureOf, failures, failureWords } from '../../tab/failure.ts';
import { dueShown, targetShown, valueShown } from '../../tab/figureWords.ts';
import { itemHistory, saidBy } from '../../tab/itemHistory.ts';
import { changesSentence, missingSentence, overviewOf } from '../../tab/overviewModel.ts';
import { pageModel } from '../../tab/pageModel.ts';
import { problemWords } from '../../tab/problemWords.ts';
import { figureOf, statusColumns } from '../../tab/statusColumns.ts';
import { updateWords } from '../../tab/updateWords.ts';
import { sampleSnapshot } from '../register/sampleSnapshot.ts';
import { answer, carParking, withUpdates } from './servedRegister.ts';

const snapshot = sampleSnapshot();
const indicator = (ref: string): Indicator => snapshot.indicators.find(one => one.ref === ref)!;
const action: Action = snapshot.actions.find(one => one.key === carParking)!;

describe('figures are never blank', () => {
  const update = answer('kings-lynn/indicator/1.1', { value: 92, valueState: 'final' });
  test.each([
    ['a figure', update, '92%', null],
    ['a provisional figure', { ...update, valueState: 'provisional' as const }, '92%', 'provisional'],
    ['a rating without a figure', { ...update, value: null, valueState: null, band: 'G' }, 'No figure', null],
    ['a figure that is awaited', { ...update, value: null }, 'Not available yet', null],
    ['no update', null, 'Not reported', null],
  ])('%s', (...[, said, text, note]) => expect(valueShown(indicator('1.1'), said)).toEqual({ text, note }));

  test.each([
    ['the whole target', indicator('1.1'), '70%', null],
    ['a share of the year', indicator('2.2'), '7,500 kWh', '30,000 kWh for the year'],
    ['no target', indicator('2.3'), 'No target', null],
    [
      'a target in words',
      { ...indicator('2.3'), targetText: 'below the regional rate' },
      'below the regional rate',
      null,
    ],
  ])('%s', (...[, item, text, note]) => expect(targetShown(item, '2024-25-Q1')).toEqual({ text, note }));

  const moved = { from: '2024-12-31', to: '2025-03-31', agreedBy: 'x', agreedOn: '2024-10-01', reason: 'x' };
  test.each<[string, Partial<Action>, string, string | null]>([
    ['a month', {}, 'March 2025', null],
    ['a day', { due: '2024-10-14' }, '14 Oct 2024', null],
    ['ongoing', { due: null, dueText: 'Ongoing' }, 'Ongoing', null],
    ['no date', { due: null }, 'No date', null],
    [
      'a date that was moved',
      { originalDue: '2024-12-31', revisions: [moved] },
      'March 2025',
      'moved once; first agreed for December 2024',
    ],
  ])('due: %s', (...[, said, text, note]) =>
    expect(dueShown({ ...action, ...said })).toEqual({ text, note }),
  );
});

describe('the overview in sentences', () => {
  const of = (period: string, register = snapshot) => {
    const standings = standingsOf(register, period);
    if (!standings.ok) throw new Error(period);
    return overviewOf(standings.value);
  };
  const asked = { collecting: true, due: 'Monday 14 October' };

  test('a closed quarter with everything in', () =>
    expect(missingSentence(of('2024-25-Q1'), { collecting: false, due: '' })).toBe(
      'All 118 items have been reported. All of them are approved.',
    ));

  test('a quarter that has just begun', () => {
    const one = withUpdates(snapshot, answer(carParking, { band: 'A' }));
    expect(missingSentence(of('2024-25-Q2', one), asked)).toMatch(
      /^1 of 110 items are in; 109 are to come from \d+ posts by Monday 14 October\.$/,
    );
  });

  test('what moved', () => {
    expect(changesSentence(of('2024-25-Q1'))).toBe(
      'Since the last report 4 ratings went up and 5 went down.',
    );
    expect(changesSentence(of('2024-25-Q2'))).toBe('No rating has moved since the last report.');
  });
});

describe('the status table of the page', () => {
  test('a share stands with its count, and a share of none is not written', () => {
    const [table] = pageModel(snapshot, '2024-10-01T09:00:00Z', '2024-25-Q1')?.status ?? [];
    if (table?.kind !== 'table') throw new Error('no status table');
    const overall = table.rows.at(-1)!;
    const shown = statusColumns(table)
      .slice(1)
      .map(column => [column.id, figureOf(overall, column).count, figureOf(overall, column).share]);
    expect(shown).toEqual([
      ['R', '0', null],
      ['A', '9', '20%'],
      ['G', '37', '80%'],
      ['B', '0', null],
      ['Completed', '8', null],
      ['Info', '12', null],
      ['total', '66', null],
    ]);
  });
});

describe("an item's history", () => {
  const first = answer(carParking, { band: 'A', commentary: 'Late.' });
  const second = answer(carParking, {
    key: `${carParking}/2024-25-Q2/s2`,
    submittedAt: '2024-10-03T09:00:00Z',
    band: 'R',
    replaces: first.key,
  });
  const register = withUpdates(snapshot, first, second);
  const scheme = register.schemes.find(one => one.id === action.scheme)!;
  const entries = itemHistory(register, { item: action, scheme }, '2024-25-Q2');

  test('goes from the latest period back to the first that anybody spoke of', () =>
    expect(entries.map(({ period, rating }) => [period.period, rating?.band])).toEqual([
      ['2024-25-Q2', 'R'],
      ['2024-25-Q1', 'A'],
      ['2023-24', 'A'],
    ]));

  test('a corrected answer is kept under the one that counts', () =>
    expect(entries[0]?.replaced.map(({ key }) => key)).toEqual([first.key]));

  test('says whose words they are by post', () => {
    expect(saidBy(register, second, action)).toBe('Car Parks Manager');
    expect(saidBy(register, { ...second, submittedBy: 'published' }, action)).toBe(
      'From the published report',
    );
    expect(saidBy(register, { ...second, submittedBy: 'gone' }, action)).toBe(
      'Somebody who is no longer listed',
    );
  });

  test('a new answer is said aloud, and nothing else is', () => {
    expect(updateWords(snapshot, { ...register, asAt: '2024-10-03T09:00:00Z' })).toBe(
      `2 new answers at 10:00: ${action.title}.`,
    );
    expect(updateWords(register, register)).toBeNull();
  });

  test('an answer on a measure with several versions names it once, as it is called now', () => {
    const ended = { ...indicator('1.1'), to: '2024-06-30', title: 'As it was called before' };
    const redefined = {
      ...snapshot,
      indicators: [
        ended,
        ...snapshot.indicators.map(one => (one.key === ended.key ? { ...one, from: '2024-07-01' } : one)),
      ],
    };
    const fresh = answer(ended.key, { value: 92 });
    const said = updateWords(redefined, withUpdates(redefined, fresh));
    expect(said).toContain(`: ${indicator('1.1').title}.`);
  });
});

describe('what went wrong, in words', () => {
  const api = (status: number, code: string) =>
    new ApiError({ type: '', title: '', detail: '', status, code });
  test.each([
    ['a token that could not be had', new Error('interaction_required'), 'signed-out'],
    ['401', api(401, 'unauthorised'), 'signed-out'],
    ['403', api(403, 'forbidden'), 'no-access'],
    ['no connection', api(0, 'unreachable'), 'unreachable'],
    ['a server that is starting', api(503, 'not-ready'), 'unreachable'],
    ['anything else', api(400, 'odd'), 'failed'],
  ])('%s', (...[, error, failure]) => expect(failureOf(error)).toBe(failure));

  test('every failure has a title and advice', () =>
    expect(failures.filter(one => !failureWords[one].title || !failureWords[one].advice)).toEqual([]));

  test('every problem of a row has its sentence', () =>
    expect(problemCodes.map(code => problemWords({ code })).filter(words => !words.endsWith('.'))).toEqual(
      [],
    ));
});
