import { describe, expect, test } from '@jest/globals';
import { createBot, parseInbound, type AdaptiveCard } from '../../bot/index.ts';
import { answerTyped } from '../../register/index.ts';
import { createAnswering } from '../../chase/index.ts';
import { holderOf, q2, sampleAt } from '../chase/october.ts';
import {
  activityFrom,
  at,
  buttonsOf,
  cardIn,
  conversation,
  fieldsOf,
  pressables,
  read,
  tenant,
} from './conversation.ts';

const snapshot = sampleAt(at);
const carParks = holderOf(snapshot, 'Car Parks Manager');
const planning = holderOf(snapshot, 'Planning Control Manager');
const tourism = holderOf(snapshot, 'Tourism Manager');

/** The form of one item, opened from a person's own list. */
const openForm = async (talk: ReturnType<typeof conversation>, entraId: string, item: string) =>
  cardIn(await talk.pressAs(entraId, { verb: 'open', data: { verb: 'open', item, period: q2 } }));

const a02 = 'kings-lynn/action/A02';
const i11 = 'kings-lynn/indicator/1.1';

describe('an officer answers a measure whose target is in words', () => {
  const inWords = () =>
    conversation(one => ({
      ...one,
      indicators: one.indicators.map(each =>
        each.key === i11 ? { ...each, target: null, targetText: 'Better than last year' } : each,
      ),
    }));

  test('with a rating of their own, and a figure where there is one', async () => {
    const talk = inWords();
    const form = await openForm(talk, planning, i11);
    expect(Object.keys(fieldsOf(form)).slice(0, 4)).toEqual(['value', 'valueNotYet', 'band', 'commentary']);
    const unrated = await talk.press(planning, form, 'Send my update', { value: '97%' });
    expect(read(unrated)).toContain('Please give the rating.');
    const sent = await talk.press(planning, unrated, 'Send my update', { value: '97%', band: 'G' });
    expect(read(sent)).toContain('Recorded');
    expect(talk.state.snapshot.updates.at(-1)).toMatchObject({ itemKey: i11, value: 97, band: 'G' });
  });

  test('with the word that nothing is known yet, and no rating', async () => {
    const talk = inWords();
    const form = await openForm(talk, planning, i11);
    const sent = await talk.press(planning, form, 'Send my update', { valueNotYet: 'true' });
    expect(read(sent)).toContain('Recorded');
    expect(talk.state.snapshot.updates.at(-1)).toMatchObject({ valueState: 'not-yet-available', band: null });
  });

  test('a measure that a rule rates asks for none', async () =>
    expect(fieldsOf(await openForm(conversation(), planning, i11))).not.toHaveProperty('band'));
});

