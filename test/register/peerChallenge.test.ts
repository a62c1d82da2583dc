import { describe, expect, test } from '@jest/globals';
import { inPlanAt, peerChallengeClock, type Action } from '../../register/index.ts';
import { sampleSnapshot } from './sampleSnapshot.ts';
import { england } from './madeSnapshot.ts';

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
