import { describe, expect, test } from '@jest/globals';
import {
  askingOf,
  inPlanAt,
  peerChallengeClock,
  peerChallengeProgress,
  type Action,
  type Snapshot,
  type Update,
} from '../../register/index.ts';
import { sampleSnapshot } from './sampleSnapshot.ts';
import * as made from './madeMeasure.ts';
import { england, schemeOf } from './madeSnapshot.ts';

describe('LGA’s clock from the last day of the visit', () => {
  test('King’s Lynn, 16 to 19 October 2023: the three days of its printed timetable', () =>
    expect(peerChallengeClock('2023-10-19', england)).toEqual({
      reportBy: '2024-01-19',
      actionPlanBy: '2024-03-19',
      progressReportBy: '2024-10-18',
    }));

  test('the end of a short month, and a bank holiday, are not passed', () =>
    expect(peerChallengeClock('2023-11-30', england)).toEqual({
      reportBy: '2024-02-29',
      actionPlanBy: '2024-04-30',
      progressReportBy: '2024-11-29',
    }));
});

const [some] = sampleSnapshot().actions;
const action = (ref: string, said: Partial<Action>): Action => {
  if (!some) throw new Error('the sample has no action');
  return { ...some, ref, state: 'open', closedOn: null, ...said };
};

describe('an action plan with formal reviews', () => {
  const actions = [
    action('1.1', {}),
    action('1.2', { state: 'completed', closedOn: '2024-05-31' }),
    action('1.3', { state: 'closed', closedOn: '2024-09-30' }),
    action('1.4', { state: 'completed', closedOn: '2024-12-01' }),
    action('1.5', { state: 'completed', closedOn: null }),
    action('1.6', { state: 'paused', closedOn: '2024-05-31' }),
  ];
  const refs = (those: Action[]) => those.map(({ ref }) => ref);

  test.each([
    ['before any review all are in it', [], []],
    ['what was finished by the review leaves it', ['2024-05-31'], ['1.2']],
    ['what is finished since stays until the next', ['2024-05-30'], []],
    ['the latest review counts', ['2024-10-01', '2024-05-31'], ['1.2', '1.3']],
  ])('%s', (_, reviews, left) => {
    const plan = inPlanAt(actions, reviews);
    expect(refs(plan.left)).toEqual(left);
    expect(refs([...plan.inPlan, ...plan.left]).sort()).toEqual(refs(actions));
  });
});

const q1 = '2024-25-Q1';
const themes = [
  made.plan('challenge', { kind: 'peer-challenge' }),
  made.plan('r2', { kind: 'theme', parent: 'made-up/challenge', order: 3 }),
  made.plan('r1', { kind: 'theme', parent: 'made-up/challenge', order: 2 }),
  made.plan('elsewhere', { kind: 'theme', parent: 'made-up/audit', order: 4 }),
  made.plan('loose', { kind: 'theme', order: 5 }),
];

const progress = (
  actions: [ref: string, plans: string[], band: string | null, more?: Partial<Action>][],
): Snapshot =>
  made.snapshotOf({
    schemes: [schemeOf('peer-challenge')],
    plans: themes,
    actions: actions.map(([ref, plans, , more]) =>
      made.action({ ref, scheme: 'peer-challenge', planKeys: plans.map(plan => `made-up/${plan}`), ...more }),
    ),
    updates: actions.flatMap(([ref, , band]) =>
      band === null ? [] : [made.said({ itemKey: `made-up/action/${ref}`, band })],
    ),
  });

