import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  countingUpdate,
  itemKey,
  standingsOf,
  summariseStatus,
  type Action,
  type Indicator,
  type Snapshot,
  type Standing,
  type Update,
} from '../../register/index.ts';
import * as made from './madeMeasure.ts';
import { sampleSnapshot } from './sampleSnapshot.ts';

const q1 = '2024-25-Q1';
const q2 = '2024-25-Q2';
const q3 = '2024-25-Q3';
const a02 = 'kings-lynn/action/A02';
const [anyUpdate] = sampleSnapshot().updates;

const said = (more: Partial<Update>): Update => {
  if (!anyUpdate) throw new Error('the sample has no update');
  const { period = q2, submissionId = 's1' } = more;
  return {
    ...anyUpdate,
    key: `${a02}/${period}/${submissionId}`,
    itemKey: a02,
    period,
    submissionId,
    band: null,
    publishedBand: null,
    completedOn: null,
    submittedAt: '2024-10-02T09:00:00.000Z',
    state: 'submitted',
    replaces: null,
    ...more,
  };
};

const snapshotWith = (...updates: Update[]) => {
  const sample = sampleSnapshot();
  const [first] = sample.periods;
  if (!first) throw new Error('the sample has no period');
  const periods = [
    ...sample.periods.filter(one => one.period !== q3),
    { ...first, key: `kings-lynn/${q3}`, period: q3 },
  ];
  return { ...sample, periods, updates: [...sample.updates, ...updates] };
};

const bandIn = (period: string, ...updates: Update[]): string | undefined => {
  const standings = standingsOf(snapshotWith(...updates), period);
  return standings.ok ? standings.value.find(one => one.item.key === a02)?.rating.band : undefined;
};

describe('completed stays completed', () => {
  test('in later periods, once it was said', () => {
    expect(bandIn(q3, said({ band: 'Completed', completedOn: '2024-09-20' }))).toBe('Completed');
  });

  test('but not where that was said by mistake and corrected', () => {
    const mistake = said({ band: 'Completed', completedOn: '2024-09-20' });
    const correction = said({ submissionId: 's2', band: 'G', submittedAt: '2024-10-03T09:00:00.000Z' });
    expect(bandIn(q2, mistake, correction)).toBe('G');
    expect(bandIn(q3, mistake, correction)).toBe('NotReported');
  });

  test('but not where it was taken up again in a period between', () => {
    const completed = said({ period: '2023-24', band: 'Completed', completedOn: '2024-03-20' });
    expect(bandIn(q3, completed, said({ band: 'A' }))).toBe('NotReported');
  });

  test('where a row has the day of completion and no rating', () => {
    const dated = said({ completedOn: '2024-09-20' });
    expect(bandIn(q2, dated)).toBe('Completed');
    expect(bandIn(q3, dated)).toBe('Completed');
    const summary = summariseStatus(snapshotWith(dated), q2, 'action');
    expect(summary.ok && summary.value.rows.at(-1)?.counts).toMatchObject({ Completed: 9, NotReported: 45 });
  });
});

describe('the update that counts', () => {
  test.each([
    ['2024-10-02T09:00:00Z', '2024-10-02T09:00:00.500Z'],
    ['2024-10-02T09:30:00+01:00', '2024-10-02T09:00:00.000Z'],
  ])('is the later instant, however it is written: %s before %s', (early, late) => {
    const earlier = said({ submissionId: 'z', submittedAt: early });
    const later = said({ submissionId: 'a', submittedAt: late });
    expect(countingUpdate([later, earlier])?.submissionId).toBe('a');
    expect(countingUpdate([earlier, later])?.submissionId).toBe('a');
  });
});

const standingsIn = (snapshot: Partial<Snapshot>, period = q2): Standing[] => {
  const all = standingsOf(made.snapshotOf(snapshot), period);
  if (!all.ok) throw new Error(JSON.stringify(all.problems));
  return all.value;
};

const onlyStanding = (snapshot: Partial<Snapshot>, period = q2): Standing => {
  const [first, ...more] = standingsIn(snapshot, period);
  if (!first || more.length > 0) throw new Error(`${more.length + (first ? 1 : 0)} standings, not one`);
  return first;
};

const q1Said = (value: number, more: Partial<Update> = {}) => made.said({ value, ...more });
const q2Said = (value: number, more: Partial<Update> = {}) => made.said({ period: q2, value, ...more });

