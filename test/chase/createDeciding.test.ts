import { describe, expect, test } from '@jest/globals';
import type { DecisionRequest } from '../../chase/index.ts';
import type { Item, Result, Update } from '../../register/index.ts';
import { recommendation } from '../register/madeRecommendation.ts';
import { holder } from './madeCouncil.ts';
import {
  action,
  answer,
  approver,
  at,
  auditor,
  bench,
  council,
  director,
  owner,
  performance,
} from './decidingBench.ts';
import { on } from './october.ts';

const updateKey = answer().key;
const reason = 'Say by when.';

const saying = (more: Partial<DecisionRequest> = {}): DecisionRequest => ({
  council: 'made-up',
  entraId: approver,
  at,
  updateKey,
  verdict: { act: 'approve' },
  ...more,
});

const codes = (result: Result<unknown>) => (result.ok ? [] : result.problems.map(({ code }) => code));

const stands = ({ state }: ReturnType<typeof bench>, key = updateKey): Update | undefined =>
  state.snapshot.updates.find(one => one.key === key);

const itemIn = ({ state: { snapshot } }: ReturnType<typeof bench>, key: string): Item | undefined =>
  [snapshot.actions, snapshot.recommendations, snapshot.documents].flat().find(one => one.key === key);

describe('a decision on an answer', () => {
  test.each<[string, Partial<DecisionRequest>, Partial<Update>]>([
    ['approves it', {}, { state: 'approved' }],
    ['sends it back', { verdict: { act: 'send-back', reason } }, { state: 'returned' }],
    ['by a director as well', { entraId: director }, { state: 'approved' }],
    [
      'by the performance team edits its words, the officer’s own beside them',
      { entraId: performance, verdict: { act: 'edit-words', commentary: 'It is on track.' } },
      { state: 'submitted', commentary: 'On track.' },
    ],
  ])('%s', async (_, said, expected) => {
    const office = bench();
    expect((await office.deciding.decide(saying(said))).ok).toBe(true);
    expect(stands(office)).toMatchObject(expected);
  });

  test.each<[string, Partial<DecisionRequest>, string]>([
    ['by its owner', { entraId: owner }, 'not-allowed'],
    ['by the owner of something else', { entraId: 'Tourism Manager' }, 'not-allowed'],
    ['by somebody who is nobody', { entraId: 'nobody' }, 'not-allowed'],
    ['by internal audit', { entraId: auditor }, 'not-allowed'],
    ['of its words by its approver', { verdict: { act: 'edit-words', commentary: 'x' } }, 'not-allowed'],
    ['of what nobody said', { updateKey: `${action().key}/2024-25-Q1/none` }, 'unknown-item'],
    ['in a council that is not there', { council: 'elsewhere' }, 'unknown-council'],
    ['to send back without a reason', { verdict: { act: 'send-back', reason: ' ' } }, 'reason-needed'],
  ])('is refused %s, and nothing is written', async (_, said, code) => {
    const office = bench();
    expect(codes(await office.deciding.decide(saying(said)))).toEqual([code]);
    expect(office.state.writes).toBe(0);
  });

  test('is never on one’s own answer: that is a director’s', async () => {
    const office = bench(council({ updates: [answer({ submittedBy: approver })] }));
    expect(codes(await office.deciding.decide(saying()))).toEqual(['own-answer']);
    expect((await office.deciding.decide(saying({ entraId: director }))).ok).toBe(true);
  });

  test('is refused once the period is closed', async () => {
    const { periods, ...start } = council();
    const office = bench({ ...start, periods: periods.map(one => ({ ...one, state: 'closed' })) });
    expect(codes(await office.deciding.decide(saying()))).toEqual(['period-not-open']);
  });

  test('is refused on what was answered anew: nobody approves words that were taken back', async () => {
    const anew = answer({ key: `${updateKey}2`, submissionId: 's2', replaces: updateKey });
    const office = bench(council({ updates: [answer(), anew] }));
    expect(codes(await office.deciding.decide(saying()))).toEqual(['decided-already']);
    expect((await office.deciding.decide(saying({ updateKey: anew.key }))).ok).toBe(true);
  });

  test('that was taken by somebody else is refused', async () => {
    const office = bench();
    await office.deciding.decide(saying({ entraId: director }));
    expect(codes(await office.deciding.decide(saying()))).toEqual(['decided-already']);
    expect(stands(office)?.decided?.by).toBe(director);
  });
});

