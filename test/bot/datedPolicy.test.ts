import { describe, expect, test } from '@jest/globals';
import { reviewPosition } from '../../register/index.ts';
import type { Document } from '../../register/index.ts';
import { buttonsOf, fieldsOf, read } from './conversation.ts';
import { moveTo, northNorfolkTalk, personIn, titlesIn } from './deciders.ts';

const day = '2024-12-02';
type Talk = ReturnType<typeof northNorfolkTalk>;

/** An overdue policy of which nothing has been said. */
const overdue = (talk: Talk): Document =>
  talk.state.snapshot.documents.find(one => one.acts.length === 0 && one.reviewDue < day)!;

const now = (talk: Talk, { key }: Document): Document =>
  talk.state.snapshot.documents.find(one => one.key === key)!;

const saidOf = (talk: Talk, { key }: Document) =>
  talk.state.snapshot.updates.filter(({ itemKey }) => itemKey === key);

const answer = { stillNeeded: 'yes', riskIfOutOfDate: 'Low: the law has not changed.' };

/** The owner answers, and says what happens next. */
const send = async (talk: Talk, item: Document, typed: Record<string, string>) => {
  const owner = personIn(talk, item.post);
  return owner.press(await owner.to('dated', { item: item.key }), 'Send my answer', { ...answer, ...typed });
};

const approverIn = (talk: Talk, item: Document) => personIn(talk, item.approverPost!);

describe('the owner of a policy is asked', () => {
  test('whether it is still needed, what the risk is, and what happens next', async () => {
    const talk = northNorfolkTalk();
    const item = overdue(talk);
    const card = await personIn(talk, item.post).to('dated', { item: item.key });
    expect(read(card)).toContain(item.title);
    expect(read(card)).toContain('Overdue for review');
    expect(Object.keys(fieldsOf(card))).toEqual([
      'stillNeeded',
      'riskIfOutOfDate',
      'next',
      'nextReview',
      'reason',
    ]);
  });

  test('everything that is missing is said at once, and what was typed stays', async () => {
    const talk = northNorfolkTalk();
    const item = overdue(talk);
    const owner = personIn(talk, item.post);
    const card = await owner.to('dated', { item: item.key });
    const bare = await owner.press(card, 'Send my answer');
    for (const sentence of [
      'Please give whether it is still needed.',
      'Please give the risk of its being out of date.',
      'Please give what happens next.',
    ])
      expect(read(bare)).toContain(sentence);
    const undated = await owner.press(bare, 'Send my answer', {
      ...answer,
      next: 'updated',
      reason: 'Rewritten.',
    });
    expect(read(undated)).toContain('Please give the next review date.');
    expect(fieldsOf(undated)).toMatchObject({ ...answer, next: 'updated', reason: 'Rewritten.' });
    const early = await owner.press(undated, 'Send my answer', {
      ...answer,
      next: 'extended',
      nextReview: '2024-12-01',
      reason: 'Guidance is expected.',
    });
    expect(read(early)).toContain('Please give a later date.');
    expect(now(talk, item).acts).toEqual([]);
    expect(saidOf(talk, item)).toEqual([]);
  });

  test('that nothing has happened yet is an answer', async () => {
    const talk = northNorfolkTalk();
    const item = overdue(talk);
    const receipt = await send(talk, item, { next: 'nothing' });
    expect(read(receipt)).toContain('Recorded on 2 December 2024.');
    await send(talk, item, { next: 'nothing' });
    expect(now(talk, item).acts).toEqual([
      {
        act: 'answered',
        stillNeeded: true,
        riskIfOutOfDate: 'Low: the law has not changed.',
        on: day,
        by: item.post,
      },
    ]);
  });

  test('a formal review that has begun is both written, once each', async () => {
    const talk = northNorfolkTalk();
    const item = overdue(talk);
    const owner = personIn(talk, item.post);
    const card = await owner.to('dated', { item: item.key });
    const typed = { ...answer, next: 'begun' };
    expect(read(await owner.press(card, 'Send my answer', typed))).toContain('It is under formal review.');
    await owner.press(card, 'Send my answer', typed);
    expect(now(talk, item).acts.map(({ act }) => act)).toEqual(['answered', 'formal-review-begun']);
    expect(reviewPosition(now(talk, item), day).reviewBegunOn).toBe(day);
    expect(JSON.stringify(await owner.to('dated', { item: item.key }))).not.toContain('"value":"begun"');
  });
});