describe('a measure whose definition changed', () => {
  const before = made.measure({ to: '2024-08-31', target: 50, post: 'Parking Manager' });
  const since = made.measure({ from: '2024-09-01', target: 100 });
  const updates = [q1Said(60), q2Said(60)];

  test('stands once in each quarter, by the version of the time', () => {
    const indicators = [before, since];
    expect(onlyStanding({ indicators, updates }, '2024-25-Q1')).toMatchObject({
      item: { target: 50 },
      owner: { post: 'Parking Manager' },
      rating: { band: 'G' },
    });
    expect(onlyStanding({ indicators, updates })).toMatchObject({
      item: { target: 100 },
      owner: { post: 'Car Parks Manager' },
      rating: { band: 'R' },
      previous: { rating: { band: 'G' } },
      bandChange: 'down',
      trajectory: 'static',
      trendBreak: null,
    });
  });

  test('in such a way that figures cannot be compared: no arrow, no trajectory, and it says so', () => {
    const broken = { ...since, breaksTrend: true, breakReason: 'Counts flats as well' };
    expect(onlyStanding({ indicators: [before, broken], updates })).toMatchObject({
      previous: { rating: { band: 'G' } },
      bandChange: null,
      trajectory: null,
      trendBreak: { on: '2024-09-01', reason: 'Counts flats as well' },
    });
  });

  test('to other plans stands under those that it belongs to at the time', () => {
    const moved = { ...since, planKeys: ['made-up/services'] };
    const snapshot = {
      plans: [made.plan('services', { order: 2 }), made.plan('growth')],
      indicators: [before, moved],
      updates,
    };
    const planIn = (period: string) => standingsIn(snapshot, period).map(({ plan }) => plan.id);
    expect([planIn('2024-25-Q1'), planIn(q2)]).toEqual([['growth'], ['services']]);
  });

  test('to another scheme: bands of two schemes do not stand on one ladder', () => {
    const other = made.scheme({ id: 'other' });
    const snapshot = {
      schemes: [made.scheme(), other],
      indicators: [before, { ...since, scheme: 'other' }],
      updates,
    };
    expect(onlyStanding(snapshot)).toMatchObject({ bandChange: null, trajectory: 'static' });
  });

  test('from a scheme that the register does not have: nothing is said of the time before', () => {
    const indicators = [{ ...before, scheme: 'lost' }, since];
    expect(onlyStanding({ indicators, updates })).toMatchObject({ previous: null, bandChange: null });
    expect(standingsIn({ indicators, updates }, '2024-25-Q1')).toEqual([]);
  });

  test('where nothing is known of the target before and no label was printed, there is no arrow', () =>
    expect(onlyStanding({ indicators: [since], updates })).toMatchObject({
      previous: { update: { value: 60 }, rating: null },
      bandChange: null,
      trajectory: 'static',
    }));

  test('has no standing while no version holds', () =>
    expect(standingsIn({ indicators: [since], updates }, '2024-25-Q1')).toEqual([]));
});

describe('the direction of a value is not the colour', () => {
  test('a green measure can deteriorate', () =>
    expect(onlyStanding({ indicators: [made.measure()], updates: [q1Said(130), q2Said(101)] })).toMatchObject(
      {
        rating: { band: 'G' },
        bandChange: 'same',
        trajectory: 'deteriorating',
      },
    ));

  test('a new measure has neither arrow nor trajectory', () =>
    expect(onlyStanding({ indicators: [made.measure()], updates: [q2Said(101)] })).toMatchObject({
      bandChange: null,
      trajectory: null,
    }));

  test('a quarter that nobody reported on has no direction', () =>
    expect(onlyStanding({ indicators: [made.measure()], updates: [q1Said(101)] })).toMatchObject({
      rating: { band: 'NotReported' },
      trajectory: null,
    }));

  test('an action has no value to move', () => {
    const { key } = made.action();
    const updates = [
      made.said({ itemKey: key, band: 'A' }),
      made.said({ itemKey: key, period: q2, band: 'G' }),
    ];
    expect(onlyStanding({ actions: [made.action()], updates })).toMatchObject({
      bandChange: 'up',
      trajectory: null,
      trendBreak: null,
    });
  });

  test('the first report of all is compared with nothing', () =>
    expect(
      onlyStanding(
        {
          indicators: [made.measure()],
          updates: [q2Said(101)],
          periods: made.snapshotOf().periods.slice(2, 3),
        },
        q2,
      ),
    ).toMatchObject({ previous: null, bandChange: null, trajectory: null, trendBreak: null }));
});

