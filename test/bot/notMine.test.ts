import { describe, expect, test } from '@jest/globals';
import type { AdaptiveCard } from '../../bot/index.ts';
import type { Snapshot } from '../../register/index.ts';
import { a02, busy, carParks, itemOf, withA02 } from './busyDesk.ts';
import { at, buttonsOf, cardIn, conversation, fieldsOf, read } from './conversation.ts';
import { open } from './everyCard.ts';

type Talk = ReturnType<typeof conversation>;

const notesOf = (talk: Talk) => talk.memory.ledger.listNotes();
const a03 = 'kings-lynn/action/A03';

/** The posts that a card offers. */
const choices = (card: AdaptiveCard): string[] =>
  card.body.flatMap(one => (one.type === 'Input.ChoiceSet' ? one.choices.map(({ title }) => title) : []));

/** A council with more posts than a phone scrolls through. */
const large = (one: Snapshot): Snapshot => ({
  ...one,
  people: [
    ...one.people,
    ...Array.from({ length: 40 }, (_, n) => ({
      ...one.people[0]!,
      key: `kings-lynn/warden-${n}`,
      entraId: `warden-${n}`,
      posts: [`Warden ${n}`],
    })),
  ],
});

const ask = async (talk: Talk) => talk.press(carParks, await open(talk, carParks, a02), 'Not mine');

describe('“not mine” asks whose it is', () => {
  test('every other post where they are few, and that nobody knows', async () => {
    const card = await ask(conversation());
    expect(choices(card)).toContain('I do not know');
    expect(choices(card)).not.toContain('Car Parks Manager');
    expect(choices(card).length).toBeGreaterThan(1);
    expect(buttonsOf(card)).toEqual(['Tell the performance team', 'Back to my list']);
  });

  test('by a part of the name where they are many', async () => {
    const talk = conversation(large);
    const card = await ask(talk);
    expect(choices(card)).toEqual([]);
    expect(read(card)).toMatch(/\d+ posts are too many to show\. Type a part of the name to find one\./);
    const found = await talk.press(carParks, card, 'Find the post', {
      find: 'housing  MANAGER',
      why: 'Moved.',
    });
    expect(choices(found).slice(1)).toEqual(
      expect.arrayContaining(['Housing Delivery Manager', 'Housing Services Manager']),
    );
    expect(
      choices(found)
        .slice(1)
        .every(post => /housing/i.test(post) && /manager/i.test(post)),
    ).toBe(true);
    expect(fieldsOf(found)).toMatchObject({ find: 'housing  MANAGER', why: 'Moved.' });
  });

  test('none has it in its name: it can be sent without', async () => {
    const talk = conversation(large);
    const card = await talk.press(carParks, await ask(talk), 'Find the post', { find: 'astronaut' });
    expect(read(card)).toContain('No post has “astronaut” in its name.');
    expect(buttonsOf(card)).toContain('Tell the performance team');
  });
});

describe('the performance team is told', () => {
  const tell = async (talk: Talk, typed: Record<string, string>) =>
    talk.press(carParks, await ask(talk), 'Tell the performance team', typed);

  test('what, by whom, whose it is and why; and the item stays theirs', async () => {
    const talk = conversation();
    const receipt = await tell(talk, { toPost: 'Tourism Manager', why: ' It moved in May. ' });
    expect(await notesOf(talk)).toMatchObject([
      {
        kind: 'hand-over',
        entraId: carParks,
        itemKey: a02,
        toPost: 'Tourism Manager',
        text: 'It moved in May.',
        at,
        settledBy: null,
      },
    ]);
    expect(read(receipt)).toContain('You said that it belongs to the Tourism Manager.');
    expect(talk.state.writes).toBe(0);
    expect(read(cardIn(await talk.say(carParks, 'my items')))).toContain('Car Parking Strategy');
  });

  test.each<[string, Record<string, string>]>([
    ['they do not know', { toPost: '-' }],
    ['nothing was chosen', {}],
    ['no post is called so', { toPost: 'Astronaut' }],
    ['it is their own post', { toPost: 'Car Parks Manager' }],
  ])('without a post where %s', async (_, typed) => {
    const talk = conversation();
    expect(read(await tell(talk, typed))).toContain('you do not know whose it is');
    expect(await notesOf(talk)).toMatchObject([{ toPost: null }]);
  });

  test('once, also where Teams delivers it twice', async () => {
    const talk = conversation();
    const card = await ask(talk);
    const send = () => talk.press(carParks, card, 'Tell the performance team', { toPost: 'Tourism Manager' });
    expect(read(await send())).toBe(read(await send()));
    expect(await notesOf(talk)).toHaveLength(1);
  });

  test('twice where they say it twice', async () => {
    const talk = conversation();
    await tell(talk, {});
    await tell(talk, { toPost: 'Tourism Manager' });
    expect(await notesOf(talk)).toHaveLength(2);
  });

  test('of a recommendation as well', async () => {
    const talk = conversation(busy);
    const list = cardIn(await talk.say(carParks, 'hand over'));
    const card = await talk.press(carParks, list, 'R1 is not mine');
    await talk.press(carParks, card, 'Tell the performance team', { toPost: 'Tourism Manager' });
    expect(await notesOf(talk)).toMatchObject([
      { itemKey: 'kings-lynn/recommendation/R1', kind: 'hand-over' },
    ]);
  });
});

