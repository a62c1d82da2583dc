import { describe, expect, test } from '@jest/globals';
import type { AdaptiveCard } from '../../bot/index.ts';
import type { Indicator, Snapshot, Update } from '../../register/index.ts';
import { answered, holderOf, itemsOf, q2, sampleAt } from '../chase/october.ts';
import { a02, approver, busy, carParks, i11, itemOf, saidOfA02 } from './busyDesk.ts';
import { at, cardIn, conversation, fieldsOf, pressables, read } from './conversation.ts';
import { open } from './everyCard.ts';

const sample = sampleAt(at);
const planning = holderOf(sample, 'Planning Control Manager');
const performance = holderOf(sample, 'Corporate Performance Manager');

type Container = { type: 'Container'; id?: string; isVisible?: false };

/** Whether the fields that few need can be seen at once. */
const isMoreOpen = (card: AdaptiveCard): boolean => {
  const more = card.body.find((one): one is AdaptiveCard['body'][number] & Container =>
    one.type === 'Container' ? one.id === 'more' : false,
  );
  return more !== undefined && more.isVisible !== false;
};

const withSaid =
  (said: Update) =>
  (one: Snapshot): Snapshot => ({ ...one, updates: [...one.updates, said] });

const changed =
  (key: string, said: Partial<Indicator>) =>
  (one: Snapshot): Snapshot => ({
    ...one,
    indicators: one.indicators.map(each => (each.key === key ? { ...each, ...said } : each)),
  });

describe('the form shows how it stood and what was promised', () => {
  test('of an action its date, last time’s words, and what was to be next', async () => {
    const text = read(await open(conversation(), carParks, a02));
    expect(text).toContain('A02, Q2 2024-25, due March 2025');
    expect(text).toContain('We said: Limited staff capacity');
    expect(text).toContain('Next, we said: Comment on the drafts');
  });

  test('of a measure its target to date, and the year’s', async () =>
    expect(read(await open(conversation(), carParks, 'kings-lynn/indicator/1.17'))).toContain(
      '1.17, Q2 2024-25, target 62,445 by 30 September 2024 (124,890 for the year)',
    ));

  test('long words of last time are cut, and whole behind a button', async () => {
    const long = 'It went on as it had been planned. '.repeat(20).trim();
    const talk = conversation(one => ({
      ...one,
      updates: one.updates.map(each => (each.itemKey === a02 ? { ...each, commentary: long } : each)),
    }));
    const card = await open(talk, carParks, a02);
    const [short, full] = ['lastInShort', 'lastInFull'].map(id =>
      JSON.stringify(card.body.find(one => one.type === 'Container' && one.id === id)),
    );
    expect(short).toContain(' …');
    expect(short).not.toContain(long);
    expect(full).toContain(long);
    expect(full).toContain('"isVisible":false');
  });

  test('what needs words says so with the letters of the ratings that do', async () => {
    const inputs = JSON.stringify(await open(conversation(), carParks, a02));
    expect(inputs).toContain('"label":"What happened? Needed with R, A, B"');
  });
});

describe('an answer that came back', () => {
  test('is opened with the reason on top, and with the words that were sent', async () => {
    const card = await open(conversation(busy), carParks, a02);
    expect(read(card)).toContain(
      'Sent back by the Assistant Director, Property on 2 October 2024\nPlease say when Cabinet sees the second draft.',
    );
    expect(fieldsOf(card)).toMatchObject({ band: 'A', commentary: 'The second draft is late.' });
  });

  test('and is answered anew, with the next item after it', async () => {
    const talk = conversation(busy);
    const card = await open(talk, carParks, a02);
    const next = await talk.press(carParks, card, 'Send my update', {
      band: 'A',
      commentary: 'Cabinet sees it on 3 December.',
      nextActions: 'Adopt it.',
    });
    expect(read(next)).toContain('Recorded: A02 ◆ A minor issues or delays');
  });
});