describe('an officer answers an action', () => {
  test('from the list through the form to the next item, and the register has it', async () => {
    const talk = conversation();
    const list = cardIn(await talk.say(carParks, 'my items'));
    expect(read(list)).toContain('due Monday 14 October');
    expect(read(list)).toContain('Last time ◆ A minor issues or delays');
    const form = await openForm(talk, carParks, a02);
    expect(Object.keys(fieldsOf(form))).toEqual([
      'band',
      'commentary',
      'nextActions',
      'completedOn',
      'requestedDue',
      'requestReason',
      'evidence',
    ]);
    expect(read(form)).toContain('Q1 2024-25: ◆ A minor issues or delays');
    expect(read(form)).toContain('due March 2025');
    const next = await talk.press(carParks, form, 'Send my update', {
      band: 'A',
      commentary: 'Drafts are with members.',
      nextActions: 'Adopt it in the spring.',
      requestedDue: '2025-05-31',
      requestReason: 'The committee meets in May.',
    });
    expect(read(next)).toContain('Recorded: A02 ◆ A minor issues or delays\n6 to go.');
    expect(read(next)).toContain("King's Lynn long stay car parking tickets purchased");
    const saved = talk.state.snapshot.updates.filter(
      update => update.itemKey === a02 && update.period === q2,
    );
    expect(saved).toMatchObject([{ band: 'A', requestedDue: '2025-05-31', submittedBy: carParks }]);
  });

  test('amber without words: the form comes back with what was typed, and nothing is recorded', async () => {
    const talk = conversation();
    const form = await openForm(talk, carParks, a02);
    const again = await talk.press(carParks, form, 'Send my update', {
      band: 'A',
      nextActions: 'Adopt it.',
      requestedDue: 'some time',
    });
    expect(read(again)).toContain('Not sent yet. What you typed is kept.');
    expect(read(again)).toContain('“some time” is not a date we can read.');
    expect(fieldsOf(again)).toMatchObject({ band: 'A', nextActions: 'Adopt it.', requestedDue: 'some time' });
    const third = await talk.press(carParks, again, 'Send my update', {
      band: 'A',
      nextActions: 'Adopt it.',
    });
    expect(read(third)).toContain('With this rating, please say what happened.');
    const sent = await talk.press(carParks, third, 'Send my update', {
      band: 'A',
      nextActions: 'Adopt it.',
      commentary: 'Slow.',
    });
    expect(read(sent)).toContain('Recorded');
    expect(talk.state.writes).toBe(1);
  });

  test.each(['groupChat', 'channel'])('in a %s nothing is answered and nothing remembered', async kind => {
    const talk = conversation();
    const form = await openForm(talk, carParks, a02);
    const there = { conversation: { id: '19:group', tenantId: tenant, conversationType: kind } };
    const [submit] = pressables(form).filter(one => one.title === 'Send my update');
    const value = { action: { ...submit, data: { ...submit?.data, band: 'G' } }, trigger: 'manual' };
    const pressed = await talk.receive(carParks, {
      type: 'invoke',
      name: 'adaptiveCard/action',
      value,
      ...there,
    });
    expect(pressed).toEqual({ kind: 'text', text: 'Please write to me in a personal chat.' });
    expect(await talk.receive(carParks, { text: 'my items', ...there })).toEqual(pressed);
    expect(await talk.receive(carParks, { type: 'installationUpdate', action: 'add', ...there })).toBeNull();
    expect(talk.state.writes).toBe(0);
    expect(talk.memory.references.size).toBe(0);
  });

  test('a press that Teams delivers twice gives the same card, and one update', async () => {
    const talk = conversation();
    const form = await openForm(talk, carParks, a02);
    const send = () => talk.press(carParks, form, 'Send my update', { band: 'G', commentary: 'Fine.' });
    const [one, two] = await Promise.all([send(), send()]);
    expect(read(one)).toBe(read(two));
    expect(talk.state.writes).toBe(1);
  });

  test('a repeat that comes after the return has closed still says that the answer was recorded', async () => {
    const talk = conversation();
    const form = await openForm(talk, carParks, a02);
    const send = () => talk.press(carParks, form, 'Send my update', { band: 'G', commentary: 'Fine.' });
    await send();
    const periods = talk.state.snapshot.periods.map(one => ({ ...one, state: 'closed' as const }));
    talk.state.snapshot = { ...talk.state.snapshot, periods };
    const repeat = read(await send());
    expect(repeat).toContain('Recorded');
    expect(repeat).not.toContain('Nothing was recorded');
  });

  test('and changes the answer: the form has it, and the correction counts', async () => {
    const talk = conversation();
    const form = await openForm(talk, carParks, a02);
    const next = await talk.press(carParks, form, 'Send my update', { band: 'G', commentary: 'Fine.' });
    const change = await talk.press(carParks, next, 'Change my answer to A02');
    expect(fieldsOf(change)).toMatchObject({ band: 'G', commentary: 'Fine.' });
    const changed = await talk.press(carParks, change, 'Send my update', {
      band: 'B',
      commentary: 'Stopped.',
      nextActions: 'Wait.',
    });
    const receipt = read(changed);
    expect(receipt).toContain('■ B on hold or closed\nWhat happened: Stopped.\nWhat happens next: Wait.');
    expect(receipt).toContain('Sent on 2 October 2024 at 10:30 for Q2 2024-25. You can change it until the');
    expect(receipt).toContain(
      'It waits to be approved by the Assistant Director, Property.\n6 items are left.',
    );
    const updates = talk.state.snapshot.updates.filter(
      update => update.itemKey === a02 && update.period === q2,
    );
    expect(updates.map(update => update.replaces)).toEqual([null, updates[0]?.key]);
  });

  test('through everything that is owed, one after the other', async () => {
    const talk = conversation();
    let card: AdaptiveCard = cardIn(await talk.say(planning, 'My items!'));
    let steps = 0;
    card = await talk.press(planning, card, 'Start my update');
    while (!read(card).includes('That was the last one') && steps < 40) {
      steps += 1;
      const typed: Record<string, string> =
        'band' in fieldsOf(card) ? { band: 'G' } : { value: '99', commentary: 'As planned.' };
      card = await talk.press(planning, card, 'Send my update', typed);
    }
    expect(steps).toBeGreaterThan(1);
    const list = await talk.press(planning, card, 'Back to my list');
    expect(read(list)).toContain('All are answered, thank you.');
    expect(buttonsOf(list)).not.toContain('Start my update');
  });
});