describe('a proposal of the owner’s is decided by the approver', () => {
  test('brought up to date: from the question to the next review date', async () => {
    const talk = northNorfolkTalk();
    const item = overdue(talk);
    const owner = personIn(talk, item.post);
    const form = await owner.to('dated', { item: item.key });
    const typed = {
      ...answer,
      next: 'updated',
      nextReview: '2027-12-31',
      reason: 'Rewritten for the new act.',
    };
    const receipt = await owner.press(form, 'Send my answer', typed);
    expect(read(receipt)).toContain('It has been brought up to date. Rewritten for the new act.');
    await owner.press(form, 'Send my answer', typed);
    expect(now(talk, item).acts).toHaveLength(1);
    expect(saidOf(talk, item)).toMatchObject([
      { state: 'submitted', requestedDue: '2027-12-31', requestReason: 'Rewritten for the new act.' },
    ]);
    expect(read(await owner.to('dated', { item: item.key }))).toContain('and waits for a decision:');

    moveTo(talk, '2024-12-04');
    const approver = approverIn(talk, item);
    const list = await approver.say('decisions');
    expect(read(list)).toContain('1 plan, date or proposal');
    const card = await approver.press(list, `Open ${item.ref}`);
    expect(read(card)).toContain('Answered on 2 December 2024');
    expect(read(card)).toContain(
      'still needed. Risk of its being out of date: Low: the law has not changed.',
    );
    expect(read(card)).toContain('Next review: 31 December 2027, because Rewritten for the new act.');
    expect(fieldsOf(card)['outcome']).toBe('updated');
    await approver.press(card, 'Record what becomes of it', { outcome: 'updated' });
    await approver.press(card, 'Record what becomes of it', { outcome: 'updated' });
    expect(now(talk, item).acts.map(({ act }) => act)).toEqual(['answered', 'updated']);
    expect(reviewPosition(now(talk, item), '2024-12-04').reviewDue).toBe('2027-12-31');
    expect(saidOf(talk, item)[0]).toMatchObject({ state: 'approved', decided: { by: item.approverPost } });
  });

  test('extended, with the owner’s reason', async () => {
    const talk = northNorfolkTalk();
    const item = overdue(talk);
    await send(talk, item, { next: 'extended', nextReview: '2025-06-30', reason: 'Guidance is expected.' });
    const approver = approverIn(talk, item);
    const card = await approver.press(await approver.say('decisions'), `Open ${item.ref}`);
    expect(fieldsOf(card)['outcome']).toBe('extended');
    await approver.press(card, 'Record what becomes of it', { outcome: 'extended' });
    expect(now(talk, item).acts.at(-1)).toMatchObject({
      act: 'extended',
      nextReview: '2025-06-30',
      reason: 'Guidance is expected.',
      by: item.approverPost,
    });
  });

  test('withdrawn, with the owner’s reason, and at its end', async () => {
    const talk = northNorfolkTalk();
    const item = overdue(talk);
    expect(read(await send(talk, item, { next: 'withdrawn' }))).toContain('Please give the reason.');
    await send(talk, item, { next: 'withdrawn', stillNeeded: 'no', reason: 'Part of another policy now.' });
    const approver = approverIn(talk, item);
    const card = await approver.press(await approver.say('decisions'), `Open ${item.ref}`);
    expect(fieldsOf(card)['outcome']).toBe('withdrawn');
    await approver.press(card, 'Record what becomes of it', { outcome: 'withdrawn' });
    expect(now(talk, item).acts.at(-1)).toMatchObject({
      act: 'withdrawn',
      reason: 'Part of another policy now.',
    });
    expect(titlesIn(await approver.say('decisions'))).not.toContain(`Open ${item.ref}`);
    const late = await send(talk, item, { next: 'nothing' });
    expect(read(late)).toContain('That cannot be done to this item as it stands now.');
  });

  test('sent back with what would satisfy, and proposed anew', async () => {
    const talk = northNorfolkTalk();
    const item = overdue(talk);
    await send(talk, item, { next: 'extended', nextReview: '2026-12-31', reason: 'No time.' });
    const approver = approverIn(talk, item);
    const card = await approver.press(await approver.say('decisions'), `Open ${item.ref}`);
    const reason = 'Two years are too long.';
    expect(read(await approver.press(card, 'Send back', { reason: '' }))).toContain(
      'Please give the reason.',
    );
    await approver.press(card, 'Send back', { reason });
    expect(now(talk, item).acts.map(({ act }) => act)).toEqual(['answered']);
    const owner = personIn(talk, item.post);
    expect(read(await owner.to('dated', { item: item.key }))).toContain(
      `It came back. What would satisfy: ${reason}`,
    );
    moveTo(talk, '2024-12-05');
    await send(talk, item, {
      next: 'extended',
      nextReview: '2025-03-31',
      reason: 'The officer starts in January.',
    });
    const again = await approver.press(await approver.say('decisions'), `Open ${item.ref}`);
    expect(read(again)).toContain(`It was sent back before: ${reason}`);
    await approver.press(again, 'Record what becomes of it', { outcome: 'extended' });
    expect(reviewPosition(now(talk, item), '2024-12-05').reviewDue).toBe('2025-03-31');
  });

  test('has to be decided about, and may be no more than noted', async () => {
    const talk = northNorfolkTalk();
    const item = overdue(talk);
    const said = { period: '2024-25-Q3', submission: 's1', commentary: 'The consultation has ended.' };
    const owner = personIn(talk, item.post);
    await owner.to('progress-save', { item: item.key, ...said });
    const approver = approverIn(talk, item);
    const card = await approver.press(await approver.say('decisions'), `Open ${item.ref}`);
    const unsaid = await approver.press(card, 'Record what becomes of it', { outcome: '' });
    expect(read(unsaid)).toContain('Please give what becomes of it.');
    await approver.press(unsaid, 'Record what becomes of it', { outcome: 'noted' });
    expect(now(talk, item).acts).toEqual([]);
    expect(saidOf(talk, item)[0]?.state).toBe('approved');
  });
});