describe('a figure that was restated after it was published', () => {
  const printed = q1Said(101, { publishedBand: 'G' });
  const revised = q1Said(90, {
    submissionId: 's2',
    submittedAt: '2024-10-20T09:00:00Z',
    restatementReason: 'Late returns',
    replaces: printed.key,
  });
  const now = q2Said(100);
  const updates = [printed, revised, now];

  test('is rated anew in its own quarter, with what was printed beside it', () =>
    expect(onlyStanding({ indicators: [made.measure()], updates }, '2024-25-Q1')).toMatchObject({
      update: { value: 90 },
      rating: { band: 'R', computed: 'R', published: 'G' },
      restated: { from: { value: 101 }, to: { value: 90 }, reason: 'Late returns', on: '2024-10-20' },
    }));

  test('movement is against the revised figure, which is marked', () =>
    expect(onlyStanding({ indicators: [made.measure()], updates })).toMatchObject({
      previous: { update: { value: 90 }, restated: { from: { value: 101 } } },
      bandChange: 'up',
      trajectory: 'improving',
    }));

  test('or against the published one, where the scheme says so', () =>
    expect(
      onlyStanding({
        schemes: [made.scheme({ movement: 'published' })],
        indicators: [made.measure()],
        updates,
      }),
    ).toMatchObject({
      previous: { update: { value: 90 }, restated: { from: { value: 101 } } },
      bandChange: 'same',
      trajectory: 'static',
    }));

  test('a scheme that goes by the published figure takes any other as it stands', () =>
    expect(
      onlyStanding({
        schemes: [made.scheme({ movement: 'published' })],
        indicators: [made.measure()],
        updates: [printed, now],
      }),
    ).toMatchObject({ bandChange: 'same', restated: null }));

  test("an action's rating likewise", () => {
    const { key } = made.action();
    const ofAction = { itemKey: key, value: null };
    const label = made.said({ ...ofAction, band: 'G', publishedBand: 'G' });
    const other = made.said({
      ...ofAction,
      submissionId: 's2',
      submittedAt: '2024-10-20T09:00:00Z',
      band: 'A',
      restatementReason: 'Overlooked',
      replaces: label.key,
    });
    expect(onlyStanding({ actions: [made.action()], updates: [label, other] }, '2024-25-Q1')).toMatchObject({
      rating: { band: 'A', published: 'G' },
      restated: { reason: 'Overlooked' },
    });
  });
});

describe('an action that was closed', () => {
  const closed = (closedOn: string | null): Partial<Action> => ({ state: 'closed', closedOn });
  const leaving = [made.byOfficers];
  const shown = [{ ...made.byOfficers, closedAs: 'Closed' }];
  const bands = (action: Partial<Action>, schemes: Snapshot['schemes'], updates: Update[] = []) =>
    standingsIn({ actions: [made.action(action)], schemes, updates }).map(({ rating }) => rating.band);

  test.each<[string, string | null, Snapshot['schemes'], string[]]>([
    ['in the quarter, with a band for that', '2024-08-15', shown, ['Closed']],
    ['in the quarter, where it leaves the tables with the decision', '2024-08-15', leaving, []],
    ['before the quarter', '2024-06-30', shown, []],
    ['after the quarter', '2024-10-01', shown, ['NotReported']],
    ['on nobody knows which day', null, shown, []],
  ])('%s', (...[, closedOn, schemes, expected]) =>
    expect(bands(closed(closedOn), schemes)).toEqual(expected),
  );

  const key = itemKey('made-up', 'action', 'A1');
  const amber = (period: string) => made.said({ itemKey: key, period, band: 'A' });

  test('in a quarter in which something was said of it before that', () =>
    expect(bands(closed('2024-08-15'), leaving, [amber(q2)])).toEqual(['A']));

  const held = (closedOn: string | null): Partial<Action> => ({ state: 'paused', closedOn });

  test.each<[string, string | null, Snapshot['schemes'], Update[], string[]]>([
    ['since the quarter, with a band for that', '2024-08-15', shown, [amber(q1)], ['Closed']],
    ['since long before, with a band for that', '2024-04-15', shown, [], ['Closed']],
    ['as it was last said', '2024-08-15', leaving, [amber(q1)], ['A']],
    ['as it was said in the quarter', '2024-08-15', leaving, [amber(q2)], ['A']],
    ['of which nothing was ever said', '2024-08-15', leaving, [], []],
    ['only after the quarter', '2024-10-01', shown, [amber(q1)], ['NotReported']],
    ['since nobody knows when', null, shown, [amber(q1)], ['Closed']],
    ['since nobody knows when, with a word in the quarter', null, shown, [amber(q2)], ['A']],
  ])('on hold %s', (...[, since, schemes, updates, expected]) =>
    expect(bands(held(since), schemes, updates)).toEqual(expected),
  );

  test('on nobody knows which day, and something was said of it in the quarter', () => {
    const { key: itemKey } = made.action();
    const updates = [made.said({ itemKey, period: q2, band: 'A' })];
    expect(bands(closed(null), shown, updates)).toEqual(['A']);
  });
});