describe('an officer answers an indicator', () => {
  test('Check says what the figure would be and why, and records nothing', async () => {
    const talk = conversation();
    const form = await openForm(talk, planning, i11);
    expect(read(form)).toContain('Q1 2024-25: 92% ● G target met');
    expect(read(form)).toContain('target 70%');
    const checked = await talk.press(planning, form, 'Check', {
      value: '66 %',
      commentary: 'A busy summer.',
    });
    expect(read(checked)).toContain('This would be ▼ R target missed by 5% or more');
    expect(read(checked)).toContain('66% against 70%: 5.7% short (4 points); 5% or more is Red.');
    expect(fieldsOf(checked)).toMatchObject({ value: '66 %', commentary: 'A busy summer.' });
    expect(talk.state.writes).toBe(0);
    const receipt = await talk.press(planning, checked, 'Send my update', {
      value: '66 %',
      commentary: 'A busy summer.',
    });
    expect(read(receipt)).toContain('Recorded: 1.1 66% ▼ R target missed by 5% or more');
  });

  test('a figure far from the last one is asked about once, and what was typed stays', async () => {
    const talk = conversation();
    const form = await openForm(talk, planning, i11);
    const typed = { value: '9.2 %', commentary: 'A busy summer.' };
    const asked = await talk.press(planning, form, 'Send my update', typed);
    expect(read(asked)).toContain(
      'In Q1 2024-25 it was 92%, now it is 9.2%. Send it again if that is right.',
    );
    expect(fieldsOf(asked)).toMatchObject(typed);
    expect(talk.state.writes).toBe(0);
    const receipt = await talk.press(planning, asked, 'Send my update', typed);
    expect(read(receipt)).toContain('Recorded: 1.1 9.2% ▼ R');
  });

  test('Check asks too, and then Check and Send go on', async () => {
    const talk = conversation();
    const form = await openForm(talk, planning, i11);
    const typed = { value: '9.2 %', commentary: 'On target.' };
    const asked = await talk.press(planning, form, 'Check', typed);
    expect(read(asked)).toContain('“On target” does not fit the rating Red (target missed by 5% or more).');
    const checked = await talk.press(planning, asked, 'Check', typed);
    expect(read(checked)).toContain('This would be ▼ R target missed by 5% or more');
    expect(read(await talk.press(planning, checked, 'Send my update', typed))).toContain('Recorded');
  });

  test('every field that an answer may have is taken, and shown again to change it', async () => {
    const talk = conversation();
    const data = {
      verb: 'save',
      item: i11,
      period: q2,
      submission: 's-1',
      numerator: '46',
      denominator: '50',
      valueState: 'estimated',
      evidence: 'https://example.gov.uk/figures',
    };
    await talk.pressAs(planning, { verb: 'save', data });
    expect(talk.state.snapshot.updates.at(-1)).toMatchObject({
      value: 92,
      numerator: 46,
      denominator: 50,
      valueState: 'estimated',
      evidence: 'https://example.gov.uk/figures',
    });
    const item = talk.state.snapshot.indicators.find(one => one.key === i11)!;
    expect(answerTyped(item, talk.state.snapshot.updates.at(-1)!)).toMatchObject({
      value: '92%',
      numerator: '46',
      denominator: '50',
      valueState: 'estimated',
      valueNotYet: false,
      evidence: 'https://example.gov.uk/figures',
    });
  });

  test('a figure that is none stays to be seen, with what to do', async () => {
    const talk = conversation();
    const form = await openForm(talk, planning, i11);
    const again = await talk.press(planning, form, 'Send my update', {
      value: 'ninety',
      valueNotYet: 'false',
    });
    expect(read(again)).toContain('“ninety” is not a figure we can read. Write it as 92%');
    expect(fieldsOf(again)['value']).toBe('ninety');
  });

  test('without the figure: in progress', async () => {
    const talk = conversation();
    const form = await openForm(talk, planning, i11);
    const receipt = await talk.press(planning, form, 'Send my update', { value: '', valueNotYet: 'true' });
    expect(read(receipt)).toContain('in progress, no data yet');
  });
});