describe('a decision that is sent twice', () => {
  test.each<[string, DecisionRequest['verdict']]>([
    ['an approval', { act: 'approve' }],
    ['a return', { act: 'send-back', reason }],
    ['another rating', { act: 'rate-otherwise', band: 'R', reason, submissionId: 'r1' }],
  ])('%s is taken once', async (_, verdict) => {
    const office = bench();
    const first = await office.deciding.decide(saying({ verdict }));
    const { writes } = office.state;
    expect(await office.deciding.decide(saying({ verdict, at: on('2024-07-11') }))).toEqual(first);
    expect(office.state.writes).toBe(writes);
  });

  test('at the same time is taken once', async () => {
    const office = bench();
    const twice = await Promise.all([office.deciding.decide(saying()), office.deciding.decide(saying())]);
    expect(twice.every(({ ok }) => ok)).toBe(true);
    expect(office.state.writes).toBe(1);
  });

  test('another rating keeps the officer’s own', async () => {
    const office = bench();
    const verdict = { act: 'rate-otherwise', band: 'R', reason, submissionId: 'r1' } as const;
    await office.deciding.decide(saying({ verdict }));
    expect(office.state.snapshot.updates).toMatchObject([
      { key: updateKey, band: 'G', state: 'submitted', submittedBy: owner },
      { band: 'R', state: 'approved', submittedBy: approver, replaces: updateKey, commentary: 'On track.' },
    ]);
  });
});

describe('a decision on a row that somebody else changes meanwhile', () => {
  /** Somebody is quicker so many times; each time they change the row in their own way. */
  const rivals = (office: ReturnType<typeof bench>, times: number, change: (row: Update) => Update) => {
    const saveDecision = office.register.saveDecision.bind(office.register);
    let left = times;
    office.register.saveDecision = async (update, etag) => {
      if (left === 0) return saveDecision(update, etag);
      left -= 1;
      await saveDecision(change(stands(office)!), office.register.etag(updateKey)!);
      return saveDecision(update, etag);
    };
  };
  let edits = 0;
  const edit = (row: Update): Update => ({
    ...row,
    edited: { commentary: `Edit ${(edits += 1)}`, by: performance, at },
  });

  test('is taken over what they wrote, which stays', async () => {
    const office = bench();
    rivals(office, 1, edit);
    expect((await office.deciding.decide(saying())).ok).toBe(true);
    expect(stands(office)).toMatchObject({ state: 'approved', edited: { by: performance } });
  });

  test('is refused where they decided it', async () => {
    const office = bench();
    rivals(office, 1, row => ({
      ...row,
      state: 'returned',
      decided: { by: director, at, reason },
    }));
    expect(codes(await office.deciding.decide(saying()))).toEqual(['decided-already']);
    expect(stands(office)?.state).toBe('returned');
  });

  test('is given up after three times, and said to be', async () => {
    const office = bench();
    rivals(office, 3, edit);
    expect(codes(await office.deciding.decide(saying()))).toEqual(['changed-meanwhile']);
    expect(stands(office)?.state).toBe('submitted');
  });
});

describe('a decision on an answer that waits in the journal', () => {
  const waiting = async () => {
    const office = bench(council({ updates: [] }));
    office.state.down = true;
    const raw = { band: 'G', commentary: 'On track.' };
    const about = { council: 'made-up', entraId: owner, itemKey: action().key, period: '2024-25-Q1' };
    const given = await office.answering.answer({ ...about, submissionId: 's9', raw, at });
    if (!given.ok) throw new Error(JSON.stringify(given.problems));
    return { office, key: given.value.update.key };
  };

  test('is taken once it has reached the lists', async () => {
    const { office, key } = await waiting();
    office.state.down = false;
    expect((await office.deciding.decide(saying({ updateKey: key }))).ok).toBe(true);
    expect(stands(office, key)?.state).toBe('approved');
  });

  test('is not taken, and nothing that it would agree to is done, while they cannot be reached', async () => {
    const { office, key } = await waiting();
    const also = { act: 're-dated', to: '2025-03-31', reason, askedBy: owner, on: '2024-07-10' } as const;
    await expect(office.deciding.decide(saying({ updateKey: key, also }))).rejects.toThrow(
      'the answer has not reached the lists yet',
    );
    expect(itemIn(office, action().key)).toMatchObject({ due: '2024-12-31' });
  });
});

