import { describe, expect, test } from '@jest/globals';
import type { Snapshot } from '../../register/index.ts';
import { boardList, listOrphans, mayAnswer } from '../../chase/index.ts';
import { action } from '../register/madeMeasure.ts';
import { claimed, recommendation } from '../register/madeRecommendation.ts';
import { england } from '../register/madeSnapshot.ts';
import { answerTo as answer, julyReturn as council, people, period, q1 } from './julyReturn.ts';
import { chain, everybody, holder, linesOf, planOn, play } from './madeCouncil.ts';

const july = (snapshot: Snapshot, saidOn?: Parameters<typeof play>[2]) =>
  linesOf(play(() => snapshot, ['2024-07-01', '2024-08-30'], saidOn));

describe('a return that nobody answers', () => {
  test('goes to its owner, then to the approver, then to the director', () => {
    expect(july(council())).toEqual([
      '2024-07-01 opens Car Parks Manager',
      '2024-07-05 5-before-due Car Parks Manager',
      '2024-07-11 1-before-due Car Parks Manager',
      '2024-07-15 1-after-due Assistant Director (approver)',
      '2024-07-15 1-after-due Car Parks Manager',
      '2024-07-19 5-after-due Assistant Director (approver)',
      '2024-07-26 10-after-due Director of Resources (director)',
    ]);
  });

  test('is on the board’s list from the tenth working day after', () => {
    const on = (day: string) => boardList(council(), { day, calendar: england });
    expect(on('2024-07-25')).toEqual([]);
    expect(on('2024-07-26')).toEqual([
      { post: 'Car Parks Manager', period: q1, due: '2024-07-12', itemKeys: ['made-up/action/A1'] },
    ]);
  });

  test('is told of in one sentence a step, naming posts and no item', () => {
    const [copy, own] = planOn(council(), '2024-07-15');
    expect(copy?.reason).toBe(
      '1 item for Q1 2024-25 of Car Parks Manager has no update; the return was due on Friday 12 July; this is the copy for the approver.',
    );
    expect(own?.reason).toBe('1 item for Q1 2024-25 has no update; the return was due on Friday 12 July.');
  });

  test('stops where the answer is in, and its approver is asked after 3 working days', () => {
    const updates = [...council().updates, answer('A1', { submittedAt: '2024-07-08T09:00:00Z' })];
    expect(
      linesOf(play(day => council(day < '2024-07-08' ? {} : { updates }), ['2024-07-01', '2024-08-30'])),
    ).toEqual([
      '2024-07-01 opens Car Parks Manager',
      '2024-07-05 5-before-due Car Parks Manager',
      '2024-07-11 3-after-submitted Assistant Director',
    ]);
  });

  test('whose figure comes later is asked for by that day', () => {
    const later = { valueState: 'not-yet-available' as const, state: 'approved' as const, band: null };
    const updates = [...council().updates, answer('A1', { ...later, expectedOn: '2024-07-22' })];
    expect(july(council({ updates }))).toEqual([
      '2024-07-23 1-after-due Assistant Director (approver)',
      '2024-07-23 1-after-due Car Parks Manager',
      '2024-07-29 5-after-due Assistant Director (approver)',
      '2024-08-05 10-after-due Director of Resources (director)',
    ]);
  });
});

describe('somebody who is away', () => {
  const until = (day: string) => people({ 'Car Parks Manager': { awayUntil: day } });

  test('hears on the day of their return; the approver is told before it is due, and nobody is escalated to', () => {
    expect(july(council({ people: until('2024-07-23') }))).toEqual([
      '2024-07-11 1-before-due Assistant Director (approver) away',
      '2024-07-15 1-after-due Assistant Director (approver) away',
      '2024-07-24 1-after-due Car Parks Manager',
      '2024-07-25 5-after-due Assistant Director (approver)',
      '2024-07-26 10-after-due Director of Resources (director)',
    ]);
  });

  test('by an automatic reply is treated the same', () => {
    const out = new Set(['Car Parks Manager']);
    const lines = july(council(), day => (day <= '2024-07-08' ? { away: out } : {}));
    expect(lines.slice(0, 2)).toEqual([
      '2024-07-09 5-before-due Car Parks Manager',
      '2024-07-11 1-before-due Car Parks Manager',
    ]);
  });

  test('leaves it to the other holder of the post', () => {
    const other = holder('Deputy', { posts: ['Car Parks Manager'] });
    const shared = council({ people: [...until('2024-07-03'), other] });
    expect(july(shared).slice(0, 2)).toEqual([
      '2024-07-01 opens Deputy',
      '2024-07-05 5-before-due Car Parks Manager',
    ]);
  });

  test('is not told of by more than “away”', () => {
    const [told] = planOn(council({ people: until('2024-07-23') }), '2024-07-11');
    expect(told?.reason).toContain('whoever could be asked is away');
    expect(told?.reason).not.toContain('23');
  });

  test('and approves is not escalated over either', () => {
    const gone = people({ 'Assistant Director': { awayUntil: '2024-07-29' } });
    expect(planOn(council({ people: gone }), '2024-07-26')).toEqual([]);
  });
});

describe('a job share', () => {
  test('is asked on the days on which each is in', () => {
    const days = (entraId: string, workingDays: number[]) =>
      holder(entraId, { posts: ['Car Parks Manager'], workingDays });
    const shared = council({
      people: [...everybody.slice(1), days('Early', [1, 2, 3]), days('Late', [3, 4, 5])],
    });
    expect(july(shared).slice(0, 3)).toEqual([
      '2024-07-01 opens Early',
      '2024-07-05 5-before-due Late',
      '2024-07-11 1-before-due Late',
    ]);
  });
});

