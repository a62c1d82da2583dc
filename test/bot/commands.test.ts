import { describe, expect, test } from '@jest/globals';
import type { Snapshot } from '../../register/index.ts';
import { answered, holderOf, itemsOf, on, q2, sampleAt } from '../chase/october.ts';
import { a02, advice, approver, busy, carParks, policy, saidOfA02 } from './busyDesk.ts';
import { at, buttonsOf, cardIn, conversation, pressables, read } from './conversation.ts';

type Talk = ReturnType<typeof conversation>;

const sample = sampleAt(at);
const performance = holderOf(sample, 'Corporate Performance Manager');

const textOf = async (talk: Talk, said: string, entraId = carParks): Promise<string> => {
  const reply = await talk.say(entraId, said);
  if (reply?.kind !== 'text') throw new Error(`no sentence: ${JSON.stringify(reply)}`);
  return reply.text;
};

const cardOf = async (talk: Talk, said: string, entraId = carParks) => cardIn(await talk.say(entraId, said));

describe('snooze', () => {
  const untilOf = async (talk: Talk) => (await talk.memory.ledger.listSnoozes()).map(({ until }) => until);

  test('puts off the next word by working days', async () => {
    const talk = conversation();
    expect(await textOf(talk, 'snooze 2 days')).toBe('You will hear nothing before Friday 4 October.');
    expect(await untilOf(talk)).toEqual(['2024-10-04']);
  });

  test('counts no week-end', async () => {
    const talk = conversation();
    expect(await textOf(talk, 'snooze 3 days')).toBe('You will hear nothing before Monday 7 October.');
  });

  test('never past the day on which something is due', async () => {
    const talk = conversation();
    talk.clock.now = on('2024-10-10', '10:30');
    expect(await textOf(talk, 'snooze a week')).toBe(
      'You will hear nothing before Monday 14 October, the day on which something is due: it is not put off past that day.',
    );
    expect(await untilOf(talk)).toEqual(['2024-10-14']);
  });

  test('nor past the nearest of several, of whatever kind', async () => {
    const soon = advice({ due: '2024-10-03', originalDue: '2024-10-03' });
    const talk = conversation(one => ({ ...one, recommendations: [soon] }));
    expect(await textOf(talk, 'snooze a week')).toContain(
      'nothing before Thursday 3 October, the day on which',
    );
    expect(await untilOf(talk)).toEqual(['2024-10-03']);
  });

  test('what is late is asked for as before, which is said', async () => {
    const talk = conversation(one => ({ ...one, documents: [policy()] }));
    expect(await textOf(talk, 'snooze 2 days')).toBe(
      'You will hear nothing before Friday 4 October. What is due or overdue already is asked for as before.',
    );
  });

  test.each([
    ['2024-10-14', 'on the day itself'],
    ['2024-10-16', 'later'],
  ])('on %s, %s, nothing can be put off any more', async day => {
    const talk = conversation();
    talk.clock.now = on(day, '10:30');
    expect(await textOf(talk, 'snooze 2 days')).toBe(
      'What is asked of you was due by Monday 14 October, so it cannot be put off any more. Type “my items” to answer it.',
    );
    expect(await untilOf(talk)).toEqual([]);
  });

  test('where nothing is asked there is nothing to put off', async () => {
    const talk = conversation(one => ({
      ...one,
      updates: [
        ...one.updates,
        ...itemsOf(one)
          .filter(({ post }) => post === 'Car Parks Manager')
          .map(item => answered(item)),
      ],
    }));
    expect(await textOf(talk, 'snooze 2 days')).toBe(
      'Nothing is asked of you, so there is nothing to put off.',
    );
    expect(await untilOf(talk)).toEqual([]);
  });

  test.each(['snooze', 'snooze 0 days', 'snooze 11 days', 'snooze until Friday'])(
    '“%s” is told how to say it, and keeps nothing',
    async said => {
      const talk = conversation();
      expect(await textOf(talk, said)).toContain('from 1 to 10: “snooze 2 days”.');
      expect(await untilOf(talk)).toEqual([]);
    },
  );
});

