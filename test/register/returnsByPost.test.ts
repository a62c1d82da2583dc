import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  approvedOf,
  returnDue,
  returnsByPost,
  workingDaysLate,
  type Indicator,
  type ReturnOfPost,
  type Snapshot,
  type Update,
} from '../../register/index.ts';
import * as made from './madeMeasure.ts';
import { england } from './madeSnapshot.ts';
import { sampleSnapshot } from './sampleSnapshot.ts';

const q1 = '2024-25-Q1';
/** A Friday. */
const dueOn = '2024-07-12';

const measures = (...said: Partial<Indicator>[]): Indicator[] =>
  said.map((one, index) => made.measure({ ref: `M${index + 1}`, ...one }));

const rowsOf = (more: Partial<Snapshot>): ReturnOfPost[] => returnsByPost(made.snapshotOf(more), q1);

/** The only row, of one measure and all that was said of it. */
const rowOf = (updates: Update[], more: Partial<Indicator> = {}): ReturnOfPost => {
  const [row, ...others] = rowsOf({ indicators: measures(more), updates });
  if (!row || others.length > 0) throw new Error('not one row');
  return row;
};

const at = (day: string, more: Partial<Update> = {}): Update =>
  made.said({ submissionId: day, submittedAt: `${day}T09:00:00Z`, ...more });

const closed = (snapshot: Partial<Snapshot>): Partial<Snapshot> => ({
  ...snapshot,
  periods: made
    .snapshotOf()
    .periods.map(one => ({ ...one, state: one.period === q1 ? 'closed' : one.state })),
});

describe('a return has a row for each post', () => {
  test('with what it was asked, what it answered and what is missing', () => {
    const indicators = measures({}, {}, { post: 'Parks Manager', directorate: null });
    const [cars, parks] = rowsOf({ indicators, updates: [at('2024-07-08', { state: 'submitted' })] });
    expect(cars).toMatchObject({
      post: 'Car Parks Manager',
      directorates: ['Place'],
      asked: 2,
      answered: 1,
      approved: 0,
      lastSaidOn: '2024-07-08',
    });
    expect(cars?.owing.map(({ standing }) => standing.item.ref)).toEqual(['M2']);
    expect(parks).toMatchObject({ post: 'Parks Manager', directorates: [], answered: 0, lastSaidOn: null });
  });

  test('those that owe something first, then by name', () => {
    const posts = ['Zoo Manager', 'Arts Manager', 'Parks Manager', 'Baths Manager'];
    const indicators = measures(...posts.map(post => ({ post })));
    const said = ['M1', 'M3'].map(ref => at('2024-07-08', { itemKey: `made-up/indicator/${ref}` }));
    expect(rowsOf({ indicators, updates: said }).map(({ post }) => post)).toEqual([
      'Arts Manager',
      'Baths Manager',
      'Parks Manager',
      'Zoo Manager',
    ]);
    expect(rowsOf({ indicators, updates: said.slice(1) }).map(({ post }) => post)).toEqual([
      'Arts Manager',
      'Baths Manager',
      'Zoo Manager',
      'Parks Manager',
    ]);
  });

  test('names every directorate that its items belong to, once', () => {
    const indicators = measures({}, { directorate: 'Resources' }, {}, { directorate: null });
    expect(rowsOf({ indicators })[0]?.directorates).toEqual(['Place', 'Resources']);
  });

  test('of one plan alone where it is asked for', () => {
    const plans = [made.plan('growth'), made.plan('services')];
    const indicators = measures({}, { planKeys: ['made-up/services'], post: 'Parks Manager' });
    const snapshot = made.snapshotOf({ plans, indicators });
    expect(returnsByPost(snapshot, q1, ['made-up/services']).map(({ post }) => post)).toEqual([
      'Parks Manager',
    ]);
  });

  test('but none where work is with partners only, or the period is unknown', () => {
    const snapshot = made.snapshotOf({ actions: [made.action({ partnership: true })] });
    expect(returnsByPost(snapshot, q1)).toEqual([]);
    expect(returnsByPost(snapshot, '2031-32-Q1')).toEqual([]);
  });
});

describe('who owned an item', () => {
  const formerOwners = [
    { post: 'Highways Manager', approverPost: null, directorate: 'Highways', until: '2024-07-31' },
  ];
  const indicators = measures({ formerOwners });

  test('is who is asked now, while the return is open', () =>
    expect(rowsOf({ indicators })).toMatchObject([{ post: 'Car Parks Manager', directorates: ['Place'] }]));

  test('is who was asked when it fell due, once it is closed: a reorganisation does not rewrite the past', () =>
    expect(rowsOf(closed({ indicators }))).toMatchObject([
      { post: 'Highways Manager', directorates: ['Highways'] },
    ]));
});

