import { describe, expect, test } from '@jest/globals';
import type { AdaptiveCard } from '../../bot/index.ts';
import type { Snapshot } from '../../register/index.ts';
import { answered, holderOf, itemsOf, q2, sampleAt } from '../chase/october.ts';
import { busy, carParks, itemOf, saidOfA02 } from './busyDesk.ts';
import { at, buttonsOf, cardIn, conversation, fieldsOf, pressables, read } from './conversation.ts';
import { open } from './everyCard.ts';

type Talk = ReturnType<typeof conversation>;

const sample = sampleAt(at);
const [a25, a40] = ['kings-lynn/action/A25', 'kings-lynn/action/A40'];

const toggles = async (talk: Talk, entraId = carParks) =>
  talk.press(entraId, cardIn(await talk.say(entraId, 'my items')), 'No change for several');

/** The titles of the toggles, which are what a person reads of them. */
const offered = (card: AdaptiveCard): string[] =>
  card.body.flatMap(one => (one.type === 'Input.Toggle' ? [one.title] : []));

const newIn = ({ state }: Talk) => state.snapshot.updates.filter(({ period }) => period === q2);

const everyAction = (one: Snapshot): Snapshot => ({
  ...one,
  people: one.people.map(person =>
    person.entraId === carParks
      ? { ...person, posts: [...new Set(itemsOf(one).map(item => item.post))] }
      : person,
  ),
});

describe('“no change for several” offers what may honestly stay as it was', () => {
  test('actions that were green, all switched off; the others with why not', async () => {
    const card = await toggles(conversation());
    expect(offered(card).map(title => title.slice(0, 3))).toEqual(['A25', 'A40']);
    expect(offered(card)[0]).toContain('● G on track');
    expect(fieldsOf(card)).toEqual({ 'same-0': 'false', 'same-1': 'false' });
    const text = read(card);
    expect(text).toContain('These need an answer of their own');
    expect(text).toMatch(/1\.17 .* needs its figure/);
    expect(text).toMatch(/A02 .* was ◆ A last time, which needs words/);
  });

  test('nothing that came back, or is restricted', async () => {
    const talk = conversation(one => ({
      ...busy(one),
      updates: [...one.updates, { ...saidOfA02(), key: 'x', itemKey: a25, state: 'returned' as const }],
      actions: one.actions.map(each =>
        each.key === a40 ? { ...each, title: 'SECRET', visibility: 'restricted' as const } : each,
      ),
    }));
    const card = cardIn(await talk.pressAs(carParks, { verb: 'unchanged', data: { verb: 'unchanged' } }));
    expect(read(card)).toContain('There is nothing that can be sent without a change.');
    expect(read(card)).toMatch(/A25 .* was sent back to you/);
    expect(read(card)).toMatch(/A40 .* is restricted/);
    expect(JSON.stringify(card)).not.toContain('SECRET');
    expect(buttonsOf(card)).toEqual(['Back to my list']);
  });

  test('one alone is not offered in bulk', async () => {
    const talk = conversation(one => ({ ...one, updates: [...one.updates, answered(itemOf(a25))] }));
    expect(buttonsOf(cardIn(await talk.say(carParks, 'my items')))).not.toContain('No change for several');
  });
});

describe('what is switched on', () => {
  test('is sent with last time’s rating and next steps, each as an answer of its own', async () => {
    const talk = conversation();
    const receipt = await talk.press(carParks, await toggles(talk), 'Send these', {
      'same-0': 'true',
      'same-1': 'true',
    });
    const before = (key: string) =>
      sample.updates.find(({ itemKey, period }) => itemKey === key && period === '2024-25-Q1')?.nextActions ??
      null;
    expect(newIn(talk)).toMatchObject(
      [a25, a40].map(itemKey => ({
        itemKey,
        band: 'G',
        commentary: 'No change since Q1 2024-25.',
        nextActions: before(itemKey),
        submittedBy: carParks,
        replaces: null,
      })),
    );
    expect(read(receipt)).toContain('2 updates sent without a change on 2 October 2024 at 10:30.');
    expect(read(receipt)).toContain('5 to go.');
    expect(receipt.actions[0]).toMatchObject({ title: 'Answer the next one', verb: 'open' });
  });

  test('and nothing else is', async () => {
    const talk = conversation();
    await talk.press(carParks, await toggles(talk), 'Send these', { 'same-1': 'true', 'same-0': 'false' });
    expect(newIn(talk).map(({ itemKey }) => itemKey)).toEqual([a40]);
  });

  test('can be changed from the receipt', async () => {
    const talk = conversation();
    const receipt = await talk.press(carParks, await toggles(talk), 'Send these', { 'same-0': 'true' });
    const form = await talk.press(carParks, receipt, 'Change my answer to A25');
    expect(fieldsOf(form)).toMatchObject({ band: 'G', commentary: 'No change since Q1 2024-25.' });
  });

  test('twice, as Teams may deliver it, makes one answer and the same receipt', async () => {
    const talk = conversation();
    const card = await toggles(talk);
    const send = () => talk.press(carParks, card, 'Send these', { 'same-0': 'true', 'same-1': 'true' });
    expect(read(await send())).toBe(read(await send()));
    expect(newIn(talk)).toHaveLength(2);
  });

  test('ends its draft', async () => {
    const talk = conversation();
    await talk.press(carParks, await open(talk, carParks, a25), 'Save for later', { commentary: 'Half' });
    await talk.press(carParks, await toggles(talk), 'Send these', { 'same-0': 'true' });
    expect(await talk.memory.ledger.listDrafts(carParks)).toEqual([]);
  });

  test('is recorded also where its draft cannot be dropped', async () => {
    const talk = conversation();
    const card = await toggles(talk);
    talk.parts.ledger.dropDraft = async () => Promise.reject(new Error('down'));
    const receipt = await talk.press(carParks, card, 'Send these', { 'same-0': 'true' });
    expect(newIn(talk)).toHaveLength(1);
    expect(read(receipt)).toContain('1 update sent without a change');
    expect(read(receipt)).not.toContain('could not be saved');
    expect(talk.failures).toHaveLength(1);
  });
});

