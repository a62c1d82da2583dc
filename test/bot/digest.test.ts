import { describe, expect, test } from '@jest/globals';
import type { ChaseStep, Draft, PlannedMessage } from '../../chase/index.ts';
import type { Snapshot } from '../../register/index.ts';
import { messageCard, summaryOf } from '../../bot/messageCard.ts';
import { holderOf, on, q2, sampleAt } from '../chase/october.ts';
import { england } from '../register/madeSnapshot.ts';
import { northNorfolkSnapshot } from '../register/northNorfolkSnapshot.ts';
import { a02, advice, approver, busy, carParks, policy, saidOfA02, sentBackA02 } from './busyDesk.ts';
import { at, buttonsOf, cardIn, conversation, fieldsOf, pressables, read } from './conversation.ts';

const sample = sampleAt(at);
/** The first measure of the Car Parks Manager. */
const visitors = 'kings-lynn/indicator/1.17';
const lines = async (talk: ReturnType<typeof conversation>, entraId = carParks) =>
  read(cardIn(await talk.say(entraId, 'my items'))).split('\n');

describe('the digest says how much there is, until when, and how long it takes', () => {
  test('half a minute an item, and a minute more where last time’s rating needed words', async () => {
    // Seven items, of which A02 was amber: three and a half minutes and one.
    expect(await lines(conversation())).toContain(
      '7 items for Q2 2024-25, due Monday 14 October; about 5 minutes.',
    );
    expect(await lines(conversation(), holderOf(sample, 'Land Charges Manager'))).toContain(
      '1 item for Q2 2024-25, due Monday 14 October; about 1 minute.',
    );
  });

  test('counts what is answered, and only the rest takes time', async () => {
    const talk = conversation(one => ({ ...one, updates: [...one.updates, saidOfA02()] }));
    expect(await lines(talk)).toContain(
      '7 items for Q2 2024-25, due Monday 14 October. 1 is answered, 6 to go; about 3 minutes.',
    );
  });

  test.each([
    ['2024-10-14', 'due today, Monday 14 October; about 5 minutes.'],
    ['2024-10-15', 'due Monday 14 October, 1 working day ago; about 5 minutes.'],
    ['2024-10-18', 'due Monday 14 October, 4 working days ago; about 5 minutes.'],
  ])('on %s: %s', async (day, says) => {
    const talk = conversation();
    talk.clock.now = on(day, '10:30');
    expect(await lines(talk)).toContain(`7 items for Q2 2024-25, ${says}`);
  });

  test('what came back after the others are being approved is all that is asked', async () => {
    const talk = conversation(one => ({
      ...busy(one),
      recommendations: [],
      documents: [],
      periods: one.periods.map(each => (each.period === q2 ? { ...each, state: 'approving' } : each)),
    }));
    expect(await lines(talk)).toContain('1 item for Q2 2024-25 came back to you; about 2 minutes.');
  });
});

describe('a figure that was to be there by now is asked for again', () => {
  const expected = (expectedOn: string) => (one: Snapshot) => ({
    ...one,
    updates: [
      ...one.updates,
      saidOfA02({ key: 'k', itemKey: visitors, band: null, valueState: 'not-yet-available', expectedOn }),
    ],
  });

  test('and not before its day', async () =>
    expect(await lines(conversation(expected('2024-10-03')))).toContain(
      '7 items for Q2 2024-25, due Monday 14 October. 1 is answered, 6 to go; about 4 minutes.',
    ));

  test('first of all, in the form that has what was said of it', async () => {
    const talk = conversation(expected('2024-10-02'));
    expect(await lines(talk)).toContain('7 items for Q2 2024-25, due Monday 14 October; about 5 minutes.');
    const form = await talk.press(
      carParks,
      cardIn(await talk.say(carParks, 'my items')),
      'Continue my update',
    );
    expect(fieldsOf(form)).toMatchObject({ valueNotYet: 'true', expectedOn: '2024-10-02' });
    expect(await lines(talk)).toContain('The figure was expected on 2 October 2024');
    const receipt = await talk.press(carParks, form, 'Send my update', {
      value: '80,000',
      valueNotYet: 'false',
    });
    expect(read(receipt)).toContain('6 items are left.');
  });
});

