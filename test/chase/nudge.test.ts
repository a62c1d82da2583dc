import { describe, expect, test } from '@jest/globals';
import { instantAt } from '../../register/index.ts';
import type { Snapshot } from '../../register/index.ts';
import { messageKey, planNudge, type NudgeInput } from '../../chase/index.ts';
import { claimed, recommendation } from '../register/madeRecommendation.ts';
import { england } from '../register/madeSnapshot.ts';
import { openChase } from './chaseBench.ts';
import { answerTo, julyReturn, people } from './julyReturn.ts';
import { chain, everybody, holder } from './madeCouncil.ts';

const owner = 'Car Parks Manager';
const approver = 'Assistant Director';
const day = '2024-07-03';

const nudge = (snapshot: Snapshot, said: Partial<NudgeInput> = {}) =>
  planNudge({ snapshot, posts: null, sent: [], calendar: england, now: instantAt(day, '11:00'), ...said });

/** "Car Parks Manager → Deputy", or "Car Parks Manager: away". */
const linesOf = (found: ReturnType<typeof nudge>): string[] =>
  found.map(one =>
    'why' in one ? `${one.post}: ${one.why}` : `${one.post} → ${one.message.recipient.entraId}`,
  );

describe('a word from the performance team', () => {
  test('goes to everybody who owes something, with all that they owe, in one message a person', () => {
    const due = { due: '2024-06-28', originalDue: '2024-06-28' };
    const both = julyReturn({
      updates: [],
      recommendations: [recommendation({ ...chain, ...due })],
    });
    const found = nudge(both);
    expect(linesOf(found)).toEqual([`${approver} → ${approver}`, `${owner} → ${owner}`]);
    const [, mine] = found;
    expect(mine).toMatchObject({
      message: {
        key: messageKey(day, owner),
        day,
        recipient: { post: owner },
        steps: [
          { ladder: 'quarterly-return', step: 'nudge', itemKeys: ['made-up/action/A1'] },
          { ladder: 'recommendation', step: 'nudge' },
        ],
        reason:
          '1 item for Q1 2024-25 has no update, and the performance team asks for it; the return is due on Friday 12 July. ' +
          '1 recommendation waits for you, and the performance team asks for it; it was due on Friday 28 June.',
      },
    });
  });

  test('goes to the posts that are named, each answered once and in that order', () => {
    const open = julyReturn({ updates: [] });
    expect(linesOf(nudge(open, { posts: [owner, owner] }))).toEqual([`${owner} → ${owner}`]);
    expect(linesOf(nudge(open, { posts: ['Parks Manager', owner, 'Lord Mayor'] }))).toEqual([
      'Parks Manager: nothing-owed',
      `${owner} → ${owner}`,
      'Lord Mayor: unknown-post',
    ]);
  });

  test('is one message for two posts of one person', () => {
    const two = holder(owner, { posts: [owner, approver] });
    const found = nudge(julyReturn({ updates: [], people: [two, ...everybody.slice(3)] }));
    expect(linesOf(found)).toEqual([`${approver} → ${owner}`, `${owner} → ${owner}`]);
    const messages = found.flatMap(one => ('message' in one ? [one.message] : []));
    expect(new Set(messages).size).toBe(1);
    expect(messages[0]?.steps.flatMap(({ itemKeys }) => itemKeys).sort()).toEqual([
      'made-up/action/A1',
      'made-up/action/A2',
    ]);
  });

  test.each<[string, Partial<Snapshot>, Partial<NudgeInput>, string]>([
    ['once it is answered', { updates: [answerTo('A1'), answerTo('A2')] }, {}, 'nothing-owed'],
    ['twice on a day', {}, { sent: [messageKey(day, owner)] }, 'written-to-today'],
    ['in the evening', {}, { now: instantAt(day, '18:00') }, 'out-of-hours'],
    ['on a Saturday', {}, { now: instantAt('2024-07-06', '11:00') }, 'out-of-hours'],
    ['who is away by the register', { people: people({ [owner]: { awayUntil: '2024-07-05' } }) }, {}, 'away'],
    ['who has an automatic reply', {}, { away: new Set([owner]) }, 'away'],
    ['who asked to be left alone until then', {}, { snoozed: new Map([[owner, '2024-07-05']]) }, 'snoozed'],
    ['whom nothing reaches', {}, { unreachable: new Set([owner]) }, 'unreachable'],
    ['where nobody can be asked', { people: everybody.slice(4) }, {}, 'vacant'],
  ])('goes to nobody %s', (_, more, said, why) => {
    expect(linesOf(nudge(julyReturn(more), { posts: [owner], ...said }))).toEqual([`${owner}: ${why}`]);
  });

  test('is no longer held back by a pause once the day has come on which it is due', () => {
    const snoozed = new Map([[owner, '2024-07-16']]);
    const late = nudge(julyReturn(), { snoozed, now: instantAt('2024-07-15', '11:00') });
    expect(linesOf(late)).toEqual([`${owner} → ${owner}`]);
    expect(late[0]).toMatchObject({ message: { reason: expect.stringContaining('the return was due on') } });
  });

  test('goes to the delegate of somebody who is away, and to the approver of a vacant post', () => {
    const standIn = holder('Deputy', { posts: [], delegateFor: [owner] });
    const gone = julyReturn({ people: [...everybody, standIn] });
    expect(linesOf(nudge(gone, { away: new Set([owner]) }))).toEqual([`${owner} → Deputy`]);
    const vacant = nudge(julyReturn({ people: everybody.slice(1) }));
    expect(linesOf(vacant)).toEqual([`${owner} → ${approver}`]);
    expect(vacant[0]).toMatchObject({ message: { steps: [{ because: 'vacant' }] } });
    expect(linesOf(nudge(julyReturn({ people: everybody.slice(1) }), { away: new Set([approver]) }))).toEqual(
      [`${owner}: away`],
    );
  });

  test('is not for what waits for somebody else’s decision, or is not asked for yet', () => {
    const later = recommendation({
      ...chain,
      ref: 'R2',
      key: 'made-up/recommendation/R2',
      due: '2025-03-31',
      originalDue: '2025-03-31',
    });
    const waiting = recommendation({ ...chain, acts: [claimed('2024-06-03')] });
    const done = [answerTo('A1'), answerTo('A2')];
    expect(nudge(julyReturn({ updates: done, recommendations: [later, waiting] }))).toEqual([]);
  });
});