describe('what is not sent', () => {
  test('nothing switched on: the card again, which says so', async () => {
    const talk = conversation();
    const card = await talk.press(carParks, await toggles(talk), 'Send these', { 'same-0': 'false' });
    expect(read(card)).toContain('Nothing was switched on, so nothing was sent.');
    expect(offered(card)).toHaveLength(2);
    expect(talk.state.writes).toBe(0);
  });

  test('what was answered meanwhile keeps that answer', async () => {
    const talk = conversation();
    const card = await toggles(talk);
    const amber = { band: 'A', commentary: 'Late.', nextActions: 'Go on.' };
    await talk.press(carParks, await open(talk, carParks, a25), 'Send my update', amber);
    const receipt = await talk.press(carParks, card, 'Send these', { 'same-0': 'true', 'same-1': 'true' });
    expect(read(receipt)).toContain(
      'Not recorded\nA25: it has been answered, or cannot be sent without a change.',
    );
    expect(read(receipt)).toContain('1 update sent without a change');
    expect(newIn(talk).filter(({ itemKey }) => itemKey === a25)).toMatchObject([{ band: 'A' }]);
  });

  test.each<[string, (talk: Talk) => void]>([
    [
      'the return has closed',
      ({ state }) => {
        const { periods } = state.snapshot;
        state.snapshot = {
          ...state.snapshot,
          periods: periods.map(one => ({ ...one, state: 'closed' as const })),
        };
      },
    ],
    [
      'the journal cannot be reached',
      ({ memory }) => {
        memory.ledger.journal = async () => Promise.reject(new Error('down'));
      },
    ],
  ])('where %s nothing is called recorded', async (_, change) => {
    const talk = conversation();
    const card = await toggles(talk);
    change(talk);
    const receipt = await talk.press(carParks, card, 'Send these', { 'same-0': 'true' });
    expect(newIn(talk)).toEqual([]);
    expect(read(receipt)).toMatch(/^Nothing was recorded\n/);
    expect(read(receipt)).not.toContain('All your updates are answered');
    expect(read(receipt)).toContain('Not recorded\nA25: ');
  });

  test('an item of somebody else’s, whatever the card says', async () => {
    const talk = conversation();
    const data = {
      verb: 'unchanged-save',
      submission: 'id-x',
      items: `${q2} kings-lynn/action/A03`,
      'same-0': 'true',
    };
    const receipt = cardIn(await talk.pressAs(carParks, { verb: 'unchanged-save', data }));
    expect(read(receipt)).toContain('A03: it has been answered, or cannot be sent without a change.');
    expect(talk.state.writes).toBe(0);
  });
});

test('more than a card has room for are sent twenty at a time, until none is left', async () => {
  const talk = conversation(everyAction);
  let card = await toggles(talk);
  const sizes: number[] = [];
  while (offered(card).length > 1 && sizes.length < 10) {
    sizes.push(offered(card).length);
    const all = Object.fromEntries(Object.keys(fieldsOf(card)).map(id => [id, 'true']));
    const receipt = await talk.press(carParks, card, 'Send these', all);
    const list = await talk.press(carParks, receipt, 'Back to my list');
    if (!pressables(list).some(({ title }) => title === 'No change for several')) break;
    card = await talk.press(carParks, list, 'No change for several');
  }
  expect(sizes[0]).toBe(20);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  expect(newIn(talk)).toHaveLength(total);
  expect(new Set(newIn(talk).map(({ itemKey }) => itemKey)).size).toBe(total);
});

test('the sample’s HR Manager answers two in four touches', async () => {
  const person = holderOf(sample, 'HR Manager');
  const talk = conversation();
  const receipt = await talk.press(person, await toggles(talk, person), 'Send these', {
    'same-0': 'true',
    'same-1': 'true',
  });
  expect(read(receipt)).toContain('All your updates are answered. Thank you.');
});