describe('what stands in it, the most pressing first', () => {
  test('what came back with its reason, then the rest; late recommendations; policies', async () => {
    const card = cardIn(await conversation(busy).say(carParks, 'my items'));
    const text = read(card).split('\n');
    expect(text.slice(0, 5)).toEqual([
      'What is asked of you',
      '7 items for Q2 2024-25, due Monday 14 October; about 5 minutes.',
      'A02 Develop the Car Parking Strategy, produce a draft and adopt the strategy in 2024-2025',
      'Last time ◆ A minor issues or delays',
      'Sent back: Please say when Cabinet sees the second draft.',
    ]);
    expect(text.slice(text.indexOf('Recommendations'))).toEqual([
      'Recommendations',
      '2 to answer, 1 overdue; about 3 minutes.',
      'R1 Reconcile the takings every month',
      'Overdue since 30 June 2024, high priority',
      'Not implemented yet',
      'R2 Check the season tickets once a year',
      'Due 20 October 2024, low priority',
      'Not implemented yet',
      'Policies and strategies',
      '1 to answer, 1 overdue; about 2 minutes.',
      'D1 Parking enforcement policy',
      'Review overdue since 1 March 2024',
      'Not answered yet',
    ]);
    expect(
      pressables(card)
        .filter(({ verb }) => verb === 'dated')
        .map(({ data }) => data['item']),
    ).toEqual(['kings-lynn/recommendation/R1', 'kings-lynn/recommendation/R2', 'kings-lynn/document/D1']);
  });

  test('the one primary button opens what came back', async () => {
    const card = cardIn(await conversation(busy).say(carParks, 'my items'));
    const primary = card.actions.filter(({ style }) => style === 'positive');
    expect(primary).toMatchObject([{ title: 'Continue my update', verb: 'open', data: { item: a02 } }]);
  });

  test('without an update that is owed it opens the late recommendation, and then what is to be decided', async () => {
    const onlyAdvice = (one: Snapshot): Snapshot => ({ ...busy(one), actions: [], indicators: [] });
    const card = cardIn(await conversation(onlyAdvice).say(carParks, 'my items'));
    expect(card.actions[0]).toMatchObject({ verb: 'dated', data: { item: 'kings-lynn/recommendation/R1' } });
    const waits = conversation(one => ({ ...one, updates: [...one.updates, saidOfA02()] }));
    const theirs = cardIn(await waits.say(approver, 'my items'));
    expect(read(theirs)).toContain('For you to decide (1)');
    expect(pressables(theirs).some(({ verb }) => verb === 'decide-list')).toBe(true);
  });

  test('an answer that is approved is called so', async () => {
    const decided = { by: approver, at: '2024-10-02T09:00:00Z', reason: null };
    const approved = saidOfA02({ state: 'approved', decided });
    const talk = conversation(one => ({ ...one, updates: [...one.updates, approved] }));
    expect(await lines(talk)).toContain('Approved ◆ A minor issues or delays');
  });

  test('a claim that waits to be verified, and an answer that waits to be decided, ask for nothing', async () => {
    const claim = {
      act: 'claimed',
      how: 'implemented',
      evidence: 'Seen',
      on: '2024-09-30',
      by: carParks,
    } as const;
    const said = saidOfA02({ key: 'k', itemKey: 'kings-lynn/document/D1', band: null });
    const talk = conversation(one => ({
      ...one,
      actions: [],
      indicators: [],
      recommendations: [advice({ acts: [claim] })],
      documents: [policy()],
      updates: [said],
    }));
    const text = await lines(talk);
    expect(text).toContain('Nothing to answer, 1 overdue.');
    expect(text).toContain('Waits to be verified');
    expect(text).toContain('Your answer of 2 October 2024 waits to be decided');
    expect(buttonsOf(cardIn(await talk.say(carParks, 'my items')))).toEqual(['I need help']);
  });

  test('a restricted recommendation by its reference only, without its date or why it came back', async () => {
    const returned = { act: 'returned', needs: 'SECRET', on: '2024-09-30', by: 'auditor' } as const;
    const talk = conversation(one => ({
      ...one,
      recommendations: [advice({ title: 'SECRET', visibility: 'restricted', acts: [returned] })],
    }));
    const card = cardIn(await talk.say(carParks, 'my items'));
    const text = read(card);
    expect(text).toContain('R1 Restricted: its title is not shown here\nOverdue\nSent back to you');
    expect(JSON.stringify(card)).not.toContain('SECRET');
    expect(text).not.toContain('30 June 2024');
  });

  test('and a restricted answer that came back, without the reason', async () => {
    const talk = conversation(one => ({
      ...one,
      updates: [...one.updates, { ...sentBackA02, visibility: 'restricted' as const }],
    }));
    expect(await lines(talk)).toContain('Sent back to you');
  });
});

describe('it brings itself up to date', () => {
  test('for its reader alone, at the page that is shown, and forms never do', async () => {
    const talk = conversation();
    const list = cardIn(await talk.say(carParks, 'my items'));
    expect(list.refresh).toEqual({
      action: { type: 'Action.Execute', verb: 'list', data: { verb: 'list', page: 0 } },
      userIds: [`29:${carParks}`],
    });
    const form = await talk.press(carParks, list, 'Start my update');
    expect(form.refresh).toBeUndefined();
    await talk.press(carParks, form, 'Send my update', { value: '80,000' });
    const again = cardIn(await talk.pressAs(carParks, list.refresh!.action));
    expect(read(again)).toContain('1 is answered, 6 to go');
  });
});

