import { describe, expect, test } from '@jest/globals';
import type { AdaptiveCard } from '../../bot/index.ts';
import type { Snapshot } from '../../register/index.ts';
import { holderOf, q2, sampleAt } from '../chase/october.ts';
import {
  a02,
  approver,
  busy,
  carParks,
  colleague,
  half,
  rated,
  saidOfA02,
  shared,
  withA02,
} from './busyDesk.ts';
import { at, buttonsOf, cardIn, conversation, fieldsOf, read } from './conversation.ts';
import { open } from './everyCard.ts';

type Talk = ReturnType<typeof conversation>;

const list = async (talk: Talk, entraId = carParks) => cardIn(await talk.say(entraId, 'my items'));
const draftsOf = (talk: Talk, entraId = carParks) => talk.memory.ledger.listDrafts(entraId);
const saidInQ2 = (talk: Talk, item = a02) =>
  talk.state.snapshot.updates.filter(({ itemKey, period }) => itemKey === item && period === q2);

/** What happens to the register while somebody has a form open. */
const then = (talk: Talk, change: (one: Snapshot) => Snapshot) => {
  talk.state.snapshot = change(talk.state.snapshot);
};

describe('a form that is pressed after the item was answered', () => {
  const press = async (title: string) => {
    const talk = conversation(shared);
    const form = await open(talk, carParks, a02);
    await talk.press(colleague, await open(talk, colleague, a02), 'Send my update', {
      band: 'G',
      commentary: 'Adopted in July.',
    });
    return { talk, card: await talk.press(carParks, form, title, { ...half, nextActions: 'Go on.' }) };
  };

  test.each(['Send my update', 'Check'])('%s: what was typed stays, beside what changed', async title => {
    const { talk, card } = await press(title);
    expect(read(card)).toContain(
      [
        'Not sent: this was answered meanwhile',
        'Recorded by the Car Parks Manager on 2 October 2024 at 10:30:',
        '● G on track',
        'What happened: Adopted in July.',
        'What you typed is kept. Send it again if it should count instead.',
      ].join('\n'),
    );
    expect(fieldsOf(card)).toMatchObject(half);
    expect(await draftsOf(talk)).toMatchObject([{ raw: half }]);
    expect(saidInQ2(talk)).toHaveLength(1);
  });

  test('sent again from there it goes through, as a correction, and the draft is done with', async () => {
    const { talk, card } = await press('Send my update');
    await talk.press(carParks, card, 'Send my update', { ...half, nextActions: 'Go on.' });
    const [first, second] = saidInQ2(talk);
    expect(second).toMatchObject({ band: 'A', replaces: first?.key, submittedBy: carParks });
    expect(await draftsOf(talk)).toEqual([]);
  });

  test('one that came back meanwhile says what is asked for', async () => {
    const talk = conversation();
    const form = await open(talk, carParks, a02);
    then(talk, busy);
    const card = await talk.press(carParks, form, 'Send my update', rated('G'));
    expect(read(card)).toContain('Not sent: this was answered and sent back meanwhile');
    expect(read(card)).toContain('Please say when Cabinet sees the second draft.');
    const sent = await talk.press(carParks, card, 'Send my update', rated('G'));
    expect(read(sent)).toContain('Recorded: A02');
  });

  test('an approval in between is no change of what was said', async () => {
    const talk = conversation(one => ({ ...one, updates: [...one.updates, saidOfA02()] }));
    const form = await open(talk, carParks, a02);
    const decided = { by: approver, at: '2024-10-02T09:00:00Z', reason: null };
    then(talk, one => ({
      ...one,
      updates: one.updates.map(each =>
        each.key === saidOfA02().key ? saidOfA02({ state: 'approved', decided }) : each,
      ),
    }));
    const card = await talk.press(carParks, form, 'Send my update', rated('G'));
    expect(read(card)).toContain('Recorded');
  });

  test('a restricted one says that it changed, and not to what', async () => {
    const talk = conversation(one => shared(withA02({ visibility: 'restricted' })(one)));
    const form = await open(talk, carParks, a02);
    const said = { band: 'G', commentary: 'SECRET' };
    await talk.press(colleague, await open(talk, colleague, a02), 'Send my update', said);
    const card = await talk.press(carParks, form, 'Send my update', rated('G'));
    expect(read(card)).toContain('Not sent: this was answered meanwhile');
    expect(JSON.stringify(card)).not.toContain('SECRET');
  });

  test('one’s own press that Teams brings again is no change, whoever answered after it', async () => {
    const talk = conversation(shared);
    const form = await open(talk, carParks, a02);
    const send = () => talk.press(carParks, form, 'Send my update', rated('G'));
    await send();
    await talk.press(colleague, await open(talk, colleague, a02), 'Send my update', {
      band: 'B',
      commentary: 'Stopped.',
      nextActions: 'Wait.',
    });
    expect(read(await send())).toContain('Recorded');
    expect(saidInQ2(talk).map(({ band }) => band)).toEqual(['G', 'B']);
    expect(await draftsOf(talk)).toEqual([]);
  });
});