describe('a decision that agrees to another date', () => {
  const asked = { requestedDue: '2025-03-31', requestReason: 'The supplier is late.' };
  const also = {
    act: 're-dated',
    to: '2025-03-31',
    reason: 'The supplier is late.',
    askedBy: owner,
    on: '2024-07-10',
  } as const;
  const open = () => bench(council({ updates: [answer(asked)] }));

  test('moves it, and then approves the answer', async () => {
    const office = open();
    const order: string[] = [];
    const saveItem = office.register.saveItem.bind(office.register);
    const saveDecision = office.register.saveDecision.bind(office.register);
    office.register.saveItem = async (item, etag) => (order.push('item'), saveItem(item, etag));
    office.register.saveDecision = async (update, etag) => (order.push('update'), saveDecision(update, etag));
    expect((await office.deciding.decide(saying({ also }))).ok).toBe(true);
    expect(order).toEqual(['item', 'update']);
    expect(itemIn(office, action().key)).toMatchObject({
      originalDue: '2024-12-31',
      due: '2025-03-31',
      revisions: [{ agreedBy: approver }],
    });
    expect(stands(office)?.state).toBe('approved');
  });

  test('leaves the answer undecided where the date is refused', async () => {
    const office = open();
    const past = { ...also, to: '2024-07-09' };
    expect(codes(await office.deciding.decide(saying({ also: past })))).toEqual(['out-of-range']);
    expect(stands(office)?.state).toBe('submitted');
    expect(office.state.writes).toBe(0);
  });

  test('is taken up where it broke off, also on another day, and moves the date once', async () => {
    const office = open();
    const saveDecision = office.register.saveDecision.bind(office.register);
    office.register.saveDecision = async () => Promise.reject(new Error('down'));
    await expect(office.deciding.decide(saying({ also }))).rejects.toThrow('down');
    office.register.saveDecision = saveDecision;
    const tomorrow = { at: on('2024-07-11'), also: { ...also, on: '2024-07-11' } };
    expect((await office.deciding.decide(saying(tomorrow))).ok).toBe(true);
    expect(itemIn(office, action().key)).toMatchObject({ revisions: [{ agreedOn: '2024-07-10' }] });
  });

  test('does not move it back when the old card is pressed after another date was agreed', async () => {
    const office = open();
    await office.deciding.decide(saying({ also }));
    const later = { ...also, to: '2025-06-30', on: '2024-09-02' };
    const act = { council: 'made-up', entraId: director, at: on('2024-09-02'), itemKey: action().key };
    expect((await office.deciding.act({ ...act, draft: later })).ok).toBe(true);
    expect((await office.deciding.decide(saying({ also, at: on('2024-09-03') }))).ok).toBe(true);
    expect(itemIn(office, action().key)).toMatchObject({ due: '2025-06-30' });
  });
});

