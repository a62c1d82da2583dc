import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  changedParts,
  changedSince,
  type ChangedSince,
  type ReportingState,
  type Snapshot,
  type Update,
} from '../../register/index.ts';
import * as made from './madeMeasure.ts';
import { sampleSnapshot } from './sampleSnapshot.ts';

const q1 = '2024-25-Q1';
const a1 = 'made-up/action/A1';
const m1 = 'made-up/indicator/M1';

const since = (then: Snapshot, now: Snapshot, period = q1): ChangedSince => {
  const result = changedSince(then, now, period);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
};

const told = (then: Snapshot, now: Snapshot): string[] =>
  since(then, now).items.map(
    ({ then: was, now: is, parts }) =>
      `${(is ?? was)?.item.ref}: ${was === null ? 'added' : is === null ? 'gone' : parts.join(', ')}`,
  );

const ofAction = (more: Partial<Update> = {}) => made.said({ itemKey: a1, period: q1, band: 'G', ...more });
const ofMeasure = (more: Partial<Update> = {}) => made.said({ itemKey: m1, period: q1, value: 100, ...more });

const papers = made.snapshotOf({
  actions: [made.action({ due: '2024-09-30', originalDue: '2024-09-30' })],
  indicators: [made.measure()],
  updates: [ofAction(), ofMeasure()],
});
const nowWith = (more: Partial<Snapshot>): Snapshot => ({ ...papers, ...more });
const edited = { commentary: 'Now in plain words.', by: 'x', at: '2024-10-20T09:00:00Z' };

describe('since the papers of a meeting were frozen', () => {
  test.each<[string, Partial<Snapshot>, string[]]>([
    ['nothing', {}, []],
    ['a rating was given otherwise', { updates: [ofAction({ band: 'A' }), ofMeasure()] }, ['A1: rating']],
    [
      'a figure was corrected, and its rule rates it otherwise',
      { updates: [ofAction(), ofMeasure({ value: 96 })] },
      ['M1: rating, figure'],
    ],
    [
      'a figure was corrected within its rating',
      { updates: [ofAction(), ofMeasure({ value: 101 })] },
      ['M1: figure'],
    ],
    [
      'a figure is provisional now',
      { updates: [ofAction(), ofMeasure({ valueState: 'provisional' })] },
      ['M1: figure'],
    ],
    [
      'a figure that was said to be final is still the same one',
      { updates: [ofAction(), ofMeasure({ valueState: 'final' })] },
      [],
    ],
    ['what was said was taken away', { updates: [ofAction()] }, ['M1: rating, figure']],
    [
      'the officer’s words were edited for publication',
      { updates: [ofAction({ edited }), ofMeasure()] },
      ['A1: words'],
    ],
    [
      'what comes next was added',
      { updates: [ofAction({ nextActions: 'Tender in May' }), ofMeasure()] },
      ['A1: words'],
    ],
    ['empty words were left out', { updates: [ofAction({ commentary: '' }), ofMeasure()] }, []],
    ['a date was agreed anew', { actions: [made.action({ due: '2024-12-31' })] }, ['A1: due']],
    ['a date became words', { actions: [made.action({ dueText: 'Ongoing' })] }, ['A1: due']],
    [
      'a milestone was moved to another quarter',
      { actions: [made.action({ due: '2024-09-30', revised: '2024-25-Q4' })] },
      ['A1: due'],
    ],
    [
      'it was put on hold by decision',
      { actions: [made.action({ due: '2024-09-30', state: 'paused' })] },
      ['A1: state'],
    ],
    [
      'its title alone was mended, which is no change of what it says',
      { actions: [made.action({ due: '2024-09-30', title: 'Resurface them' })] },
      [],
    ],
    [
      'it is rated by another scheme',
      {
        schemes: [...papers.schemes, made.scheme({ id: 'other' })],
        indicators: [made.measure({ scheme: 'other' })],
      },
      ['M1: rating'],
    ],
    [
      'an action was entered, and a measure is not there any more',
      { actions: [...papers.actions, made.action({ ref: 'A2' })], indicators: [] },
      ['A2: added', 'M1: gone'],
    ],
  ])('%s', (_, more, expected) => expect(told(papers, nowWith(more))).toEqual(expected));

  test('each part is counted once for an item', () => {
    const later = nowWith({
      actions: [made.action({ due: '2024-12-31' }), made.action({ ref: 'A2' })],
      updates: [ofAction({ band: 'A', edited })],
      indicators: [],
    });
    expect(since(papers, later).counts).toEqual({
      rating: 1,
      figure: 0,
      words: 1,
      due: 1,
      state: 0,
      added: 1,
      gone: 1,
    });
  });

  test('an item of two plans, or of an action plan beside the tables, is told once', () => {
    const plans = [
      made.plan('growth'),
      made.plan('theme', { kind: 'theme' }),
      made.plan('challenge', { kind: 'peer-challenge' }),
    ];
    const planKeys = plans.map(({ key }) => key);
    const both = { ...papers, plans, actions: [made.action({ due: '2024-09-30', planKeys })] };
    expect(told(both, { ...both, updates: [ofAction({ band: 'A' }), ofMeasure()] })).toEqual(['A1: rating']);
  });

  test.each<[string, Snapshot, Snapshot]>([
    ['the papers', { ...papers, periods: [] }, papers],
    ['the register', papers, { ...papers, periods: [] }],
  ])('is refused where %s have no such period', (_, then, now) =>
    expect(changedSince(then, now, q1)).toMatchObject({ ok: false, problems: [{ code: 'unknown-period' }] }),
  );
});

describe('for the sample of King’s Lynn', () => {
  const sample = sampleSnapshot();

  test('nothing has changed between it and itself, in any state of its period', () => {
    fc.assert(
      fc.property(fc.constantFrom<ReportingState>('leadership', 'closed'), state => {
        const periods = sample.periods.map(one => ({ ...one, state }));
        expect(since(sample, { ...sample, periods }).items).toEqual([]);
      }),
      { numRuns: 4 },
    );
  });

  test('whatever was said is taken away, exactly those items are told, and back again', () => {
    const said = sample.updates.filter(({ period }) => period === q1);
    fc.assert(
      fc.property(fc.subarray(said, { maxLength: 6 }), gone => {
        const later = { ...sample, updates: sample.updates.filter(one => !gone.includes(one)) };
        const changed = (then: Snapshot, now: Snapshot) =>
          since(then, now).items.flatMap(({ now: is, parts }) => (parts.length > 0 ? [is?.item.key] : []));
        const keys = new Set(gone.map(({ itemKey }) => itemKey));
        for (const key of changed(sample, later)) expect(keys.has(key ?? '')).toBe(true);
        expect(new Set(changed(sample, later))).toEqual(new Set(changed(later, sample)));
      }),
      { numRuns: 20 },
    );
  });

  test('every item that is told has something to tell', () => {
    const later = {
      ...sample,
      updates: sample.updates.map(one => ({ ...one, commentary: `${one.commentary ?? ''} And more.` })),
    };
    const { items, counts } = since(sample, later);
    expect(items.length).toBe(counts.words);
    expect(items.every(({ parts }) => parts.every(one => changedParts.includes(one)))).toBe(true);
  });
});
