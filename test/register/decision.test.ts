import { describe, expect, test } from '@jest/globals';
import {
  decideClosure,
  pause,
  proposeClosure,
  reopen,
  rescope,
  type Action,
  type Decision,
  type ItemState,
  type NewScope,
  type Result,
  type Role,
} from '../../register/index.ts';
import { cannockChaseRegister } from '../../local/sample/cannockChase.ts';

const funding = cannockChaseRegister().actions.find(one => one.ref === 'PP-12')!;
const as = (state: ItemState, more: Partial<Action> = {}): Action => ({ ...funding, state, ...more });

const byCabinet: Decision = { decisionRef: 'Cabinet minute 41', on: '2019-09-19', roles: ['performance'] };
const without: Decision = { ...byCabinet, decisionRef: null };
const said = (result: Result<Action>) => (result.ok ? result.value : result.problems[0]?.code);

type Decide = (action: Action, decision: Decision) => Result<Action>;
const scope: NewScope = { title: 'Bid in the 2020 round', reason: 'The round of 2019 was closed early' };
const widen: Decide = (action, decision) => rescope(action, scope, decision);

describe('a project ends, stops or changes by decision alone', () => {
  test('closure is proposed by its officer, and the item goes on until members have decided', () => {
    const proposed = said(proposeClosure(as('open'), { roles: ['officer'] }));
    expect(proposed).toEqual(as('closure-proposed'));
    expect(said(decideClosure(as('closure-proposed'), byCabinet))).toEqual(
      as('closed', { closedOn: '2019-09-19', decisionRef: 'Cabinet minute 41' }),
    );
  });

  test.each<[string, Decide, ItemState, Partial<Action>]>([
    ['put on hold', pause, 'open', { state: 'paused', closedOn: '2019-09-19' }],
    ['taken up again', reopen, 'paused', { state: 'open', closedOn: null }],
    ['given another scope while on hold', widen, 'paused', { state: 'open', closedOn: null }],
    ['closed, and taken up again', reopen, 'closed', { state: 'open', closedOn: null }],
    ['not closed, as was proposed', reopen, 'closure-proposed', { state: 'open' }],
    ['given another scope instead of closed', widen, 'closure-proposed', { title: 'Bid in the 2020 round' }],
  ])('%s', (_, decide, state, becomes) => {
    const before = as(state, state === 'closed' || state === 'paused' ? { closedOn: '2019-07-01' } : {});
    const decisionRef = expect.stringMatching(/^Cabinet minute 41/) as unknown;
    expect(said(decide(before, byCabinet))).toMatchObject({ ...becomes, decisionRef });
    expect(said(decide(before, { ...byCabinet, roles: ['director'] }))).toMatchObject(becomes);
  });

  test('another scope is kept with who decided it, when and why; the dates stay', () =>
    expect(said(widen(as('open'), byCabinet))).toEqual(
      as('open', {
        title: scope.title,
        decisionRef: 'Cabinet minute 41, 19 September 2019: The round of 2019 was closed early',
      }),
    ));

  test.each<[string, Partial<NewScope>, Partial<Decision>, object]>([
    ['without a title', { title: ' ' }, {}, { code: 'missing', field: 'title' }],
    ['that is the same', { title: funding.title }, {}, { code: 'not-changed', field: 'title' }],
    ['that is no line', { title: 'x'.repeat(256) }, {}, { code: 'too-long', facts: { most: 255 } }],
    ['without a reason', { reason: ' ' }, {}, { code: 'missing', field: 'reason' }],
    [
      'with a reason that is no line',
      { reason: 'x'.repeat(250) },
      {},
      { code: 'too-long', facts: { most: 217 } },
    ],
    [
      'with a reference that leaves no room',
      {},
      { decisionRef: 'x'.repeat(255) },
      { code: 'too-long', facts: { most: 0 } },
    ],
    ['without a reference', {}, { decisionRef: null }, { code: 'decision-needed' }],
    ['by its officer', {}, { roles: ['officer'] }, { code: 'not-allowed' }],
  ])('another scope %s is refused', (_, more, by, problem) =>
    expect(rescope(as('open'), { ...scope, ...more }, { ...byCabinet, ...by })).toMatchObject({
      ok: false,
      problems: [problem],
    }),
  );

  test('one on hold is no longer, once its closure is proposed', () =>
    expect(said(proposeClosure(as('paused', { closedOn: '2019-07-01' }), { roles: ['officer'] }))).toEqual(
      as('closure-proposed', { closedOn: null }),
    ));

  test.each<[string, Decide, ItemState]>([
    ['closed before closure was proposed', decideClosure, 'open'],
    ['put on hold when it is finished', pause, 'completed'],
    ['taken up again when it never stopped', reopen, 'open'],
    ['taken up again when it was completed: that is a correction of the answer', reopen, 'completed'],
    ['given another scope when it is closed', widen, 'closed'],
    [
      'proposed for closure twice',
      (action, { roles }) => proposeClosure(action, { roles }),
      'closure-proposed',
    ],
  ])('it cannot be %s', (_, decide, state) => {
    expect(decide(as(state), byCabinet)).toEqual({
      ok: false,
      problems: [{ code: 'wrong-state', field: 'State', facts: { state } }],
    });
  });

  test.each([
    ['no reference', null],
    ['a reference of spaces', '  '],
  ])('a decision with %s is none', (_, decisionRef) => {
    expect(said(decideClosure(as('closure-proposed'), { ...without, decisionRef }))).toBe('decision-needed');
  });

  test.each<Role[][]>([[['officer']], [['approver']], [['member', 'author']], [[]]])(
    '%j may not record one',
    roles => {
      expect(said(decideClosure(as('closure-proposed'), { ...byCabinet, roles }))).toBe('not-allowed');
    },
  );

  test.each<Role[][]>([[['member']], [['author']], [[]]])('%j may not propose closure', roles => {
    expect(said(proposeClosure(as('open'), { roles }))).toBe('not-allowed');
  });
});