describe('an action that was promised later', () => {
  const key = itemKey('made-up', 'action', 'A2');
  const actions = [made.action(), made.action({ ref: 'A2', from: '2024-07-01' })];
  const refsIn = (period: string, updates: Update[] = []) => {
    const standings = standingsOf(made.snapshotOf({ actions, updates }), period);
    return standings.ok && standings.value.map(({ item }) => item.ref);
  };

  test('is in no table of the time before', () => {
    expect(refsIn(q1)).toEqual(['A1']);
    expect(refsIn(q2)).toEqual(['A1', 'A2']);
  });

  test('was nothing in the report before', () =>
    expect(standingsIn({ actions })).toMatchObject([
      { item: { ref: 'A1' }, previous: { rating: { band: 'NotReported' } } },
      { item: { ref: 'A2' }, previous: { rating: null } },
    ]));

  test('is shown where something was said of it all the same', () =>
    expect(refsIn(q1, [made.said({ itemKey: key, period: q1, band: 'A' })])).toEqual(['A1', 'A2']));
});

describe('an item whose reference changed at a roll-over', () => {
  const old = itemKey('made-up', 'indicator', 'X9');
  const renamed = made.measure({ from: '2024-07-01', formerKey: old });
  const former = made.measure({ ref: 'X9', to: '2024-06-30', target: 200 });

  test('is compared with its earlier periods under the old one, by the definition of then', () =>
    expect(
      standingsIn({ indicators: [former, renamed], updates: [q1Said(120, { itemKey: old }), q2Said(120)] }),
    ).toMatchObject([
      { previous: { update: { value: 120 }, rating: { band: 'R' } }, bandChange: 'up', trajectory: 'static' },
    ]));

  test('but by its own where both have one, and never takes the present from the old one', () => {
    const updates = [q1Said(120, { itemKey: old }), q1Said(99), q2Said(1, { itemKey: old })];
    expect(standingsIn({ indicators: [former, renamed], updates })).toMatchObject([
      { update: null, previous: { update: { value: 99 } } },
    ]);
  });

  const broken = made.measure({
    ref: 'X9',
    definitionKey: `${old}/2024-06-30`,
    from: '2024-07-01',
    to: '2024-07-31',
    breaksTrend: true,
    breakReason: 'counted anew',
  });
  const later = made.measure({ from: '2024-08-01', formerKey: old });
  const moved = { updates: [q1Said(120, { itemKey: old }), q2Said(120)] };

  test.each([
    ['with a first day', later],
    ['without one', made.measure({ formerKey: old })],
  ])('a break of trend that was recorded under the old one stops the trend of the new, %s', (_, goesOn) =>
    expect(onlyStanding({ indicators: [former, broken, goesOn], ...moved })).toMatchObject({
      previous: { update: { value: 120 } },
      bandChange: null,
      trajectory: null,
      trendBreak: { on: '2024-07-01', reason: 'counted anew' },
    }),
  );

  test('but not one of another measure that took the old reference over', () =>
    expect(
      standingsIn({
        indicators: [former, renamed, { ...broken, to: null, title: 'Another measure' }],
        ...moved,
      }).find(({ item }) => item.ref === 'M1'),
    ).toMatchObject({ bandChange: 'up', trajectory: 'static', trendBreak: null }));

  test('has nothing before it where the old one is not in the register', () =>
    expect(onlyStanding({ indicators: [renamed], updates: [q2Said(120)] })).toMatchObject({
      previous: { update: null, rating: { band: 'NotReported' } },
      bandChange: null,
    }));

  test('an action that was completed under the old one stays completed', () => {
    const oldAction = itemKey('made-up', 'action', 'X1');
    const said = made.said({ itemKey: oldAction, period: '2023-24', band: 'Completed' });
    const actions = [made.action({ formerKey: oldAction })];
    expect(onlyStanding({ actions, updates: [said] }).rating.band).toBe('Completed');
  });
});

