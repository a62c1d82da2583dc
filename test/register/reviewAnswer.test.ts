import { describe, expect, test } from '@jest/globals';
import {
  answerTyped,
  queryCodes,
  reviewAnswer,
  standingWith,
  type CheckedAnswer,
  type Question,
  type RawAnswer,
  type ReturnItem,
} from '../../register/index.ts';
import { answerDraft } from '../../register/answerDraft.ts';
import { noFigure } from '../../register/answerFigure.ts';
import { sampleSnapshot } from './sampleSnapshot.ts';

const snapshot = sampleSnapshot();
const period = '2024-25-Q2';
const itemOf = (key: string): ReturnItem =>
  [...snapshot.actions, ...snapshot.indicators].find(one => one.key === key)!;
const strategy = itemOf('kings-lynn/action/A02');
const measure = itemOf('kings-lynn/indicator/1.1');

const question = (item: ReturnItem, raw: RawAnswer): Question => ({
  item,
  scheme: snapshot.schemes.find(({ id }) => id === item.scheme)!,
  period,
  raw,
  today: '2024-10-02',
});

const silent: CheckedAnswer = {
  ...noFigure,
  band: null,
  commentary: null,
  nextActions: null,
  requestedDue: null,
  requestReason: null,
  completedOn: null,
};

describe('before an answer is sent', () => {
  test('what is wrong is said of all its fields at once', () =>
    expect(reviewAnswer(snapshot, question(strategy, { band: 'R' }))).toMatchObject({
      ok: false,
      problems: [
        { code: 'commentary-needed', field: 'commentary' },
        { code: 'next-actions-needed', field: 'nextActions' },
      ],
    }));

  test('what is asked is asked once: confirmed, the answer is in order', () => {
    const far = { value: '9.2%', commentary: 'Busy.' };
    expect(reviewAnswer(snapshot, question(measure, far))).toMatchObject({
      ok: false,
      problems: [{ code: 'are-you-sure-jump', field: 'value' }],
    });
    expect(reviewAnswer(snapshot, question(measure, { ...far, confirmed: queryCodes }))).toMatchObject({
      ok: true,
      value: { value: 9.2 },
    });
  });

  test('it is seen how the item would stand with it, in the place of what was said', () => {
    const before = answerDraft(strategy, period, { band: 'G' });
    const answered = { ...snapshot, updates: [...snapshot.updates, before] };
    const amber = { ...silent, band: 'A' };
    expect(standingWith(answered, { item: strategy, period }, amber)).toMatchObject({
      rating: { band: 'A' },
      update: { band: 'A', itemKey: strategy.key, period },
    });
    expect(standingWith(snapshot, { item: measure, period }, { ...silent, value: 92 })).toMatchObject({
      item: { key: measure.key },
      update: { value: 92, valueState: null },
    });
  });

  test('nothing is seen in a period that does not ask for it', () =>
    expect(standingWith(snapshot, { item: strategy, period: '2019-20-Q1' }, silent)).toBeNull());
});

describe('an answer as it would be typed again', () => {
  test('nothing where nothing was said', () => expect(answerTyped(strategy, null)).toEqual({}));

  test('a figure with all that stands beside it', () => {
    const said: Partial<CheckedAnswer> = {
      value: 92,
      numerator: 1046,
      denominator: 1137,
      valueState: 'estimated',
      expectedOn: '2024-11-01',
      band: 'A',
      commentary: 'Busy.',
      nextActions: 'Hire.',
      evidence: 'https://example.gov.uk/figures',
      requestedDue: '2025-06-30',
      requestReason: 'Late.',
      completedOn: '2024-09-30',
    };
    expect(answerTyped(measure, answerDraft(measure, period, said))).toEqual({
      ...said,
      value: '92%',
      numerator: '1,046',
      denominator: '1,137',
      valueNotYet: false,
    });
  });

  test('a figure that is awaited, and an action that has none', () => {
    const awaited = answerDraft(measure, period, { valueState: 'not-yet-available' });
    expect(answerTyped(measure, awaited)).toEqual({ valueNotYet: true });
    expect(answerTyped(strategy, answerDraft(strategy, period, { band: 'G' }))).toEqual({
      band: 'G',
      valueNotYet: false,
    });
  });
});