describe('what may not be answered', () => {
  test('the item of another post: refused, with what was typed to be copied', async () => {
    const talk = conversation();
    const form = await openForm(talk, carParks, a02);
    const refused = await talk.press(tourism, form, 'Send my update', { band: 'G', commentary: 'Not mine.' });
    expect(read(refused)).toContain('This item belongs to the Car Parks Manager.');
    expect(read(refused)).toContain('Nothing was recorded.');
    expect(read(refused)).toContain('Not mine.');
    expect(read(await openForm(talk, tourism, a02))).toContain('This item belongs to the Car Parks Manager.');
    expect(talk.state.writes).toBe(0);
  });

  test('who is named in the card decides nothing: only the verified person does', async () => {
    const talk = conversation();
    const data = {
      verb: 'save',
      item: a02,
      period: q2,
      submission: 'x',
      entraId: carParks,
      from: { aadObjectId: carParks },
    };
    const refused = cardIn(await talk.pressAs(tourism, { verb: 'save', data }, { band: 'G' }));
    expect(read(refused)).toContain('belongs to the Car Parks Manager');
    expect(talk.memory.answers.size).toBe(0);
  });

  test.each([
    [{ period: '2024-25-Q1' }, 'The return for Q1 2024-25 is closed.'],
    [{ period: 'soon' }, 'This period is not in the register.'],
    [{ item: 'kings-lynn/action/none' }, 'This item is not in the register any more.'],
    [{ item: undefined, period: undefined }, 'This item is not in the register any more.'],
  ])('%j: %s', async (changed, sentence) => {
    const talk = conversation();
    const data = { verb: 'open', item: a02, period: q2, ...changed };
    expect(read(cardIn(await talk.pressAs(carParks, { verb: 'open', data })))).toContain(sentence);
  });

  test('without an object id nobody is anybody', async () => {
    const talk = conversation();
    const raw = activityFrom(carParks, { text: 'my items', from: { id: '29:x', name: 'Car Parks Manager' } });
    expect(await talk.bot.receive(parseInbound(raw)!)).toBeNull();
  });
});

