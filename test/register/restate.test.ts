import { describe, expect, test } from '@jest/globals';
import {
  restate,
  restatementOf,
  type ReportingPeriod,
  type RestatementRequest,
  type Snapshot,
  type Update,
} from '../../register/index.ts';
import { action, byOfficers, measure, said, scheme, snapshotOf } from './madeMeasure.ts';

const m1 = measure();
const a1 = action();
const partnership = action({ ref: 'P1', partnership: true });
const inWords = measure({ ref: 'W1', target: null, targetText: 'Better than last year' });
const q1 = '2024-25-Q1';

const figure = said({
  value: 92,
  numerator: 46,
  denominator: 50,
  publishedBand: 'A',
  commentary: 'Fewer calls',
});
const rating = said({ itemKey: a1.key, publishedBand: 'Completed', completedOn: '2024-06-28' });
const asText = said({ itemKey: inWords.key, value: 7, band: 'G', valueState: 'provisional' });

const withQ1 = (more: Partial<ReportingPeriod>) =>
  snapshotOf().periods.map(one => (one.period === q1 ? { ...one, ...more } : one));

const register = (more: Partial<Snapshot> = {}): Snapshot =>
  snapshotOf({
    schemes: [
      scheme(),
      { ...byOfficers, bands: byOfficers.bands.map(one => ({ ...one, name: `${one.id} name` })) },
    ],
    indicators: [m1, inWords],
    actions: [a1, partnership],
    updates: [figure, rating, asText, said({ itemKey: partnership.key })],
    periods: withQ1({ state: 'closed' }),
    ...more,
  });

const asked = (more: Partial<RestatementRequest> = {}): RestatementRequest => ({
  itemKey: m1.key,
  period: q1,
  reason: ' Late returns ',
  submissionId: 's2',
  submittedBy: 'performance',
  at: '2024-10-02T09:00:00Z',
  ...more,
});

const made = (more: Partial<RestatementRequest>, from = register()): Update => {
  const result = restate(from, asked(more));
  if (!result.ok) throw new Error(result.problems[0]?.code);
  return result.value;
};
const refusal = (more: Partial<RestatementRequest>, from = register()) => {
  const result = restate(from, asked(more));
  return result.ok ? null : result.problems[0];
};

describe('a restatement', () => {
  test('names what it replaces and why, counts at once, and leaves the words', () => {
    const update = made({ value: '97' });
    expect(update).toEqual({
      ...figure,
      key: `${m1.key}/${q1}/s2`,
      submissionId: 's2',
      value: 97,
      numerator: null,
      denominator: null,
      valueState: 'final',
      publishedBand: null,
      restatementReason: 'Late returns',
      submittedBy: 'performance',
      submittedAt: '2024-10-02T09:00:00Z',
      replaces: figure.key,
    });
    expect(restatementOf([figure, update], update)).toMatchObject({ from: figure, reason: 'Late returns' });
  });

  test.each(['g', 'G name', 'G'])('of an action is a rating, as people call it: %s', band =>
    expect(made({ itemKey: a1.key, band })).toMatchObject({
      band: 'G',
      publishedBand: null,
      completedOn: null,
    }),
  );

  test('of a finished action that stays finished keeps its day', () => {
    const before = { ...rating, publishedBand: 'G', band: 'G' };
    const from = register({ updates: [before] });
    expect(made({ itemKey: a1.key, band: 'Completed' }, from).completedOn).toBe('2024-06-28');
  });

  test('to completed says the day, and a day that was wrong is corrected alone', () => {
    const green = { ...rating, publishedBand: 'G', completedOn: null };
    const completed = { itemKey: a1.key, band: 'Completed', completedOn: '28 June 2024' };
    expect(made(completed, register({ updates: [green] }))).toMatchObject({
      band: 'Completed',
      completedOn: '2024-06-28',
    });
    expect(made({ itemKey: a1.key, completedOn: '30/6/2024' })).toMatchObject({
      band: 'Completed',
      completedOn: '2024-06-30',
    });
  });

  test('of a measure that people judge may be a figure, a rating or both', () => {
    const key = inWords.key;
    expect(made({ itemKey: key, value: '8' })).toMatchObject({ value: 8, band: 'G', valueState: 'final' });
    expect(made({ itemKey: key, band: 'A' })).toMatchObject({
      value: 7,
      band: 'A',
      valueState: 'provisional',
    });
    const judged = register({ schemes: [scheme({ decidedBy: 'officer' }), byOfficers] });
    expect(made({ band: 'R', value: '80' }, judged)).toMatchObject({ value: 80, band: 'R' });
  });

  test('of a figure from before a roll-over is kept under the reference of then', () => {
    const renamed = measure({ ref: 'M2', formerKey: m1.key });
    const from = register({ indicators: [m1, renamed] });
    expect(made({ itemKey: renamed.key, value: '97' }, from)).toMatchObject({ itemKey: m1.key });
  });

  test.each<[string, Partial<Snapshot>]>([
    ['frozen', { periods: withQ1({ snapshotHash: 'ab' }) }],
    [
      'given to a meeting',
      {
        periods: withQ1({}),
        meetings: [
          {
            key: `made-up/${q1}/cabinet`,
            id: 'cabinet',
            council: 'made-up',
            period: q1,
            body: 'Cabinet',
            reportDeadline: '2024-08-30',
            publishBy: '2024-09-09',
            meetsOn: '2024-09-17',
            snapshotFile: 'a.json',
            snapshotHash: 'ab',
            outcome: null,
            minuteRef: null,
          },
        ],
      },
    ],
  ])('may be of a period that is not closed, once it was %s', (_, more) =>
    expect(made({ value: '97' }, register(more)).value).toBe(97),
  );
});

