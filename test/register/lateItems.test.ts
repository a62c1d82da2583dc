import { describe, expect, test } from '@jest/globals';
import {
  lateItems,
  standingsOf,
  summariseDocuments,
  type Action,
  type Snapshot,
} from '../../register/index.ts';
import { northNorfolkSnapshot } from './northNorfolkSnapshot.ts';
import { sampleSnapshot } from './sampleSnapshot.ts';

const period = '2024-25-Q1';

const late = (snapshot: Snapshot, of = period) => {
  const standings = standingsOf(snapshot, of);
  const found = lateItems(snapshot, of, standings.ok ? standings.value : []);
  if (!found.ok) throw new Error(found.problems.map(({ code }) => code).join());
  return found.value;
};

const withAction = (said: Partial<Action>): Snapshot => {
  const sample = sampleSnapshot();
  const [first, ...rest] = sample.actions;
  const due = { originalDue: '2024-05-31', due: '2024-05-31', dueText: null, revisions: [] };
  return { ...sample, actions: [{ ...first!, ...due, state: 'open', partnership: false, ...said }, ...rest] };
};

const isLate = (said: Partial<Action>): boolean => {
  const snapshot = withAction(said);
  const key = snapshot.actions[0]?.key;
  return late(snapshot).actions.some(one => one.key === key);
};

describe('an action is late', () => {
  test.each<[string, Partial<Action>, boolean]>([
    ['once its date has passed', {}, true],
    ['not on the day itself', { originalDue: '2024-06-30', due: '2024-06-30' }, false],
    ['not without a date', { originalDue: null, due: null, dueText: 'Ongoing' }, false],
    ['also while its closure is proposed', { state: 'closure-proposed' }, true],
    ['not on hold', { state: 'paused' }, false],
    ['not once it was closed by then', { state: 'closed', closedOn: '2024-06-29' }, false],
    ['also where it was put on hold only later', { state: 'paused', closedOn: '2024-07-15' }, true],
    ['not where others carry it out', { partnership: true }, false],
    [
      'by the date that was in force, and not by a later one',
      {
        due: '2025-03-31',
        revisions: [
          { from: '2024-05-31', to: '2025-03-31', agreedBy: 'x', agreedOn: '2024-07-20', reason: 'Late' },
        ],
      },
      true,
    ],
  ])('%s', (_, said, expected) => expect(isLate(said)).toBe(expected));

  test('not once it is reported as completed', () => {
    const snapshot = withAction({});
    const key = snapshot.actions[0]!.key;
    const updates = snapshot.updates.map(one =>
      one.itemKey === key && one.period === period
        ? { ...one, band: 'Completed', publishedBand: null, completedOn: '2024-06-20' }
        : one,
    );
    expect(late({ ...snapshot, updates }).actions.map(one => one.key)).not.toContain(key);
  });
});

describe('what is late in North Norfolk', () => {
  test('is what its own tables count: the 29 recommendations that are printed, and the policies of the same day', () => {
    const snapshot = northNorfolkSnapshot();
    const last = snapshot.periods.findLast(({ state }) => state === 'closed')!.period;
    const { day, recommendations, documents } = late(snapshot, last);
    const policies = summariseDocuments(snapshot, day, 'directorate');
    const overall = policies.ok ? policies.value.rows.at(-1)?.overdue : null;
    expect(new Set(recommendations.map(({ key }) => key)).size).toBe(recommendations.length);
    expect(documents.length).toBeGreaterThan(0);
    expect([recommendations.length, documents.length]).toEqual([29, overall]);
  });
});

test('cannot be said of a period that is not there, nor by a scheme that is not', () => {
  expect(lateItems(sampleSnapshot(), '2030-31-Q1', [])).toMatchObject({
    ok: false,
    problems: [{ code: 'unknown-period' }],
  });
  const snapshot = northNorfolkSnapshot();
  const documents = snapshot.documents.slice(0, 1).map(one => ({ ...one, scheme: 'nobody-has-it' }));
  const { period: first } = snapshot.periods[0]!;
  expect(lateItems({ ...snapshot, documents }, first, [])).toMatchObject({
    ok: false,
    problems: [{ code: 'unknown-scheme' }],
  });
});
