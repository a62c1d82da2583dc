import { describe, expect, test } from '@jest/globals';
import type { AdaptiveCard } from '../../bot/index.ts';
import type { Standing } from '../../register/index.ts';
import { returnsOf } from '../../chase/index.ts';
import { q2, sampleAt } from '../chase/october.ts';
import { at, cardIn, conversation, read } from './conversation.ts';

const sample = sampleAt(at);

const owedBy = (entraId: string): Standing[] =>
  returnsOf(sample, { entraId, day: '2024-10-02' }).flatMap(({ owed }) => owed);

const officers = sample.people
  .map(({ entraId, posts }) => ({ entraId, post: posts.join(', '), owed: owedBy(entraId) }))
  .filter(({ owed }) => owed.length > 0)
  .sort((a, b) => b.owed.length - a.owed.length);

type Field = { type: string; id: string; label: string; choices?: { title: string; value: string }[] };

/** The fields that can be seen without another press. */
const seenFields = (card: AdaptiveCard): Field[] =>
  card.body.filter((one): one is AdaptiveCard['body'][number] & Field =>
    ['Input.Text', 'Input.ChoiceSet'].includes(one.type),
  );

/** A figure that meets the target which the card shows; without one, the figure goes on as before. */
const figureFor = (card: AdaptiveCard, { item, previous }: Standing): string => {
  const target = /, target ([^\s,]*\d\S*)/.exec(read(card))?.[1];
  const before = previous?.update?.value ?? 0;
  return target ?? String(item.kind === 'indicator' && item.cumulative ? before * 2 : before);
};

/** The item whose form a card is, by the keys that its own buttons carry. */
const formOf = (card: AdaptiveCard, owed: readonly Standing[]): Standing | undefined => {
  const send = card.actions.find(({ title }) => title === 'Send my update');
  return owed.find(({ item }) => item.key === send?.data['item']);
};

/** A person with a phone, who presses what the card offers; every press and every choice is a touch. */
const answerAll = async ({ entraId, owed }: (typeof officers)[number]) => {
  const talk = conversation();
  let card = cardIn(await talk.say(entraId, 'my items'));
  let touches = 0;
  const press = async (title: string, typed: Record<string, string> = {}) => {
    card = await talk.press(entraId, card, title, typed);
    touches += 1;
  };
  await press('Start my update');
  for (let sent = 0; sent < 2 * owed.length; sent += 1) {
    const standing = formOf(card, owed);
    if (!standing) break;
    const typed: Record<string, string> = {};
    for (const { id, label, choices } of seenFields(card)) {
      if (label.startsWith('Figure for')) typed[id] = figureFor(card, standing);
      if (label !== 'How is it going?') continue;
      const green = choices?.find(({ title }) => /\bG\b/.test(title));
      typed[id] = green?.value ?? '';
      touches += 1;
    }
    await press('Send my update', typed);
  }
  const said = talk.state.snapshot.updates.filter(
    ({ period, submittedBy }) => period === q2 && submittedBy === entraId,
  );
  return { card, touches, said };
};

describe('a whole return takes two touches an item, and two for the way there', () => {
  test('the longest return of the sample is of eight items, by the Planning Control Manager', () =>
    expect(officers[0]).toMatchObject({ post: 'Planning Control Manager', owed: { length: 8 } }));

  test.each(officers)('$post', async officer => {
    const { card, touches, said } = await answerAll(officer);
    expect(said).toHaveLength(officer.owed.length);
    expect(read(card)).toContain('That was the last one. Thank you.');
    expect(touches).toBeLessThanOrEqual(2 * officer.owed.length + 2);
  });

  test('a figure is one touch, a rating two, and a figure far from the last one is asked about once', async () => {
    const planning = await answerAll(officers[0]!);
    // To begin with, seven figures, one of them far from the last one, and a rating.
    expect(planning.touches).toBe(1 + 7 + 1 + 2);
    const carParks = await answerAll(officers.find(({ post }) => post === 'Car Parks Manager')!);
    expect(carParks.touches).toBe(1 + 4 + 1 + 3 * 2);
  });
});