describe('an answer that stands is opened with what became of it', () => {
  const decided = { by: approver, at: '2024-10-02T09:00:00Z', reason: null };

  test('that it waits, and for whom', async () => {
    const talk = conversation(withSaid(saidOfA02()));
    expect(read(await open(talk, carParks, a02))).toContain(
      'It waits to be approved by the Assistant Director, Property.',
    );
  });

  test('that it is approved, by a post and on a day, and why', async () => {
    const approved = saidOfA02({
      state: 'approved',
      decided: { ...decided, reason: 'Agreed at the board.' },
    });
    const text = read(await open(conversation(withSaid(approved)), carParks, a02));
    expect(text).toContain('Approved by the Assistant Director, Property on 2 October 2024.');
    expect(text).toContain('With the reason: Agreed at the board.');
  });

  test('that it was recorded for them, and who gave it', async () => {
    const givenBy = { who: 'the Car Parks Manager', how: 'by phone', on: '2024-10-01' };
    const talk = conversation(withSaid(saidOfA02({ givenBy, submittedBy: performance })));
    expect(read(await open(talk, carParks, a02))).toContain(
      'Recorded for you by the performance team: given by the Car Parks Manager, by phone, on 1 October 2024.',
    );
  });

  test('that its words were edited, beside their own', async () => {
    const edited = { commentary: 'The draft is late.', by: performance, at: '2024-10-02T09:20:00Z' };
    const text = read(await open(conversation(withSaid(saidOfA02({ edited }))), carParks, a02));
    expect(text).toContain('The words were edited for publication by the Corporate Performance Manager.');
    expect(text).toContain('As printed: The draft is late.\nAs they were sent: The second draft is late.');
  });

  test('of a restricted one only that it was decided', async () => {
    const secret = saidOfA02({
      state: 'approved',
      visibility: 'restricted',
      commentary: 'SECRET',
      decided: { ...decided, reason: 'SECRET' },
      edited: { commentary: 'SECRET', by: performance, at: '2024-10-02T09:20:00Z' },
    });
    const card = await open(conversation(withSaid(secret)), carParks, a02);
    expect(read(card)).toContain('Approved by the Assistant Director, Property on 2 October 2024.');
    expect(JSON.stringify(card)).not.toContain('SECRET');
  });
});

describe('fields that few need', () => {
  test('stand behind a button', async () => {
    const card = await open(conversation(), carParks, a02);
    expect(isMoreOpen(card)).toBe(false);
    expect(JSON.stringify(card)).toContain('Action.ToggleVisibility');
    expect(pressables(card).map(({ title }) => title)).toEqual(
      expect.arrayContaining(['See it as printed', 'Not mine', 'I need help']),
    );
  });

  test('are shown where something stands in them, or has to be mended in them', async () => {
    const talk = conversation(withSaid(saidOfA02({ requestedDue: '2025-05-31', requestReason: 'May.' })));
    expect(isMoreOpen(await open(talk, carParks, a02))).toBe(true);
    const fresh = conversation();
    const refused = await fresh.press(carParks, await open(fresh, carParks, a02), 'Send my update', {
      band: 'Completed',
    });
    expect(read(refused)).toContain('Please give the date on which it was completed.');
    expect(isMoreOpen(refused)).toBe(true);
  });

  test('a percentage that was given in parts last time has its parts with it', async () => {
    const before = (one: Snapshot): Snapshot => ({
      ...one,
      updates: one.updates.map(each =>
        each.itemKey === i11 ? { ...each, numerator: 314, denominator: 342 } : each,
      ),
    });
    const names = Object.keys(fieldsOf(await open(conversation(before), planning, i11)));
    expect(names.slice(0, 3)).toEqual(['value', 'numerator', 'denominator']);
    const plain = await open(conversation(), planning, i11);
    expect(Object.keys(fieldsOf(plain)).indexOf('numerator')).toBeGreaterThan(2);
    expect(isMoreOpen(plain)).toBe(false);
  });

  test('a measure that is no percentage has no parts', async () => {
    const form = await open(conversation(changed(i11, { unit: 'number' })), planning, i11);
    expect(fieldsOf(form)).not.toHaveProperty('numerator');
  });

  test('a percentage is given in parts, as an estimate, with its evidence', async () => {
    const talk = conversation();
    const next = await talk.press(planning, await open(talk, planning, i11), 'Send my update', {
      numerator: '46',
      denominator: '50',
      valueState: 'estimated',
      evidence: 'https://example.gov.uk/figures',
    });
    expect(read(next)).toContain('Recorded: 1.1 92% ● G target met');
    const form = await talk.press(planning, next, 'Change my answer to 1.1');
    const receipt = read(
      await talk.press(planning, form, 'Send my update', fieldsOf(form) as Record<string, string>),
    );
    expect(receipt).toContain('Figure: 92% (46 of 50), an estimate');
    expect(receipt).toContain('Shown at: https://example.gov.uk/figures');
  });

  test('a figure that is not there yet is expected on a day', async () => {
    const talk = conversation();
    const said = { valueNotYet: 'true', expectedOn: '2024-10-25' };
    const next = await talk.press(planning, await open(talk, planning, i11), 'Send my update', said);
    const form = await talk.press(planning, next, 'Change my answer to 1.1');
    expect(fieldsOf(form)).toMatchObject(said);
    expect(read(await talk.press(planning, form, 'Send my update', said))).toContain(
      'Figure: not yet available, expected on 25 October 2024',
    );
  });
});

