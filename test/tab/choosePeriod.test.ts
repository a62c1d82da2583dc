import { describe, expect, test } from '@jest/globals';
import { choosePeriod, labelOf, stateOn } from '../../tab/choosePeriod.ts';
import { pageModel } from '../../tab/pageModel.ts';
import { sampleSnapshot } from '../register/sampleSnapshot.ts';
import { answer, carParking, withUpdates } from './servedRegister.ts';

const snapshot = sampleSnapshot();
const answered = withUpdates(snapshot, answer(carParking, { band: 'A' }));
const bare = { ...snapshot, updates: [] };

describe('the period that is shown first', () => {
  test.each([
    ['before the return opens, the last report', snapshot, '2024-09-30', '2024-25-Q1'],
    ['opened with nothing in, still the last report', snapshot, '2024-10-01', '2024-25-Q1'],
    ['once an answer is in, the period being collected', answered, '2024-10-02', '2024-25-Q2'],
    ['in a register without answers, the latest that has opened', bare, '2024-10-02', '2024-25-Q2'],
  ])('%s', (...[, register, today, period]) => expect(choosePeriod(register, today)?.period).toBe(period));

  test('a register without periods has none', () =>
    expect(choosePeriod({ ...snapshot, periods: [] }, '2024-10-01')).toBeNull());

  test('a draft is no answer', () => {
    const draft = withUpdates(snapshot, answer(carParking, { band: 'A', state: 'draft' }));
    expect(choosePeriod(draft, '2024-10-02')?.period).toBe('2024-25-Q1');
  });
});

describe('how a period is labelled', () => {
  const of = (id: string) => snapshot.periods.find(one => one.period === id)!;
  test.each([
    ['2024-25-Q1', '2024-10-01', 'Q1 2024-25 (closed)'],
    ['2024-25-Q2', '2024-09-30', 'Q2 2024-25 (opens 1 October 2024)'],
    ['2024-25-Q2', '2024-10-01', 'Q2 2024-25 (being collected)'],
  ])('%s on %s is "%s"', (period, today, label) => expect(labelOf(of(period), today)).toBe(label));

  test('a period that leaders are looking at is not collected again because its day has come', () =>
    expect(stateOn({ ...of('2024-25-Q2'), state: 'leadership' }, '2024-10-20')).toBe('leadership'));
});

describe('beside the period that is shown', () => {
  test('the one being collected is named, with what is in', () => {
    const words = (register: typeof snapshot) =>
      pageModel(register, '2024-10-02T09:00:00Z', '2024-25-Q1')?.beside?.words;
    expect(words(snapshot)).toBe('Q2 2024-25 is being collected, due Monday 14 October; nothing is in yet.');
    expect(words(answered)).toBe('Q2 2024-25 is being collected, due Monday 14 October.');
  });

  test('a period that does not exist is said to be unknown, and another is shown', () => {
    const model = pageModel(snapshot, '2024-10-02T09:00:00Z', '2031-32-Q1');
    expect(model?.unknownPeriod).toBe('2031-32-Q1');
    expect(model?.period.period).toBe('2024-25-Q1');
  });
});