describe('by their right, and without a proposal', () => {
  test('an approver records what was decided elsewhere', async () => {
    const talk = northNorfolkTalk();
    const item = overdue(talk);
    const approver = approverIn(talk, item);
    const card = await approver.to('dated', { item: item.key });
    const form = await approver.press(await approver.press(card, 'More'), 'It has been brought up to date');
    expect(fieldsOf(form)['nextReview']).toBe('2027-12-02');
    await approver.press(form, 'Record it', { nextReview: '31 March 2027' });
    expect(now(talk, item).acts).toMatchObject([{ act: 'updated', nextReview: '2027-03-31' }]);
  });

  test('and that a formal review has begun', async () => {
    const talk = northNorfolkTalk();
    const item = overdue(talk);
    const approver = approverIn(talk, item);
    const more = await approver.to('more', { item: item.key });
    await approver.press(await approver.press(more, 'A formal review has begun'), 'Record it');
    expect(reviewPosition(now(talk, item), day).reviewBegunOn).toBe(day);
    expect(buttonsOf(await approver.to('more', { item: item.key }))).not.toContain(
      'A formal review has begun',
    );
  });

  test('its owner settles nothing alone', async () => {
    const talk = northNorfolkTalk();
    const item = overdue(talk);
    const owner = personIn(talk, item.post);
    expect(buttonsOf(await owner.to('dated', { item: item.key }))).not.toContain('More');
    await owner.to('act-save', { item: item.key, act: 'withdrawn', reason: 'x' });
    await owner.to('act-save', { item: item.key, act: 'updated', nextReview: '2027-12-31' });
    expect(now(talk, item).acts).toEqual([]);
  });

  test('somebody else answers nothing', async () => {
    const talk = northNorfolkTalk();
    const item = overdue(talk);
    const stranger = personIn(talk, 'Head of Internal Audit');
    const card = await stranger.to('review-save', { item: item.key, ...answer, next: 'nothing' });
    expect(read(card)).toContain('Your role does not allow this.');
    expect(read(card)).toContain('Low: the law has not changed.');
    expect(now(talk, item).acts).toEqual([]);
  });
});

test('while the lists cannot be reached what was typed is kept, and a repeat writes what was missing', async () => {
  const talk = northNorfolkTalk();
  const item = overdue(talk);
  const owner = personIn(talk, item.post);
  const form = await owner.to('dated', { item: item.key });
  const typed = { ...answer, next: 'updated', nextReview: '2027-12-31', reason: 'Rewritten.' };
  talk.state.down = true;
  const failed = await owner.press(form, 'Send my answer', typed);
  expect(read(failed)).toContain('We could not save this just now.');
  expect(fieldsOf(failed)).toMatchObject(typed);
  talk.state.down = false;
  await owner.press(failed, 'Send my answer', typed);
  expect(now(talk, item).acts).toHaveLength(1);
  expect(saidOf(talk, item)).toHaveLength(1);
});

test('of a restricted policy only the reference is shown, to its owner and its approver', async () => {
  const talk = northNorfolkTalk(one => ({
    ...one,
    documents: one.documents.map(each =>
      each.acts.length === 0 ? { ...each, title: 'SECRET', visibility: 'restricted' as const } : each,
    ),
  }));
  const item = overdue(talk);
  const owner = personIn(talk, item.post);
  const form = await owner.to('dated', { item: item.key });
  const receipt = await owner.press(form, 'Send my answer', {
    stillNeeded: 'yes',
    riskIfOutOfDate: 'SECRET',
    next: 'extended',
    nextReview: '2026-05-17',
    reason: 'SECRET',
  });
  const approver = approverIn(talk, item);
  const list = await approver.say('decisions');
  const card = await approver.press(list, `Open ${item.ref}`);
  const done = await approver.press(card, 'Record what becomes of it', { outcome: 'extended' });
  const all = JSON.stringify([form, receipt, list, card, done]);
  expect(all).not.toContain('SECRET');
  expect(all).not.toContain('17 May 2026');
  expect(now(talk, item).acts.at(-1)).toMatchObject({ act: 'extended', nextReview: '2026-05-17' });
});