describe('when something is down', () => {
  test('the journal: the form stays, with what was typed and what to do', async () => {
    const talk = conversation();
    const ledger = { ...talk.memory.ledger, journal: async () => Promise.reject(new Error('down')) };
    const answering = createAnswering({ register: talk.register, ledger });
    const bot = createBot({ ...talk.parts, ledger, answering });
    const data = { verb: 'save', item: a02, period: q2, submission: 's', band: 'G', commentary: 'Fine.' };
    const value = { action: { verb: 'save', data } };
    const raw = activityFrom(carParks, { type: 'invoke', name: 'adaptiveCard/action', value });
    const card = cardIn(await bot.receive(parseInbound(raw)!));
    expect(read(card)).toContain('That did not work just now. What you typed is kept below');
    expect(fieldsOf(card)).toMatchObject({ band: 'G', commentary: 'Fine.' });
    expect(talk.failures).toHaveLength(1);
  });

  test('the lists: the answer is kept, and the receipt says so', async () => {
    const talk = conversation();
    talk.state.down = true;
    const form = await openForm(talk, carParks, a02);
    const receipt = await talk.press(carParks, form, 'Send my update', { band: 'G', commentary: 'Fine.' });
    expect(read(receipt)).toContain('It is kept safely and will be in the register in a moment.');
    expect(read(cardIn(await talk.say(carParks, 'my items')))).toContain('Answered ● G on track');
  });
});

describe('what people type', () => {
  test('status: the sentences of the very blocks that the report has', async () => {
    const talk = conversation();
    const card = cardIn(await talk.say(carParks, ' Status '));
    expect(read(card)).toContain('How we stand in Q1 2024-25');
    expect(read(card)).toMatch(/37 of 46/);
    expect(read(card)).toContain('Protect our environment: 2 ◆ A minor issues or delays, 12 ● G on track');
  });

  test('help: what can be typed', async () => {
    const talk = conversation();
    expect(read(cardIn(await talk.say(carParks, 'help')))).toContain('my items: what is asked of you');
  });

  test('anything else is kept as a note, and acknowledged as one', async () => {
    const talk = conversation();
    const reply = await talk.say(carParks, 'I am on leave next week');
    expect(reply).toMatchObject({
      kind: 'text',
      text: expect.stringContaining('kept for the performance team'),
    });
    expect([...talk.memory.notes.values()]).toMatchObject([
      { entraId: carParks, text: 'I am on leave next week', at },
    ]);
  });

  test('somebody who holds no post is told so, and shown nothing', async () => {
    const talk = conversation();
    expect(read(cardIn(await talk.say('nobody', 'my items')))).toContain(
      'Nothing is asked of you at the moment.',
    );
    expect(await talk.say('nobody', 'status')).toMatchObject({ kind: 'text' });
  });
});

describe('the first meeting', () => {
  const added = { type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] };
  const installed = { type: 'installationUpdate', action: 'add' };

  test('one welcome of three lines, although Teams tells of it twice; the address is kept', async () => {
    const talk = conversation();
    const replies = await Promise.all([talk.receive(carParks, added), talk.receive(carParks, installed)]);
    const cards = replies.filter(reply => reply !== null).map(cardIn);
    expect(cards).toHaveLength(1);
    expect(read(cards[0]!).split('\n')).toHaveLength(1 + 3);
    expect(talk.memory.references.get(carParks)).toMatchObject({
      conversationId: `a:${carParks}`,
      serviceUrl: 'https://smba.trafficmanager.net/emea/',
      userId: `29:${carParks}`,
    });
  });

  test('what is no addition does not forget when they last wrote', async () => {
    const talk = conversation();
    await talk.say(carParks, 'help');
    await talk.receive(carParks, { type: 'conversationUpdate', membersAdded: [] });
    expect(talk.memory.references.get(carParks)).toMatchObject({ wroteAt: at });
  });

  test('in a team nothing is kept and nothing shown', async () => {
    const talk = conversation();
    const conversationOf = { id: '19:team', tenantId: undefined, conversationType: 'channel' };
    expect(await talk.receive(carParks, { ...added, conversation: conversationOf })).toBeNull();
    expect(await talk.receive(carParks, { text: 'my items', conversation: conversationOf })).toMatchObject({
      kind: 'text',
    });
    expect(talk.memory.references.size).toBe(0);
  });

  test('the fallback button of an older client does the same as a message', async () => {
    const talk = conversation();
    const reply = await talk.receive(carParks, { value: { verb: 'open', item: a02, period: q2 } });
    expect(Object.keys(fieldsOf(cardIn(reply)))).toContain('band');
  });
});