describe('is refused', () => {
  test.each<[string, string, Partial<RestatementRequest>, Partial<Snapshot>]>([
    ['without a reason', 'missing', { value: '97', reason: ' ' }, {}],
    ['before the period is closed', 'not-published', { value: '97' }, { periods: withQ1({}) }],
    ['where nothing was said', 'not-published', { value: '97' }, { updates: [] }],
    ['in a period that there is not', 'unknown-period', { value: '97', period: '2031-32-Q1' }, {}],
    ['of an item that there is not', 'unknown-item', { itemKey: 'made-up/action/X' }, {}],
    ['where nothing is there to rate it by', 'unknown-scheme', { value: '97' }, { schemes: [] }],
    ['by the same figure', 'not-changed', { value: '92' }, {}],
    ['by the same rating', 'not-changed', { itemKey: a1.key, band: 'Completed' }, {}],
    ['by what is no figure', 'not-a-number', { value: 'many' }, {}],
    ['by a figure of an action', 'not-used-here', { itemKey: a1.key, value: '9' }, {}],
    ['by a rating of what a rule rates', 'not-used-here', { band: 'G' }, {}],
    [
      'by completed without a day',
      'completion-date-needed',
      { itemKey: a1.key, band: 'Completed' },
      { updates: [{ ...rating, publishedBand: 'G', completedOn: null }] },
    ],
    [
      'by completed on what is no day',
      'not-a-date',
      { itemKey: a1.key, band: 'Completed', completedOn: 'soon' },
      {},
    ],
    [
      'by a day of completion of what is not completed',
      'not-used-here',
      { itemKey: a1.key, band: 'G', completedOn: '2024-06-28' },
      {},
    ],
    [
      'by the day of completion that was published',
      'not-changed',
      { itemKey: a1.key, completedOn: '2024-06-28' },
      {},
    ],
    ['by completed of a measure', 'band-not-in-scheme', { itemKey: inWords.key, band: 'Completed' }, {}],
    [
      'by a rating of a measure that nobody rates',
      'not-used-here',
      { itemKey: inWords.key, band: 'A' },
      { schemes: [scheme({ decidedBy: 'nobody', rule: null }), byOfficers] },
    ],
    ['by a rating of a partnership action', 'not-used-here', { itemKey: partnership.key, band: 'G' }, {}],
    ['by a rating that cannot be given', 'band-not-in-scheme', { itemKey: a1.key, band: 'Monitor' }, {}],
    ['where more was said since', 'changed-meanwhile', { value: '97', at: '2024-07-01T09:00:00Z' }, {}],
  ])('%s', (_, code, more, from) => expect(refusal(more, register(from))?.code).toBe(code));
});