describe('the last answer', () => {
  const otherRating = {
    submittedBy: 'approver',
    decided: { by: 'approver', at: '2024-07-19T09:00:00Z', reason: 'Not yet' },
  };
  test.each<[string, Update[], string | null]>([
    ['none', [], null],
    ['one', [at('2024-07-08')], '2024-07-08'],
    ['corrected', [at('2024-07-10'), at('2024-07-08')], '2024-07-10'],
    [
      'late in the evening of a summer day',
      [made.said({ submittedAt: '2024-07-08T23:30:00Z' })],
      '2024-07-09',
    ],
    ['sent back, and not given again', [at('2024-07-08', { state: 'returned' })], '2024-07-08'],
    ['only begun', [at('2024-07-08', { state: 'draft' })], null],
    ['of another period', [at('2024-07-08', { period: '2024-25-Q2' })], null],
    ['taken from a printed report', [at('2024-07-08', { submittedBy: 'published' })], null],
    [
      'restated after it was published',
      [at('2024-07-08'), at('2024-11-05', { restatementReason: 'Late returns' })],
      '2024-07-08',
    ],
    ['rated otherwise by its approver', [at('2024-07-08'), at('2024-07-19', otherRating)], '2024-07-08'],
    [
      'approved by somebody else',
      [at('2024-07-08', { decided: { by: 'approver', at: '2024-07-19T09:00:00Z', reason: null } })],
      '2024-07-08',
    ],
    [
      'given by telephone, and recorded later',
      [at('2024-07-16', { givenBy: { who: 'Car Parks Manager', how: 'by telephone', on: '2024-07-12' } })],
      '2024-07-12',
    ],
  ])('%s', (_, updates, day) => expect(rowOf(updates).lastSaidOn).toBe(day));

  test('of several items is the latest', () => {
    const updates = ['2024-07-08', '2024-07-10', '2024-07-09'].map((day, index) =>
      at(day, { itemKey: `made-up/indicator/M${index + 1}` }),
    );
    expect(rowsOf({ indicators: measures({}, {}, {}, {}), updates })[0]?.lastSaidOn).toBe('2024-07-10');
  });
});

describe('what was sent back', () => {
  const returned = at('2024-07-08', { state: 'returned' });

  test.each<[string, Update[], number, boolean]>([
    ['is owed again, and said to be so', [returned], 0, true],
    ['is answered once it is given again', [returned, at('2024-07-10', { state: 'submitted' })], 1, false],
    ['is not what was never said', [], 0, false],
    ['is not what was only begun', [at('2024-07-08', { state: 'draft' })], 0, false],
  ])('%s', (_, updates, answered, isSentBack) => {
    const row = rowOf(updates);
    expect([row.answered, row.items[0]?.isSentBack]).toEqual([answered, isSentBack]);
    expect(row.owing).toHaveLength(1 - answered);
  });
});

describe('how late', () => {
  test.each<[string, Update[], Partial<Indicator>, number | null]>([
    ['nobody knows of what was not said', [], {}, null],
    ['nobody knows of a printed figure', [at('2024-09-13', { submittedBy: 'published' })], {}, null],
    ['not at all before the day', [at('2024-07-08')], {}, 0],
    ['not at all on the day', [at(dueOn)], {}, 0],
    ['one working day on the Monday after', [at('2024-07-15')], {}, 1],
    ['by the last of several', [at('2024-07-08'), at('2024-07-16')], {}, 2],
    ['not at all where its data come later', [at('2024-07-16')], { dataLag: 5 }, 0],
    ['later than its own day', [at('2024-07-22')], { dataLag: 5 }, 1],
  ])('%s', (_, updates, more, days) =>
    expect(workingDaysLate(rowOf(updates, more), { dueOn }, england)).toBe(days),
  );

  test('of a post by whatever was latest against its own day', () => {
    const [row] = rowsOf({
      indicators: measures({}, { dataLag: 5 }, {}),
      updates: [
        at('2024-07-15'),
        at('2024-07-18', { itemKey: 'made-up/indicator/M2' }),
        at('2024-07-08', { itemKey: 'made-up/indicator/M3' }),
      ],
    });
    expect(workingDaysLate(row!, { dueOn }, england)).toBe(1);
  });
});

test.each([
  ['an action is due with the return', made.action(), dueOn],
  ['so is a measure whose data are there', made.measure(), dueOn],
  ['one whose data come late is due later', made.measure({ dataLag: 3 }), '2024-07-17'],
])('%s', (_, item, day) => expect(returnDue(item, { dueOn }, england)).toBe(day));

test('rows add up to the whole return, whatever was said', () => {
  const snapshot = sampleSnapshot();
  const q2 = '2024-25-Q2';
  const keys = returnsByPost(snapshot, q2).flatMap(({ items }) => items.map(one => one.standing.item.key));
  const states = fc.constantFrom('draft', 'submitted', 'approved', 'returned', 'superseded');
  const saying = fc.array(fc.tuple(fc.nat({ max: keys.length - 1 }), states), { maxLength: 40 });
  fc.assert(
    fc.property(saying, said => {
      const updates = said.map(([index, state], number) =>
        made.said({ itemKey: keys[index]!, period: q2, submissionId: `s${number}`, state, band: 'G' }),
      );
      const whole = { ...snapshot, updates: [...snapshot.updates, ...updates] };
      const rows = returnsByPost(whole, q2);
      const sum = (count: (row: ReturnOfPost) => number) =>
        rows.reduce((total, row) => total + count(row), 0);
      expect({
        approved: sum(row => row.approved),
        answered: sum(row => row.answered),
        asked: sum(row => row.asked),
      }).toEqual(approvedOf(whole, q2));
      for (const row of rows) {
        expect(row.items).toHaveLength(row.asked);
        expect(row.owing).toHaveLength(row.asked - row.answered);
        expect(row.approved).toBeLessThanOrEqual(row.answered);
      }
    }),
    { numRuns: 25 },
  );
});