describe('the runner', () => {
  const council = 'made-up';
  const now = instantAt(day, '11:00');

  test('plans a nudge once and sends it with its next run; the ladder goes on beside it', async () => {
    const { chase, runOn, sent, messages } = openChase(julyReturn());
    await runOn('2024-07-01');
    expect(await chase.nudge({ council, posts: null, now })).toEqual([{ post: owner, nudged: true }]);
    expect(await chase.nudge({ council, posts: [owner], now })).toEqual([
      { post: owner, nudged: false, why: 'written-to-today' },
    ]);
    expect(sent).toHaveLength(1);
    await chase.run(now);
    expect(sent).toEqual([messageKey('2024-07-01', owner), messageKey(day, owner)]);
    expect(messages().map(({ state }) => state)).toEqual(['accepted', 'accepted']);
    expect(await runOn('2024-07-05')).toEqual([`${owner}: 5-before-due`]);
  });

  test('asks whether somebody is away before it nudges them', async () => {
    const { chase, people: directory, messages } = openChase(julyReturn());
    directory.away.add(owner);
    expect(await chase.nudge({ council, posts: null, now })).toEqual([
      { post: owner, nudged: false, why: 'away' },
    ]);
    expect(messages()).toEqual([]);
  });

  test('does not send a nudge to somebody who answered before it went', async () => {
    const { chase, state, sent } = openChase(julyReturn());
    await chase.nudge({ council, posts: null, now });
    state.snapshot = julyReturn({ updates: [answerTo('A1'), answerTo('A2')] });
    await chase.run(now);
    expect(sent).toEqual([]);
  });

  test('nudges nobody of a council that it does not know', async () => {
    const { chase } = openChase(julyReturn());
    expect(await chase.nudge({ council: 'nowhere', posts: null, now })).toEqual([]);
  });
});