describe('Check', () => {
  const amber = { band: 'A', commentary: 'The draft is late.', nextActions: 'Bring it in December.' };

  test('of an action says its rating and that nothing is missing, or what is', async () => {
    const talk = conversation();
    const form = await open(talk, carParks, a02);
    const missing = read(await talk.press(carParks, form, 'Check', { band: 'A', commentary: 'Late.' }));
    expect(missing).toContain(
      'Not sent yet. What you typed is kept.\nWith this rating, please say what happens next.',
    );
    const checked = await talk.press(carParks, form, 'Check', amber);
    expect(read(checked)).toContain(
      'This would be ◆ A minor issues or delays\nNothing is missing.\nIt is not sent yet.',
    );
    expect(fieldsOf(checked)).toMatchObject(amber);
    expect(talk.state.writes).toBe(0);
  });

  test('asks whether words fit their rating, and sending the same again goes through', async () => {
    const talk = conversation();
    const form = await open(talk, carParks, a02);
    const said = { band: 'R', commentary: 'All is on track.', nextActions: 'Go on.' };
    const asked = await talk.press(carParks, form, 'Check', said);
    expect(read(asked)).toContain('Is this right?');
    expect(read(asked)).not.toContain('Not sent yet');
    const sent = await talk.press(carParks, asked, 'Send my update', said);
    expect(read(sent)).toContain('Recorded: A02 ▼ R major issues to resolve');
  });

  test('of a restricted item repeats nothing', async () => {
    const talk = conversation(one => ({
      ...one,
      actions: one.actions.map(each =>
        each.key === a02 ? { ...each, visibility: 'exempt' as const } : each,
      ),
    }));
    const checked = read(await talk.press(carParks, await open(talk, carParks, a02), 'Check', amber));
    expect(checked).toContain('Nothing is missing.');
    expect(checked).not.toContain('This would be');
  });
});