describe('overdue', () => {
  const late = (change: (one: Snapshot) => Snapshot = busy) => {
    const talk = conversation(change);
    talk.clock.now = on('2024-10-18', '10:30');
    return talk;
  };

  test('one’s own, each to be opened', async () => {
    const talk = late();
    const card = await cardOf(talk, 'overdue');
    expect(read(card)).toContain('Yours: 9 items.');
    expect(read(card)).not.toContain('Posts below yours');
    const form = await talk.press(carParks, card, 'Open A02');
    expect(read(form)).toContain('Your update');
  });

  test('of two returns that are open, what is late of the one and not what is still to come of the other', async () => {
    const talk = late(one => ({
      ...one,
      periods: one.periods.map(period =>
        period.period === '2024-25-Q1'
          ? { ...period, state: 'collecting' as const, dueOn: '2024-07-12' }
          : { ...period, dueOn: period.period === q2 ? '2024-10-25' : period.dueOn },
      ),
      updates: one.updates.filter(({ itemKey, period }) => itemKey !== a02 || period !== '2024-25-Q1'),
    }));
    const card = await cardOf(talk, 'overdue');
    expect(read(card)).toContain('Yours: 1 item.');
    const rows = pressables(card).filter(({ verb }) => verb === 'open');
    expect(rows.map(({ data }) => [data['item'], data['period']])).toEqual([[a02, '2024-25-Q1']]);
  });

  test('an approver sees the posts below, by counts and without an item', async () => {
    const card = await cardOf(late(), 'overdue', approver);
    expect(read(card)).toMatch(
      /Posts below yours\n[^]*Car Parks Manager: 7 updates and 1 policy or strategy, since 1 Mar/,
    );
    expect(read(card)).not.toContain('Car Parking Strategy');
    expect(read(card)).not.toContain('All posts');
  });

  test('the performance team sees every post', async () =>
    expect(read(await cardOf(late(), 'overdue', performance))).toContain('All posts'));

  test('of a restricted item the owner sees the reference', async () => {
    const card = await cardOf(
      late(one => ({
        ...one,
        actions: one.actions.map(each =>
          each.key === a02 ? { ...each, title: 'SECRET', visibility: 'restricted' as const } : each,
        ),
      })),
      'overdue',
    );
    expect(read(card)).toContain('A02 Restricted');
    expect(JSON.stringify(card)).not.toContain('SECRET');
  });

  test('nothing before the day', async () =>
    expect(read(await cardOf(conversation(), 'overdue'))).toBe('What is late\nNothing of yours is late.'));

  test('who holds no post is told so, and shown nobody’s', async () =>
    expect(read(await cardOf(late(), 'overdue', 'nobody'))).toBe('What is late\nNothing of yours is late.'));
});

describe('hand over', () => {
  test('everything that is one’s own and not finished, each with a button that says that it is not', async () => {
    const talk = conversation(busy);
    const card = await cardOf(talk, 'hand over');
    const items = pressables(card).filter(({ verb }) => verb === 'not-mine');
    expect(items.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['A02 is not mine', '1.17 is not mine', 'R1 is not mine', 'D1 is not mine']),
    );
    expect(read(card)).toContain(`${items.length} items of yours.`);
    const asks = await talk.press(carParks, card, 'R1 is not mine');
    expect(read(asks)).toContain('It stays yours until the performance team agrees to hand it over.');
  });

  test('nothing of somebody else’s, nor what is finished', async () => {
    const card = await cardOf(
      conversation(one => ({
        ...one,
        actions: one.actions.map(each => (each.key === a02 ? { ...each, state: 'closed' as const } : each)),
      })),
      'hand over',
    );
    const titles = pressables(card).map(({ title }) => title);
    expect(titles).not.toContain('A02 is not mine');
    expect(titles).not.toContain('A03 is not mine');
  });

  test('who owns nothing is told so', async () =>
    expect(read(await cardOf(conversation(), 'hand over', 'nobody'))).toContain('You own nothing'));
});

describe('status', () => {
  test('shows the period before while nobody has said anything of the new one', async () =>
    expect(read(await cardOf(conversation(), 'status'))).toContain('How we stand in Q1 2024-25'));

  test('and the new one from the first answer on', async () => {
    const talk = conversation(one => ({ ...one, updates: [...one.updates, saidOfA02()] }));
    expect(read(await cardOf(talk, 'status?'))).toContain('How we stand in Q2 2024-25');
  });
});

describe('my items', () => {
  test('is what the chase sends: the return, with its one primary button', async () => {
    const card = await cardOf(conversation(), 'my items');
    expect(read(card)).toContain('Your updates for Q2 2024-25');
    expect(card.actions[0]).toMatchObject({ title: 'Start my update', style: 'positive' });
    expect(buttonsOf(card)).toContain('I need help');
  });

  test('of a person on two posts has the items of both', async () => {
    const talk = conversation(one => ({
      ...one,
      people: one.people.map(person =>
        person.entraId === carParks ? { ...person, posts: [...person.posts, 'Tourism Manager'] } : person,
      ),
    }));
    expect(read(await cardOf(talk, 'my items'))).toContain('9 items for Q2 2024-25');
  });
});

describe('other words are kept as a note to the performance team', () => {
  test('as they were written, by whom and when, and said to be so', async () => {
    const talk = conversation();
    expect(await textOf(talk, 'I am late with A02, **sorry**')).toContain(
      'Your note is kept for the performance team.',
    );
    expect(await talk.memory.ledger.listNotes()).toMatchObject([
      { entraId: carParks, kind: 'words', text: 'I am late with A02, **sorry**', at, settledBy: null },
    ]);
  });

  test('of two people whose messages have the same number, both', async () => {
    const talk = conversation();
    await talk.say(carParks, 'One thing');
    await talk.say(approver, 'Another thing');
    expect(await talk.memory.ledger.listNotes()).toHaveLength(2);
  });

  test('nothing is said to nothing', async () => expect(await conversation().say(carParks, '  ')).toBeNull());

  test('and is no answer to anything', async () => {
    const talk = conversation();
    await talk.say(carParks, 'G');
    expect(talk.state.snapshot.updates.filter(({ period }) => period === q2)).toEqual([]);
  });
});