describe('something that is done to an item', () => {
  const { key: itemKey } = recommendation();
  const claim = { act: 'claimed', how: 'implemented', evidence: 'Signed.', on: '2024-07-10' } as const;
  const asking = { council: 'made-up', entraId: owner, at, itemKey, draft: claim };

  test('is saved once, however often it is sent', async () => {
    const office = bench();
    const first = await office.deciding.act(asking);
    expect(first).toMatchObject({ ok: true, value: { acts: [{ ...claim, by: owner }] } });
    expect(await office.deciding.act(asking)).toEqual(first);
    expect(office.state.writes).toBe(1);
    expect(itemIn(office, itemKey)).toMatchObject({ acts: [{ act: 'claimed' }] });
  });

  test.each<[string, Partial<typeof asking>, string]>([
    ['by somebody without the right', { entraId: 'Tourism Manager' }, 'not-allowed'],
    ['to what is not there', { itemKey: 'made-up/recommendation/none' }, 'unknown-item'],
    ['to an item of another council', { itemKey: 'elsewhere/recommendation/R1' }, 'unknown-item'],
    ['in a council that is not there', { council: 'elsewhere' }, 'unknown-council'],
  ])('is refused %s', async (_, said, code) => {
    const office = bench();
    expect(codes(await office.deciding.act({ ...asking, ...said }))).toEqual([code]);
    expect(office.state.writes).toBe(0);
  });

  test('is asked about again where somebody was quicker', async () => {
    const office = bench();
    const saveItem = office.register.saveItem.bind(office.register);
    let isFirst = true;
    office.register.saveItem = async (item, etag) => {
      if (!isFirst) return saveItem(item, etag);
      isFirst = false;
      await saveItem({ ...itemIn(office, itemKey)!, title: 'Reworded' }, etag);
      return saveItem(item, etag);
    };
    expect(await office.deciding.act(asking)).toMatchObject({ ok: true, value: { title: 'Reworded' } });
  });
});

describe('what is restricted', () => {
  const hidden = () =>
    bench(
      council({
        actions: [action({ visibility: 'restricted' })],
        updates: [answer({ visibility: 'restricted' })],
        recommendations: [recommendation({ visibility: 'exempt' })],
      }),
    );
  const claim = { act: 'claimed', how: 'implemented', evidence: 'x', on: '2024-07-10' } as const;
  const act = { council: 'made-up', at, itemKey: recommendation().key, draft: claim };

  test('is not told to be there to anybody who has nothing to do with it', async () => {
    const { deciding } = hidden();
    const entraId = 'Tourism Manager';
    expect(codes(await deciding.decide(saying({ entraId })))).toEqual(['unknown-item']);
    expect(codes(await deciding.act({ ...act, entraId }))).toEqual(['unknown-item']);
  });

  test('is decided and answered by those who have, as anything else', async () => {
    const { deciding } = hidden();
    expect((await deciding.decide(saying())).ok).toBe(true);
    expect((await deciding.act({ ...act, entraId: owner })).ok).toBe(true);
  });
});

describe('the performance team', () => {
  test('hands items over, one after another, and a period on; nobody else does', async () => {
    const office = bench();
    const asked = { council: 'made-up', entraId: performance, at };
    const handing = { ...asked, itemKeys: [action().key, recommendation().key], toPost: 'Parks Manager' };
    expect(codes(await office.deciding.handOver({ ...handing, entraId: approver }))).toEqual(['not-allowed']);
    expect(await office.deciding.handOver(handing)).toMatchObject({
      ok: true,
      value: [{ post: 'Parks Manager' }, { post: 'Parks Manager' }],
    });
    expect((await office.deciding.handOver(handing)).ok).toBe(true);
    expect(itemIn(office, action().key)?.formerOwners).toHaveLength(1);
    const moving = { ...asked, period: '2024-25-Q1', to: 'approving' as const };
    expect(codes(await office.deciding.movePeriod({ ...moving, entraId: director }))).toEqual([
      'not-allowed',
    ]);
    expect(await office.deciding.movePeriod(moving)).toMatchObject({
      ok: true,
      value: { state: 'approving' },
    });
    expect(codes(await office.deciding.movePeriod({ ...moving, period: '2031-32-Q1' }))).toEqual([
      'unknown-period',
    ]);
  });

  test('hands nothing to a post that the register does not know, and what came before stays handed over', async () => {
    const office = bench(council({ people: [...council().people, holder('Bridges Manager')] }));
    const asked = { council: 'made-up', entraId: performance, at };
    const unknown = { ...asked, itemKeys: [action().key], toPost: 'Nobody' };
    expect(codes(await office.deciding.handOver(unknown))).toEqual(['not-a-choice']);
    const itemKeys = [action().key, 'made-up/action/none'];
    expect(codes(await office.deciding.handOver({ ...asked, itemKeys, toPost: 'Bridges Manager' }))).toEqual([
      'unknown-item',
    ]);
    expect(itemIn(office, action().key)?.post).toBe('Bridges Manager');
  });
});