describe('the words as they will be printed', () => {
  test('with mark, figure, words and the date that is asked for; nothing is recorded', async () => {
    const talk = conversation();
    const form = await open(talk, carParks, a02);
    const printed = await talk.press(carParks, form, 'See it as printed', {
      band: 'A',
      commentary: 'The draft is late.',
      nextActions: 'Bring it in December.',
      requestedDue: '2025-05-31',
      requestReason: 'The committee meets in May.',
    });
    expect(read(printed)).toContain(
      [
        'As it will be printed',
        'A02 Develop the Car Parking Strategy, produce a draft and adopt the strategy in 2024-2025',
        '◆ A minor issues or delays',
        'What happened: The draft is late.',
        'What happens next: Bring it in December.',
        'New date asked for: 31 May 2025, because The committee meets in May.',
        'It is not sent yet.',
      ].join('\n'),
    );
    expect(fieldsOf(printed)).toMatchObject({ commentary: 'The draft is late.' });
    expect(talk.state.writes).toBe(0);
  });

  test('of a measure with its figure', async () => {
    const talk = conversation();
    const form = await open(talk, planning, i11);
    expect(read(await talk.press(planning, form, 'See it as printed', { value: '92' }))).toContain(
      'Figure: 92%',
    );
  });

  test('of a restricted item not at all', async () => {
    const talk = conversation(one => ({
      ...one,
      actions: one.actions.map(each =>
        each.key === a02 ? { ...each, visibility: 'exempt' as const } : each,
      ),
    }));
    const printed = await talk.press(carParks, await open(talk, carParks, a02), 'See it as printed', {
      band: 'G',
    });
    expect(read(printed)).toContain('What is restricted is not printed in the open report.');
  });
});

describe('after the last answer', () => {
  const onlyA02 = (one: Snapshot): Snapshot => ({
    ...one,
    updates: [
      ...one.updates,
      ...itemsOf(one)
        .filter(({ post, key }) => post === 'Car Parks Manager' && key !== a02)
        .map(item => answered(item)),
    ],
  });
  const sendLast = async (change: (one: Snapshot) => Snapshot) => {
    const talk = conversation(one => onlyA02(change(one)));
    return talk.press(carParks, await open(talk, carParks, a02), 'Send my update', { band: 'G' });
  };

  test('the receipt says what was recorded, that it can be changed, and that all is done', async () => {
    const receipt = await sendLast(one => one);
    expect(read(receipt)).toContain('You can change it until the return closes.');
    expect(read(receipt)).toContain('That was the last one. Thank you.');
    expect(pressables(receipt).map(({ title }) => title)).toEqual(['Change my answer', 'Back to my list']);
  });

  test('it goes on to the recommendation that is asked next', async () => {
    const receipt = await sendLast(one => ({ ...busy(one), updates: one.updates }));
    expect(read(receipt)).toContain('All updates are answered. 3 recommendations or policies are left.');
    expect(receipt.actions[0]).toMatchObject({ title: 'Answer the next one', verb: 'dated' });
  });

  test('and then to what waits for a decision', async () => {
    const item = itemOf('kings-lynn/action/A03');
    const theirs = (one: Snapshot): Snapshot => ({
      ...one,
      actions: one.actions.map(each =>
        each.key === item.key ? { ...each, approverPost: 'Car Parks Manager' } : each,
      ),
      updates: [...one.updates, answered(item)],
    });
    const receipt = await sendLast(theirs);
    expect(read(receipt)).toContain('All your updates are answered. 1 decision waits for you.');
    expect(receipt.actions[0]).toMatchObject({ title: 'For you to decide (1)', verb: 'decide-list' });
  });
});

test('a form that fails in any of its buttons stays, with what was typed', async () => {
  const talk = conversation();
  const form = await open(talk, carParks, a02);
  talk.parts.ledger.saveDraft = async () => Promise.reject(new Error('down'));
  const card = await talk.press(carParks, form, 'Save for later', { commentary: 'Half a sentence' });
  expect(read(card)).toContain('That did not work just now. What you typed is kept below');
  expect(fieldsOf(card)).toMatchObject({ commentary: 'Half a sentence' });
  expect(talk.failures).toHaveLength(1);
});

test('a message by which an item was opened goes with its answer and the next form', async () => {
  const talk = conversation();
  const message = `2024-10-02_${carParks}`;
  const data = { verb: 'open', item: a02, period: q2, message };
  const form = cardIn(await talk.pressAs(carParks, { verb: 'open', data }));
  const next = await talk.press(carParks, form, 'Send my update', { band: 'G' });
  expect(next.actions[0]?.data).toMatchObject({ message });
  expect([...talk.memory.answers.keys()][0]).toMatch(new RegExp(`^${message}_`));
});