describe('progress by recommendation', () => {
  const done = { state: 'completed', closedOn: '2024-05-31' } as const;
  const snapshot = progress([
    ['1.1', ['r1'], 'OnTrack'],
    ['1.2', ['r1', 'r2'], 'NotStarted'],
    ['2.1', ['r2'], 'Completed', done],
    ['2.2', ['r2'], null],
    ['9.1', ['elsewhere'], 'Behind'],
    ['9.2', ['loose'], 'Behind'],
  ]);
  const rows = (reviews: string[]) => {
    const result = peerChallengeProgress(snapshot, q1, reviews);
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    const counts = (row: { counts: Record<string, number> }) =>
      ['OnTrack', 'Completed', 'NotStarted', 'Behind', 'NotReported'].map(band => row.counts[band]);
    return result.value.summary.rows.map(row => [row.priority, ...counts(row)]);
  };

  test('each action is counted once, under the first recommendation that it serves', () =>
    expect(rows([])).toEqual([
      ['r1', 1, 0, 1, 0, 0],
      ['r2', 0, 1, 0, 0, 1],
      ['overall', 1, 1, 1, 0, 1],
    ]));

  test('what a formal review took out is in no row, but named', () => {
    expect(rows(['2024-06-01'])).toContainEqual(['r2', 0, 0, 0, 0, 1]);
    const result = peerChallengeProgress(snapshot, q1, ['2024-06-01']);
    expect(result.ok && result.value.left.map(({ ref }) => ref)).toEqual(['2.1']);
  });

  test.each([
    ['a council without a peer challenge', made.snapshotOf({ actions: [made.action()] }), q1, 'missing'],
    ['a plan that is empty', progress([['2.1', ['r2'], 'Completed', done]]), q1, 'missing'],
    ['a period that the register has not', snapshot, '2019-20', 'unknown-period'],
  ])('is refused for %s', (_, of, period, code) =>
    expect(peerChallengeProgress(of, period, ['2024-06-01'])).toMatchObject({
      ok: false,
      problems: [{ code }],
    }),
  );
});

describe('an action that was answered as completed', () => {
  const answered = (said: Partial<Update>, action: Partial<Action> = {}) =>
    progress([
      ['1.1', ['r1'], 'OnTrack'],
      ['2.1', ['r2'], null, action],
    ]).updates.concat(made.said({ itemKey: 'made-up/action/2.1', band: 'Completed', ...said }));
  const left = (period: string, updates: Update[], action: Partial<Action> = {}) => {
    const whole = progress([
      ['1.1', ['r1'], null],
      ['2.1', ['r2'], null, action],
    ]);
    const result = peerChallengeProgress({ ...whole, updates }, period, ['2024-06-30']);
    return result.ok ? result.value.left.map(({ ref, closedOn }) => `${ref} ${closedOn}`) : result.problems;
  };

  test.each<[string, Partial<Update>, string[]]>([
    [
      'leaves the plan at the formal review on or after its day',
      { completedOn: '2024-06-14' },
      ['2.1 2024-06-14'],
    ],
    ['and without a day from the end of its period', {}, ['2.1 2024-06-30']],
    ['stays where it was finished after the review', { completedOn: '2024-07-01' }, []],
    ['stays until somebody has approved it', { completedOn: '2024-06-14', state: 'submitted' }, []],
    ['stays where it was answered otherwise', { band: 'OnTrack' }, []],
  ])('%s', (_, said, expected) => expect(left(q1, answered(said))).toEqual(expected));

  test('has left the plan in later quarters as well, and not in earlier ones', () => {
    const later = answered({ completedOn: '2024-06-14', period: '2024-25-Q2' });
    expect(left('2024-25-Q3', later)).toEqual(['2.1 2024-06-14']);
    expect(left(q1, later)).toEqual([]);
  });

  test('and closed since by decision leaves on the day of that', () =>
    expect(
      left(q1, answered({ completedOn: '2024-06-14' }), { state: 'closed', closedOn: '2024-06-20' }),
    ).toEqual(['2.1 2024-06-20']));
});

describe('a quarter’s return asks for the action plan of a peer challenge', () => {
  const beside = (period: string) => {
    const whole = progress([
      ['2.1', ['r1', 'r2'], null],
      ['0.1', ['challenge'], null],
    ]);
    const growth = made.action({ ref: 'A1', planKeys: ['made-up/growth', 'made-up/r1'] });
    const measured = made.measure({ ref: 'P1', planKeys: ['made-up/people'] });
    const people = made.plan('people', { kind: 'people' });
    return askingOf(
      {
        ...whole,
        schemes: [...whole.schemes, made.scheme(), made.byOfficers],
        plans: [made.plan('growth'), ...whole.plans, people],
        actions: [...whole.actions, growth],
        indicators: [made.measure(), measured],
      },
      period,
    ).asked.map(({ item, plan }) => `${item.ref} ${plan.id}`);
  };

  test('beside the priorities, and of each action once; people measures are not asked for', () =>
    expect(beside(q1)).toEqual(['A1 growth', 'M1 growth', '2.1 r1', '0.1 challenge']));

  test('and a period that the register has not asks for nothing', () =>
    expect(beside('2031-32-Q1')).toEqual([]));
});
