import { describe, expect, test } from '@jest/globals';
import {
  agreeRevision,
  latenessOf,
  periodEnd,
  periodKind,
  periodOn,
  periodStart,
  quarterOf,
  type Action,
  type Agreement,
  type PeriodKind,
  type Recommendation,
  type RevisionRequest,
  type Role,
} from '../../register/index.ts';
import { cannockChaseRegister } from '../../local/sample/cannockChase.ts';
import { recommendation } from './madeRecommendation.ts';

/** Planned for Q2 2019-20, and never moved. */
const milestone = cannockChaseRegister().actions.find(one => one.ref === 'PP-06')!;
const action = (said: Partial<Action> = {}): Action => ({ ...milestone, ...said });

const request: RevisionRequest = {
  to: '2020-01-31',
  reason: 'The college is full',
  askedBy: 'Skills Officer',
};
const agreed = (...roles: Role[]): Agreement => ({ by: 'Head of Prosperity', roles, on: '2019-09-19' });

const said = <T extends Action | Recommendation>(
  item: T,
  asked: Partial<RevisionRequest> = {},
  agreement: Agreement = agreed('director'),
) => {
  const result = agreeRevision(item, { ...request, ...asked }, agreement);
  return result.ok ? result.value : result.problems[0]?.code;
};

describe('another date is a request until someone with the right agrees', () => {
  test('the original date stays, and the new one has who agreed it, when and why', () => {
    expect(said(action(), { reason: ' The college is full ' })).toEqual({
      ...milestone,
      originalDue: '2019-09-30',
      due: '2020-01-31',
      revised: '2019-20-Q4',
      revisions: [
        {
          from: '2019-09-30',
          to: '2020-01-31',
          agreedBy: 'Head of Prosperity',
          agreedOn: '2019-09-19',
          reason: 'The college is full',
        },
      ],
    });
  });

  test('a second one is counted, and late against the first date all the same', () => {
    const once = said(action()) as Action;
    const twice = said(once, { to: '2020-04-30' }, { ...agreed('approver'), on: '2020-01-20' }) as Action;
    expect(twice.revisions.map(({ from, to }) => [from, to])).toEqual([
      ['2019-09-30', '2020-01-31'],
      ['2020-01-31', '2020-04-30'],
    ]);
    expect(latenessOf(twice, '2020-04-30')).toMatchObject({
      revisions: 2,
      lateDays: 0,
      lateMonthsAgainstOriginal: 7,
    });
  });

  test.each<[string, Partial<Action>, Partial<Action>]>([
    ['a milestone planned by month moves to a month', { planned: '2019-20-M06' }, { revised: '2019-20-M10' }],
    ['a project keeps its date alone', { planned: null }, { revised: null, due: '2020-01-31' }],
    [
      '“Ongoing” ends with the first date that is agreed',
      { planned: null, originalDue: null, due: null, dueText: 'Ongoing' },
      { originalDue: '2020-01-31', due: '2020-01-31', dueText: null },
    ],
    [
      'a date whose first one was not kept is kept from now on',
      { planned: null, originalDue: null },
      { originalDue: '2019-09-30' },
    ],
  ])('%s', (_, before, after) => {
    expect(said(action(before))).toMatchObject(after);
  });

  test.each<[Role[], string]>([
    [['approver'], 'agreed'],
    [['director', 'member'], 'agreed'],
    [['performance'], 'agreed'],
    [['officer'], 'not-allowed'],
    [['audit'], 'not-allowed'],
    [[], 'not-allowed'],
  ])('of an action, by %j: %s', (roles, outcome) => {
    const result = said(action(), {}, agreed(...roles));
    expect(typeof result === 'string' ? result : 'agreed').toBe(outcome);
  });

  test('nobody agrees to what they asked for themselves, but those who keep the register', () => {
    const own = { askedBy: 'Head of Prosperity' };
    expect(said(action(), own, agreed('officer', 'approver'))).toBe('not-allowed');
    expect(said(action(), own, agreed('performance'))).toMatchObject({ due: '2020-01-31' });
  });

  test.each<[string, Partial<Action>, Partial<RevisionRequest>, string]>([
    ['it is completed', { state: 'completed' }, {}, 'wrong-state'],
    ['it is closed', { state: 'closed' }, {}, 'wrong-state'],
    ['the date is no day', {}, { to: 'in spring' }, 'not-a-date'],
    ['the date is the old one', {}, { to: '2019-09-30' }, 'out-of-range'],
    ['the date is over already', {}, { to: '2019-09-18' }, 'out-of-range'],
    ['nobody said why', {}, { reason: ' ' }, 'reason-needed'],
  ])('refused where %s', (_, before, asked, code) => {
    expect(said(action(before), asked)).toBe(code);
  });
});

describe('a recommendation is re-dated by its closer', () => {
  const asked = { to: '2024-09-30', reason: 'New till', askedBy: 'Car Parks Manager' };
  const on = (role: Role): Agreement => ({ by: 'somebody else', roles: [role], on: '2024-06-01' });

  test.each<[string, Partial<Recommendation>, Role, string | object]>([
    ['internal audit, its own', {}, 'audit', { due: '2024-09-30', originalDue: '2024-06-30' }],
    ['a director, internal audit’s', {}, 'director', 'date-locked'],
    [
      'a director, external audit’s',
      { source: 'external-audit', closer: 'external-audit' },
      'director',
      { due: '2024-09-30' },
    ],
    [
      'internal audit, external audit’s',
      { source: 'external-audit', closer: 'external-audit' },
      'audit',
      'not-allowed',
    ],
    [
      'internal audit, what it has superseded',
      { acts: [{ act: 'superseded', on: '2024-05-01', by: 'auditor', reason: 'Car park sold' }] },
      'audit',
      'wrong-state',
    ],
  ])('%s', (_, made, role, outcome) => {
    const result = said(recommendation(made), asked, on(role));
    if (typeof outcome === 'string') expect(result).toBe(outcome);
    else expect(result).toMatchObject(outcome);
  });
});

describe('the period that a day is in', () => {
  test.each<[string, PeriodKind, string]>([
    ['2019-09-30', 'quarter', '2019-20-Q2'],
    ['2020-01-31', 'quarter', '2019-20-Q4'],
    ['2019-04-01', 'quarter', '2019-20-Q1'],
    ['2020-03-31', 'month', '2019-20-M12'],
    ['2019-12-31', 'month', '2019-20-M09'],
    ['2020-03-31', 'year', '2019-20'],
    ['2000-01-01', 'year', '1999-00'],
  ])('%s, %s: %s', (day, kind, period) => {
    expect(periodOn(day, kind)).toBe(period);
    expect(periodKind(period)).toBe(kind);
    expect(quarterOf(period) === null).toBe(kind !== 'quarter');
    expect(periodStart(period) <= day && day <= periodEnd(period)).toBe(true);
  });
});