describe('two who answer in one instant', () => {
  const both = async (one: [string, AdaptiveCard], two: [string, AdaptiveCard], talk: Talk) =>
    Promise.all(
      [one, two].map(([entraId, form], n) =>
        talk.press(entraId, form, 'Send my update', { band: 'G', commentary: `Words of ${n}` }),
      ),
    );

  test('one is recorded, and the other is told of it and keeps what was typed', async () => {
    const talk = conversation(shared);
    const forms = [await open(talk, carParks, a02), await open(talk, colleague, a02)] as const;
    const [first, second] = await both([carParks, forms[0]], [colleague, forms[1]], talk);
    expect(read(first!)).toContain('Recorded: A02');
    expect(read(second!)).toContain('Not sent: this was answered meanwhile');
    expect(read(second!)).toContain('Words of 0');
    expect(fieldsOf(second!)).toMatchObject({ commentary: 'Words of 1' });
    expect(saidInQ2(talk)).toMatchObject([{ commentary: 'Words of 0', submittedBy: carParks }]);
    expect(await draftsOf(talk, colleague)).toHaveLength(1);
  });

  test('the same person on two devices as well', async () => {
    const talk = conversation();
    const forms = [await open(talk, carParks, a02), await open(talk, carParks, a02)] as const;
    const [, second] = await both([carParks, forms[0]], [carParks, forms[1]], talk);
    expect(read(second!)).toContain('Recorded by you on 2 October 2024');
    expect(saidInQ2(talk)).toHaveLength(1);
  });

  test('“no change” for many never goes over an answer', async () => {
    const hr = holderOf(sampleAt(at), 'HR Manager');
    const talk = conversation(one => ({
      ...one,
      people: one.people.flatMap(person =>
        person.entraId === hr
          ? [person, { ...person, key: `${person.key}-2`, entraId: colleague }]
          : [person],
      ),
    }));
    const toggles = await talk.press(hr, await list(talk, hr), 'No change for several');
    const [entry] = String(toggles.actions[0]?.data['items']).split(',');
    const item = entry?.split(' ')[1] ?? '';
    const form = await open(talk, colleague, item);
    const [, receipt] = await Promise.all([
      talk.press(colleague, form, 'Send my update', {
        band: 'A',
        commentary: 'Late.',
        nextActions: 'Go on.',
      }),
      talk.press(hr, toggles, 'Send these', { 'same-0': 'true' }),
    ]);
    expect(saidInQ2(talk, item)).toMatchObject([{ band: 'A', submittedBy: colleague }]);
    expect(read(receipt)).toContain('Nothing was recorded');
    expect(buttonsOf(receipt)).toContain('Back to my list');
  });
});