describe('which items, and in which order', () => {
  test('by plan, then as people count; an item in two plans stands in both, one held back in none', () => {
    const plans = [
      made.plan('services', { order: 2 }),
      made.plan('growth'),
      made.plan('other', { order: 3 }),
    ];
    const both = ['made-up/growth', 'made-up/services', 'made-up/growth'];
    const held = made.measure({ ref: '1.3' });
    const problem: Snapshot['problems'][number] = {
      code: 'not-a-number',
      list: 'Updates',
      rowId: '7',
      key: null,
      itemKey: held.key,
      title: null,
      webUrl: null,
    };
    const standings = standingsIn({
      plans,
      indicators: [made.measure({ ref: '1.10', planKeys: both }), made.measure({ ref: '1.2' }), held],
      problems: [problem, { ...problem, itemKey: null }],
    });
    expect(standings.map(({ plan, item }) => `${plan.id} ${item.ref}`)).toEqual([
      'growth 1.2',
      'growth 1.10',
      'services 1.10',
    ]);
  });

  test('a period that the register does not have is refused', () =>
    expect(standingsOf(made.snapshotOf(), '2031-32')).toMatchObject({
      ok: false,
      problems: [{ code: 'unknown-period', facts: { period: '2031-32' } }],
    }));

  test('a council with delivery plans only need not say so', () => {
    const plans = [made.plan('parking', { kind: 'delivery-plan' })];
    const actions = [made.action({ planKeys: ['made-up/parking'] })];
    expect(standingsIn({ plans, actions })).toHaveLength(1);
    expect(standingsOf(made.snapshotOf({ plans, actions }), q2, 'theme')).toEqual({ ok: true, value: [] });
  });

  test('the owner is the one of the time', () => {
    const formerOwners = [
      { post: 'Parking Manager', approverPost: null, directorate: null, until: '2024-09-30' },
    ];
    const snapshot = { actions: [made.action({ formerOwners })] };
    const ownerIn = (period: string) => onlyStanding(snapshot, period).owner.post;
    expect([ownerIn(q2), ownerIn(q3)]).toEqual(['Parking Manager', 'Car Parks Manager']);
  });
});

describe('whatever was said', () => {
  const someUpdates = fc
    .uniqueArray(
      fc.record({
        period: fc.constantFrom('2023-24', '2024-25-Q1', q2, '2024-25-M05'),
        value: fc.integer({ min: 80, max: 120 }),
        ref: fc.constantFrom('M1', 'M2'),
        submissionId: fc.constantFrom('a', 'b', 'c'),
        hour: fc.integer({ min: 10, max: 12 }),
        state: fc.constantFrom<Update['state']>('submitted', 'approved', 'draft', 'returned', 'superseded'),
        restatementReason: fc.constantFrom(null, 'Late returns'),
      }),
      { selector: ({ period, ref, submissionId }) => [period, ref, submissionId].join(' '), maxLength: 24 },
    )
    .map(all =>
      all.map(({ ref, hour, ...more }) =>
        made.said({
          ...more,
          itemKey: itemKey('made-up', 'indicator', ref),
          submittedAt: `2024-10-02T${hour}:00:00Z`,
        }),
      ),
    );
  const indicators: Indicator[] = [made.measure(), made.measure({ ref: 'M2', polarity: 'lower' })];

  test('the same updates in any order of arrival give the same standings', () =>
    fc.assert(
      fc.property(
        someUpdates.chain(updates =>
          fc.tuple(fc.constant(updates), fc.shuffledSubarray(updates, { minLength: updates.length })),
        ),
        ([updates, shuffled]) => {
          expect(standingsIn({ indicators, updates: shuffled })).toEqual(
            standingsIn({ indicators, updates }),
          );
        },
      ),
    ));
});