describe('whose it is not, they cannot hand over', () => {
  const pressOn = async (talk: Talk, verb: string, item: string) =>
    cardIn(
      await talk.pressAs(carParks, {
        verb,
        data: { verb, item, period: '', submission: 'id-x', toPost: '-' },
      }),
    );

  test.each(['not-mine', 'not-mine-send'])('%s of another’s item', async verb => {
    const talk = conversation();
    const card = await pressOn(talk, verb, a03);
    expect(read(card)).toContain(`This item belongs to the ${itemOf(a03).post}. Only they can answer it.`);
    expect(read(card)).toContain('Nothing was sent.');
    expect(await notesOf(talk)).toEqual([]);
  });

  test.each(['not-mine', 'not-mine-send'])('%s of a restricted one: there is none', async verb => {
    const talk = conversation(
      withA02({ visibility: 'restricted', post: 'Tourism Manager', title: 'SECRET' }),
    );
    const card = await pressOn(talk, verb, a02);
    expect(read(card)).toContain('This item is not in the register any more.');
    expect(JSON.stringify(card)).not.toMatch(/SECRET|Tourism Manager/);
  });
});

describe('“I need help”', () => {
  test('asks what is needed, and keeps it with the item for the performance team', async () => {
    const talk = conversation();
    const card = await talk.press(carParks, await open(talk, carParks, a02), 'I need help');
    expect(read(card)).toContain('Develop the Car Parking Strategy');
    const receipt = await talk.press(carParks, card, 'Send', { help: ' Which date counts? ' });
    expect(read(receipt)).toContain('Your question is with the performance team');
    expect(await notesOf(talk)).toMatchObject([
      { kind: 'help', entraId: carParks, text: 'Which date counts?', itemKey: a02, toPost: null, at },
    ]);
  });

  test('without an item from the list', async () => {
    const talk = conversation();
    const card = await talk.press(carParks, cardIn(await talk.say(carParks, 'my items')), 'I need help');
    await talk.press(carParks, card, 'Send', { help: 'Who is my approver?' });
    expect(await notesOf(talk)).toMatchObject([{ kind: 'help', itemKey: null }]);
  });

  test('says so where nothing was written, and keeps nothing', async () => {
    const talk = conversation();
    const card = await talk.press(carParks, await open(talk, carParks, a02), 'I need help');
    const again = await talk.press(carParks, card, 'Send', { help: '  ' });
    expect(read(again)).toContain('Please write what you need first.');
    expect(await notesOf(talk)).toEqual([]);
    await talk.press(carParks, again, 'Send', { help: 'Which date counts?' });
    expect(await notesOf(talk)).toHaveLength(1);
  });

  test('about somebody else’s item is a question about none', async () => {
    const talk = conversation();
    const data = { verb: 'need-help-send', item: a03, period: '', submission: 'id-x', help: 'What is this?' };
    await talk.pressAs(carParks, { verb: 'need-help-send', data });
    expect(await notesOf(talk)).toMatchObject([{ itemKey: null, text: 'What is this?' }]);
  });

  test('changes nothing else: it is asked for as before', async () => {
    const talk = conversation();
    const before = read(cardIn(await talk.say(carParks, 'my items')));
    const card = await talk.press(carParks, await open(talk, carParks, a02), 'I need help');
    await talk.press(carParks, card, 'Send', { help: 'Which date counts?' });
    expect(read(cardIn(await talk.say(carParks, 'my items')))).toBe(before);
  });
});