describe('the list of orphans', () => {
  const orphans = (snapshot: Snapshot, unreachable?: ReadonlySet<string>) =>
    listOrphans(snapshot, {
      day: '2024-07-16',
      calendar: england,
      ...(unreachable ? { unreachable } : {}),
    });
  const itemKeys = ['made-up/action/A1'];

  test('has nobody who can be asked', () => expect(orphans(council())).toEqual([]));

  test('has a post whose holder left, and its approver is asked and may answer', () => {
    const left = council({ people: people({ 'Car Parks Manager': { to: '2024-06-28' } }) });
    expect(orphans(left)).toEqual([
      { post: 'Car Parks Manager', reason: 'holder-left', passesTo: 'Assistant Director', itemKeys },
    ]);
    expect(july(left).slice(0, 2)).toEqual([
      '2024-07-01 opens Assistant Director vacant',
      '2024-07-05 5-before-due Assistant Director vacant',
    ]);
    const [item] = left.actions;
    const may = (entraId: string) => item && mayAnswer(left, item, { entraId, day: '2024-07-16' });
    expect([may('Assistant Director'), may('Parks Manager')]).toEqual([true, false]);
    const [filled] = council().actions;
    const over = { entraId: 'Assistant Director', day: '2024-07-16' };
    expect(filled && mayAnswer(council(), filled, over)).toBe(false);
  });

  test('has a vacant post, also where nobody stands in for it', () => {
    const vacant = council({ people: everybody.slice(1) });
    expect(orphans(vacant)[0]).toMatchObject({ reason: 'vacant', passesTo: 'Assistant Director' });
    expect(orphans(council({ people: [] }))[0]).toMatchObject({ reason: 'vacant', passesTo: null });
    expect(july(council({ people: [] }))).toEqual([]);
  });

  test('has somebody with neither the app nor an address; nothing is sent to them', () => {
    const unreachable = new Set(['Car Parks Manager']);
    expect(orphans(council(), unreachable)).toEqual([
      { post: 'Car Parks Manager', reason: 'unreachable', passesTo: null, itemKeys },
    ]);
    expect(july(council(), () => ({ unreachable }))).toEqual([
      '2024-07-15 1-after-due Assistant Director (approver)',
      '2024-07-19 5-after-due Assistant Director (approver)',
      '2024-07-26 10-after-due Director of Resources (director)',
    ]);
  });

  test('has who never answered in two periods; one answer takes them off it', () => {
    const before = {
      ...period,
      key: 'made-up/2023-24',
      period: '2023-24',
      dueOn: '2024-04-15',
      opensOn: '2024-04-02',
    };
    const periods = [{ ...before, state: 'closed' as const }, period];
    expect(orphans(council({ periods })).map(({ reason }) => reason)).toEqual(['never-answered']);
    const once = [...council().updates, answer('A1', { period: '2023-24', state: 'approved' })];
    expect(orphans(council({ periods, updates: once }))).toEqual([]);
  });

  test('has a role that nobody speaks in', () => {
    const acts = [claimed('2024-06-03')];
    const alone = council({ recommendations: [recommendation({ acts })], people: everybody.slice(0, 4) });
    expect(orphans(alone)).toMatchObject([{ post: 'audit', reason: 'vacant' }]);
  });
});

describe('everything that a person hears on a day', () => {
  test('is one message, over returns, recommendations and policies, their own first', () => {
    const mine = recommendation({ ...chain, due: '2024-07-15', originalDue: '2024-07-15' });
    const both = council({ recommendations: [mine] });
    const messages = planOn(both, '2024-07-15').filter(
      ({ recipient }) => recipient.entraId === 'Car Parks Manager',
    );
    expect(messages.map(({ steps }) => steps.map(({ ladder, step }) => `${ladder} ${step}`))).toEqual([
      ['quarterly-return 1-after-due', 'recommendation due-day'],
    ]);
  });

  test('has partnership actions beside what is owed, and never by themselves', () => {
    const partner = action({ ref: 'P1', ...chain, partnership: true });
    const actions = [...council().actions, partner];
    const [opens] = planOn(council({ actions }), '2024-07-01');
    expect(opens?.steps[0]).toMatchObject({ itemKeys: ['made-up/action/A1'], optionalKeys: [partner.key] });
    const done = [...council().updates, answer('A1', { state: 'approved' })];
    expect(planOn(council({ actions, updates: done }), '2024-07-01')).toEqual([]);
  });

  test('is by reference alone, of what is restricted', () => {
    const secret = recommendation({
      ...chain,
      title: 'Patch the payment server',
      visibility: 'restricted',
      due: '2024-07-15',
      originalDue: '2024-07-15',
    });
    const text = JSON.stringify(planOn(council({ recommendations: [secret] }), '2024-07-15'));
    expect(text).toContain(secret.key);
    expect(text).not.toContain('Patch');
  });

  test('leaves out the ladders that are not asked for', () => {
    const updates = [...council().updates, answer('A1', { submittedAt: '2024-07-08T09:00:00Z' })];
    const some = planOn(council({ updates }), '2024-07-11', { ladders: ['quarterly-return'] });
    expect(linesOf(some)).toEqual([]);
  });

  test('is never a decision on what they submitted themselves: that goes up', () => {
    const mine = answer('A1', { submittedBy: 'Assistant Director', submittedAt: '2024-07-08T09:00:00Z' });
    const updates = [...council().updates, mine];
    expect(linesOf(planOn(council({ updates }), '2024-07-11'))).toEqual([
      '2024-07-11 3-after-submitted Director of Resources',
    ]);
  });
});
