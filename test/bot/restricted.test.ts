import { describe, expect, test } from '@jest/globals';
import type { Snapshot } from '../../register/index.ts';
import { holderOf, q2, sampleAt } from '../chase/october.ts';
import { at, buttonsOf, cardIn, conversation, fieldsOf, read } from './conversation.ts';

const mark = 'SECRET';
const sample = sampleAt(at);
const chosen = sample.actions.find(
  one => one.state === 'open' && !one.partnership && sample.updates.some(said => said.itemKey === one.key),
)!;
const officer = holderOf(sample, chosen.post);

/** Everything that is said of one action, marked; the item itself is exempt, or only what was said of it. */
const restricted = (which: 'item' | 'words') => (one: Snapshot) => ({
  ...one,
  actions: one.actions.map(item =>
    item.key === chosen.key && which === 'item'
      ? { ...item, title: mark, due: null, dueText: mark, visibility: 'exempt' as const }
      : item,
  ),
  updates: one.updates.map(said =>
    said.itemKey === chosen.key
      ? { ...said, commentary: mark, nextActions: mark, visibility: 'exempt' as const }
      : said,
  ),
});

const talkOf = (which: 'item' | 'words') => conversation(restricted(which));
const openForm = async (talk: ReturnType<typeof talkOf>, entraId = officer) =>
  cardIn(await talk.pressAs(entraId, { verb: 'open', data: { verb: 'open', item: chosen.key, period: q2 } }));

describe('an officer is asked for their restricted item like for any other', () => {
  test('and the list shows its reference and none of its words', async () => {
    const card = cardIn(await talkOf('item').say(officer, 'my items'));
    expect(read(card)).toContain(`${chosen.ref} Restricted: its title is not shown here`);
    expect(JSON.stringify(card)).not.toContain(mark);
  });

  test('and the form has the fields, and neither title nor date nor last time', async () => {
    const form = await openForm(talkOf('item'));
    expect(read(form)).toContain(chosen.ref);
    expect(Object.keys(fieldsOf(form))).toContain('commentary');
    expect(buttonsOf(form)).toContain('Send my update');
    expect(JSON.stringify(form)).not.toContain(mark);
  });

  test('and what they send is recorded as exempt, and not repeated in the receipt or the next form', async () => {
    const talk = talkOf('item');
    const receipt = await talk.press(officer, await openForm(talk), 'Send my update', {
      band: 'G',
      commentary: `${mark} for another quarter`,
    });
    expect(read(receipt)).toContain('Recorded');
    expect(talk.state.snapshot.updates.at(-1)).toMatchObject({
      commentary: `${mark} for another quarter`,
      visibility: 'exempt',
    });
    for (const card of [receipt, await openForm(talk), cardIn(await talk.say(officer, 'my items'))])
      expect(JSON.stringify(card)).not.toContain(mark);
  });

  test('and nobody else is told that there is such an item', async () => {
    const other = sample.people.find(one => !one.posts.includes(chosen.post))!;
    const card = await openForm(talkOf('item'), other.entraId);
    expect(read(card)).toContain('This item is not in the register any more.');
    expect(JSON.stringify(card)).not.toContain(chosen.post);
  });
});

test('restricted words about an open item are not repeated either', async () => {
  const talk = talkOf('words');
  const list = cardIn(await talk.say(officer, 'my items'));
  const form = await openForm(talk);
  expect(read(form)).toContain(chosen.title);
  expect(JSON.stringify([list, form])).not.toContain(mark);
});

test('“status” counts only what is open', async () => {
  const card = cardIn(await talkOf('item').say(officer, 'status'));
  expect(JSON.stringify(card)).not.toContain(mark);
});