const step = (said: Partial<ChaseStep> = {}): ChaseStep => ({
  ladder: 'quarterly-return',
  step: 'opens',
  period: q2,
  itemKeys: [a02],
  ...said,
});

const message = (steps: ChaseStep[], said: Partial<PlannedMessage> = {}): PlannedMessage => ({
  key: `2024-10-02_${carParks}`,
  council: 'kings-lynn',
  recipient: { entraId: carParks, post: 'Car Parks Manager' },
  day: '2024-10-02',
  steps,
  reason: '2 items of Events Manager have no update.',
  ...said,
});

const cardOf = (
  planned: PlannedMessage,
  {
    registers = [busy(sample)],
    drafts = async () => [],
    userId = '29:them',
  }: { registers?: Snapshot[]; drafts?: () => Promise<Draft[]>; userId?: string | null } = {},
) =>
  messageCard(
    {
      ledger: { listDrafts: drafts },
      councils: () => registers.map(({ council }) => council),
      snapshot: council => {
        const value = registers.find(one => one.council === council);
        return value ? { ok: true, value } : { ok: false, problems: [{ code: 'unknown-council' }] };
      },
      calendar: england,
      now: () => at,
    },
    planned,
    userId,
  );

describe('the card of a chase message', () => {
  test.each<ChaseStep>([
    step(),
    step({ ladder: 'recommendation', step: '1-after-due', period: null }),
    step({ ladder: 'document', step: 'review-day', period: null }),
    step({ ladder: 'decision', step: '3-after-submitted' }),
    step({ ladder: 'notice', step: 'sent-back' }),
  ])('is the digest where it is about the person’s own desk: %j', async one => {
    const card = (await cardOf(message([one])))!;
    expect(read(card)).toContain('What is asked of you');
    expect(read(card)).not.toContain('Events Manager');
    expect(card.actions[0]?.data).toMatchObject({ message: `2024-10-02_${carParks}` });
  });

  test.each<ChaseStep>([
    step({ to: 'approver' }),
    step({ to: 'director', step: '10-after-due' }),
    step({ ladder: 'notice', step: 'words-edited' }),
  ])('is a sentence that names no item where they are only told: %j', async one => {
    const card = (await cardOf(message([one])))!;
    expect(read(card)).toBe('From the register\n2 items of Events Manager have no update.');
    expect(buttonsOf(card)).toEqual(['See my items']);
  });

  test('has both where both are so', async () => {
    const text = read((await cardOf(message([step(), step({ to: 'approver' })])))!);
    expect(text).toContain('7 items for Q2 2024-25');
    expect(text).toContain('2 items of Events Manager have no update.');
  });

  test('is over all councils', async () => {
    const north = northNorfolkSnapshot();
    const both = { ...north, people: [...north.people, { ...north.people[0]!, entraId: carParks }] };
    const registers = [busy(sample), both];
    const card = (await cardOf(message([step()]), { registers }))!;
    const keys = pressables(card).map(({ data }) => String(data['item'] ?? ''));
    expect(keys.some(key => key.startsWith('kings-lynn/'))).toBe(true);
    expect(read(card)).toMatch(/Page 1 of \d/);
  });

  test('is sent without its drafts where they cannot be read', async () => {
    const card = await cardOf(message([step()]), { drafts: async () => Promise.reject(new Error('down')) });
    expect(card).not.toBeNull();
  });

  test('refreshes for everybody in the chat while the Teams id is not known', async () => {
    const card = (await cardOf(message([step()]), { userId: null }))!;
    expect(card.refresh).toMatchObject({ action: { verb: 'list' } });
    expect(card.refresh).not.toHaveProperty('userIds');
  });

  test('is none where the register cannot be read', async () =>
    expect(await cardOf(message([step()], { council: 'norfolk' }))).toBeNull());

  test.each<[ChaseStep, string]>([
    [step(), 'Your updates for Q2 2024-25'],
    [step({ ladder: 'recommendation', period: null }), 'Something of yours is due in the register'],
    [step({ ladder: 'document', period: null }), 'Something of yours is due for review'],
    [step({ ladder: 'decision' }), 'Something waits for your decision'],
    [step({ ladder: 'notice', step: 'sent-back' }), 'An answer of yours was sent back'],
    [step({ ladder: 'notice', step: 'words-edited' }), 'Quarterbook has something for you'],
    [step({ to: 'director' }), 'Quarterbook has something for you'],
  ])('shows on a lock screen, of %j: %s', (one, says) => expect(summaryOf({ steps: [one] })).toBe(says));
});
