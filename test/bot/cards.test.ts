import { describe, expect, test } from '@jest/globals';
import { parseInbound, sentenceFor, type AdaptiveCard } from '../../bot/index.ts';
import { problemCodes, type ProblemCode } from '../../register/index.ts';
import type { Snapshot } from '../../register/index.ts';
import { answered, holderOf, itemsOf, q2, sampleAt } from '../chase/october.ts';
import { everyCard } from './everyCard.ts';
import { cardFaults } from './cardFaults.ts';
import { at, cardIn, conversation, fieldsOf, read } from './conversation.ts';

const limit = 28 * 1024;
const size = (card: AdaptiveCard) => Buffer.byteLength(JSON.stringify(card), 'utf8');

const snapshot = sampleAt(at);
const busiest = snapshot.people[0]!.entraId;
const a02 = 'kings-lynn/action/A02';

/** One person with everything of the register, with the longest words there can be. */
const everything = (text: string) => (one: Snapshot) => ({
  ...one,
  people: one.people.map(person =>
    person.entraId === busiest
      ? { ...person, posts: [...new Set(itemsOf(one).map(item => item.post))] }
      : person,
  ),
  updates: one.updates.map(update => ({ ...update, commentary: text, nextActions: text })),
});

describe('every card is under 28 KB and fit for Adaptive Cards 1.5', () => {
  test('a list of 130 items, page by page, with each item on one page', async () => {
    const talk = conversation(everything('x'.repeat(4000)));
    const seen: string[] = [];
    for (let page = 0; page < 40; page += 1) {
      const card = cardIn(await talk.pressAs(busiest, { verb: 'list', data: { verb: 'list', page } }));
      expect(size(card)).toBeLessThan(limit);
      expect(cardFaults(card)).toEqual([]);
      const items = card.body.flatMap(one =>
        one.type === 'Container' ? [String(one.selectAction?.data['item'])] : [],
      );
      if (seen.includes(items[0] ?? '')) break;
      seen.push(...items);
      if (!card.actions.some(action => action.title === 'More items')) break;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(46 + 64 + 12);
  });

  test('a form with 4,000 characters in each field, kept whole, beside last time', async () => {
    const talk = conversation(everything('Last time. '.repeat(400)));
    const long = 'Words of this quarter. '.repeat(200).slice(0, 4000);
    const form = cardIn(
      await talk.pressAs(busiest, { verb: 'open', data: { verb: 'open', item: a02, period: q2 } }),
    );
    const again = await talk.press(busiest, form, 'Send my update', {
      band: 'A',
      commentary: long,
      nextActions: long,
      requestReason: long,
      requestedDue: 'x',
    });
    expect(fieldsOf(again)).toMatchObject({ commentary: long, nextActions: long, requestReason: long });
    expect(size(again)).toBeLessThan(limit);
    expect(cardFaults(again)).toEqual([]);
    const receipt = await talk.press(busiest, again, 'Send my update', {
      band: 'A',
      commentary: long,
      nextActions: long,
    });
    expect(read(receipt)).toContain('Recorded');
    expect(size(receipt)).toBeLessThan(limit);
    expect(cardFaults(receipt)).toEqual([]);
  });

  test('each card of the conversation', async () => {
    for (const [name, card] of await everyCard()) {
      expect([name, cardFaults(card)]).toEqual([name, []]);
      expect([name, size(card) < limit]).toEqual([name, true]);
    }
  });

  test('nothing that version 1.5 does not have is let through', async () => {
    const card = cardIn(await conversation().say(busiest, 'help'));
    const broken = { ...card, body: [{ type: 'TextBlock', text: 'x', wrap: true, colour: 'good' }] };
    expect(cardFaults(broken as unknown as AdaptiveCard)).toEqual([
      'card.body[0]: TextBlock has no colour in version 1.5',
    ]);
    const later = { ...card, body: [{ type: 'Carousel', pages: [] }] };
    expect(cardFaults(later as unknown as AdaptiveCard).join()).toContain(
      'Carousel is nothing that version 1.5 has',
    );
  });
});

describe('a card', () => {
  test('never shows a rating by colour alone: letter, word and symbol stand beside it', async () => {
    const text = read(cardIn(await conversation().say(holderOf(snapshot, 'Car Parks Manager'), 'my items')));
    expect(text).toMatch(/[▼◆●■] [RAGB] (major|minor|on )/);
  });

  test('carries opaque keys only, in the button and in its fallback', async () => {
    const card = cardIn(await conversation().say(busiest, 'my items'));
    const rows = card.body.flatMap(one =>
      one.type === 'Container' && one.selectAction ? [one.selectAction] : [],
    );
    for (const action of [...card.actions, ...rows]) {
      expect(action.fallback.data).toEqual(action.data);
      expect(
        Object.keys(action.data).filter(
          name => !['verb', 'item', 'period', 'page', 'message'].includes(name),
        ),
      ).toEqual([]);
    }
  });

  test('shows what people wrote as they wrote it, not as Markdown', async () => {
    const talk = conversation(everything('**Click** [here](https://elsewhere.example)'));
    const form = cardIn(
      await talk.pressAs(busiest, { verb: 'open', data: { verb: 'open', item: a02, period: q2 } }),
    );
    const blocks = form.body.filter(one => one.type === 'TextBlock').map(one => one.text);
    expect(blocks.join()).not.toContain('elsewhere');
    expect(read(form)).toContain('[here](https://elsewhere.example)');
  });

  test('says what is answered and what is left', async () => {
    const talk = conversation(one => {
      const [first] = itemsOf(one).filter(item => item.key === a02);
      return { ...one, updates: [...one.updates, answered(first!, { band: 'R' })] };
    });
    const text = read(cardIn(await talk.say(holderOf(snapshot, 'Car Parks Manager'), 'my items')));
    expect(text).toContain('Answered ▼ R major issues to resolve');
  });
});

test.each([...problemCodes])('%s has a sentence for people', code => {
  const sentence = sentenceFor({ code, field: 'commentary', facts: { period: q2, text: '12,34' } });
  expect(sentence).toMatch(/^[A-Z“].+\.$/);
  expect(sentence).not.toContain(code);
  expect(sentence).not.toContain('undefined');
});

test.each<[ProblemCode, Record<string, string | number>, string]>([
  [
    'are-you-sure-jump',
    { period: '2023-24', before: '1,800 tonnes', now: '9,000 tonnes', pace: '900 tonnes' },
    'In 2023-24 it was 1,800 tonnes (a pace of about 900 tonnes by now), now it is 9,000 tonnes. Send it again if that is right.',
  ],
  [
    'are-you-sure-jump',
    { period: '2024-25-Q1', before: '418', now: '410', falls: 1 },
    'The total for the year so far was 418 in Q1 2024-25, now it is 410. Send it again if that is right.',
  ],
  [
    'are-you-sure-jump',
    { period: '2024-25-Q1' },
    'This is far from the figure for Q1 2024-25. Send it again if that is right.',
  ],
  [
    'words-contradict',
    { said: 'fully operational', against: '3 outstanding' },
    '“fully operational” does not fit “3 outstanding”. Change one of them, or send it again if that is right.',
  ],
  [
    'out-of-range',
    { text: '920%', least: '0%', most: '100%' },
    '“920%” is outside what this measure can be, which is 0% to 100%. Please check the figure.',
  ],
  ['date-too-early', { day: '2024-10-02' }, '2 October 2024 is too early. Please check the date.'],
  [
    'date-too-early',
    { day: '2024-10-02', earliest: '2024-10-03' },
    '2 October 2024 is too early. Please give 3 October 2024 or a later day.',
  ],
])('%s with %j', (code, facts, sentence) => expect(sentenceFor({ code, facts })).toBe(sentence));

test('what is no activity is none', () => {
  for (const raw of [null, 'text', {}, { type: 'message' }, { type: 1 }])
    expect(parseInbound(raw)).toBeNull();
});
