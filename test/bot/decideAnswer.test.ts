import { describe, expect, test } from '@jest/globals';
import type { Snapshot, Update } from '../../register/index.ts';
import { answered, holderOf, q2, sampleAt } from '../chase/october.ts';
import { at, buttonsOf, conversation, fieldsOf, read } from './conversation.ts';
import { moveTo, personIn } from './deciders.ts';

const sample = sampleAt(at);
const carParks = holderOf(sample, 'Car Parks Manager');
const property = holderOf(sample, 'Assistant Director, Property');
const director = holderOf(sample, 'Deputy Chief Executive');
const a02 = 'kings-lynn/action/A02';
const i21 = 'kings-lynn/indicator/2.1';
const update = `${a02}/${q2}/s1`;

/** One answer for Q2, on the Car Parking Strategy unless told. */
const saying =
  (said: Partial<Update> = {}, key = a02) =>
  (snapshot: Snapshot): Snapshot => {
    const item = [...snapshot.actions, ...snapshot.indicators].find(one => one.key === key)!;
    const answer = answered(item, {
      submittedBy: carParks,
      commentary: 'Drafts are with members.',
      nextActions: 'Adopt it in the spring.',
      ...said,
    });
    return { ...snapshot, updates: [...snapshot.updates, answer] };
  };

const saidOf = ({ state }: ReturnType<typeof conversation>, key = a02) =>
  state.snapshot.updates.filter(one => one.itemKey === key && one.period === q2);

const moving = { requestedDue: '2025-05-31', requestReason: 'The committee meets in May.' };
const due = ({ state }: ReturnType<typeof conversation>) =>
  state.snapshot.actions.find(({ key }) => key === a02)!;

describe('one answer is shown whole', () => {
  test('what was said, why it has its colour, how it was last time', async () => {
    const talk = conversation(saying({ band: 'A' }));
    const card = await personIn(talk, property).to('decide', { update });
    const text = read(card);
    expect(text).toContain('Q2 2024-25, Car Parks Manager, due March 2025');
    expect(text).toContain('From the Car Parks Manager, 2 October 2024');
    expect(text).toContain('◆ A minor issues or delays, → no change');
    expect(text).toContain('Amber (minor issues or delays), in the judgement of the Car Parks Manager.');
    expect(text).toContain('What happened: Drafts are with members.');
    expect(text).toContain('What happens next: Adopt it in the spring.');
    expect(text).toContain('Q1 2024-25: ◆ A minor issues or delays');
    expect(buttonsOf(card)).toContain('Change the rating');
  });

  test('of a measure the rule that gave the colour, and no rating to change', async () => {
    const talk = conversation(saying({ value: 20 }, i21));
    const card = await personIn(talk, property).to('decide', { update: `${i21}/${q2}/s1` });
    expect(read(card)).toContain('20 against 24 by the end of Q2');
    expect(buttonsOf(card)).not.toContain('Change the rating');
    expect(Object.keys(fieldsOf(card))).toEqual(['reason']);
  });

  test('of a proxy who said it, how and when', async () => {
    const givenBy = { who: 'a caretaker', how: 'by phone', on: '2024-10-01' };
    const performance = holderOf(sample, 'Corporate Performance Manager');
    const talk = conversation(saying({ givenBy, submittedBy: performance }));
    expect(read(await personIn(talk, property).to('decide', { update }))).toContain(
      'Given by a caretaker, by phone, on 1 October 2024; recorded by the Corporate Performance Manager',
    );
  });
});

describe('an answer is sent back', () => {
  test('with a reason; without one the card stays, and nothing is decided', async () => {
    const talk = conversation(saying());
    const approver = personIn(talk, property);
    const card = await approver.to('decide', { update });
    const again = await approver.press(card, 'Send back', { reason: '  ' });
    expect(read(again)).toContain('Not decided yet. What you typed is kept.');
    expect(read(again)).toContain('Please give the reason.');
    expect(saidOf(talk)[0]?.state).toBe('submitted');
  });

  test('given anew and approved: the whole way in chat', async () => {
    const talk = conversation(saying());
    const approver = personIn(talk, property);
    const officer = personIn(talk, carParks);
    const reason = 'Say when members decide.';
    const receipt = await approver.press(await approver.to('decide', { update }), 'Send back', { reason });
    expect(read(receipt)).toContain('Sent back');
    expect(read(receipt)).toContain(`What would satisfy: ${reason}`);
    expect(saidOf(talk)).toMatchObject([{ state: 'returned', decided: { by: property, reason } }]);
    expect(read(await approver.say('decisions'))).toContain('Nothing waits for your decision');

    moveTo(talk, '2024-10-03');
    const list = await officer.say('my items');
    expect(read(list)).toContain('Car Parking Strategy');
    const form = await officer.to('open', { item: a02, period: q2 });
    await officer.press(form, 'Send my update', { band: 'G', commentary: 'Members decide on 12 November.' });
    const anew = await approver.press(
      await approver.to('decide-return', {
        council: 'kings-lynn',
        post: 'Car Parks Manager',
        period: q2,
      }),
      'Open A02',
    );
    expect(read(anew)).toContain('Members decide on 12 November.');
    expect(read(anew)).toContain(`It was sent back before: ${reason}`);
    await approver.press(anew, 'Approve');
    expect(saidOf(talk).map(one => one.state)).toEqual(['returned', 'approved']);
  });

  test('the same press once more finds the first', async () => {
    const talk = conversation(saying());
    const approver = personIn(talk, property);
    const card = await approver.to('decide', { update });
    await approver.press(card, 'Send back', { reason: 'Say when.' });
    const writes = talk.state.writes;
    expect(read(await approver.press(card, 'Send back', { reason: 'Say when.' }))).toContain('Decided');
    expect(talk.state.writes).toBe(writes);
  });
});

describe('an approver rates otherwise', () => {
  test('with a reason, and the officer’s own rating stays and is shown', async () => {
    const talk = conversation(saying());
    const approver = personIn(talk, property);
    const card = await approver.to('decide', { update });
    const unfinished = await approver.press(card, 'Change the rating', { band: 'R' });
    expect(read(unfinished)).toContain('Please give the reason.');
    expect(fieldsOf(unfinished)['band']).toBe('R');
    const typed = { band: 'R', reason: 'The grant has not been paid.' };
    const receipt = await approver.press(unfinished, 'Change the rating', typed);
    expect(read(receipt)).toContain('Rated ▼ R major issues to resolve');
    expect(read(receipt)).toContain('The rating of the Car Parks Manager stays beside it: ● G on track');
    expect(read(receipt)).toContain('Reason: The grant has not been paid.');
    expect(saidOf(talk)).toMatchObject([
      { band: 'G', state: 'submitted', submittedBy: carParks },
      { band: 'R', state: 'approved', submittedBy: property, replaces: update },
    ]);
    await approver.press(unfinished, 'Change the rating', typed);
    expect(saidOf(talk)).toHaveLength(2);
    const settled = await personIn(talk, director).to('decide', { update });
    expect(read(settled)).toContain('This was decided already');
    expect(read(settled)).toContain('stays beside it: ● G on track');
  });

  test('only as the scheme has it, not as it is already, and completed only with its day', async () => {
    const talk = conversation(saying());
    const card = await personIn(talk, property).to('decide', { update });
    const offered = JSON.stringify(card.body.find(one => 'id' in one && one.id === 'band'));
    expect(offered).toContain('"value":"R"');
    expect(offered).not.toContain('"value":"G"');
    expect(offered).not.toContain('"value":"Completed"');
  });
});

describe('a new date that was asked for', () => {
  test('has to be chosen about', async () => {
    const talk = conversation(saying(moving));
    const approver = personIn(talk, property);
    const card = await approver.to('decide', { update });
    expect(JSON.stringify(card.body)).toContain(
      'Agree the new date (31 May 2025, because The committee meets in May.)',
    );
    const again = await approver.press(card, 'Approve', { reason: 'Noted' });
    expect(read(again)).toContain('Please give your choice about the new date.');
    expect(fieldsOf(again)['reason']).toBe('Noted');
    expect(saidOf(talk)[0]?.state).toBe('submitted');
  });

  test('is agreed with the answer: once, however often the button is pressed', async () => {
    const talk = conversation(saying(moving));
    const approver = personIn(talk, property);
    const card = await approver.to('decide', { update });
    const receipt = await approver.press(card, 'Approve', { date: 'agree' });
    expect(read(receipt)).toContain('The new date is 31 May 2025.');
    await approver.press(card, 'Approve', { date: 'agree' });
    expect(due(talk)).toMatchObject({
      due: '2025-05-31',
      originalDue: '2025-03-31',
      revisions: [{ to: '2025-05-31', agreedBy: property, reason: 'The committee meets in May.' }],
    });
    expect(saidOf(talk)[0]?.state).toBe('approved');
  });

  test('or is kept, which is said to its owner', async () => {
    const talk = conversation(saying(moving));
    const approver = personIn(talk, property);
    await approver.press(await approver.to('decide', { update }), 'Approve', { date: 'keep' });
    expect(due(talk)).toMatchObject({ due: '2025-03-31', revisions: [] });
    expect(saidOf(talk)[0]?.decided?.reason).toBe('The date stays as it is.');
  });

  test('that was moved before the lists went down is not asked about again', async () => {
    const talk = conversation(saying(moving));
    const approver = personIn(talk, property);
    const card = await approver.to('decide', { update });
    const saveDecision = talk.register.saveDecision.bind(talk.register);
    talk.register.saveDecision = async () => Promise.reject(new Error('down'));
    const failed = await approver.press(card, 'Approve', { date: 'agree', reason: 'Well argued.' });
    expect(read(failed)).toContain('We could not save this just now.');
    expect(fieldsOf(failed)['reason']).toBe('Well argued.');
    talk.register.saveDecision = saveDecision;
    const again = await approver.to('decide', { update });
    expect(Object.keys(fieldsOf(again))).not.toContain('date');
    await approver.press(again, 'Approve');
    expect(due(talk).revisions).toHaveLength(1);
    expect(saidOf(talk)[0]?.state).toBe('approved');
  });
});

describe('a card that is not of today', () => {
  test('decided by somebody else: what they decided is shown, with what was typed', async () => {
    const talk = conversation(saying());
    const approver = personIn(talk, property);
    const card = await approver.to('decide', { update });
    const above = personIn(talk, director);
    await above.press(await above.to('decide', { update }), 'Approve');
    const stale = await approver.press(card, 'Send back', { reason: 'Not enough for members.' });
    expect(read(stale)).toContain('This was decided already');
    expect(read(stale)).toContain('Approved by the Deputy Chief Executive on 2 October 2024.');
    expect(read(stale)).toContain('Not enough for members.');
    expect(saidOf(talk)[0]?.state).toBe('approved');
  });

  test('answered anew: the new answer is shown, with what was typed, and nothing is decided', async () => {
    const talk = conversation(saying());
    const approver = personIn(talk, property);
    const card = await approver.to('decide', { update });
    const officer = personIn(talk, carParks);
    const form = await officer.to('open', { item: a02, period: q2 });
    await officer.press(form, 'Send my update', { band: 'A', commentary: 'Late.', nextActions: 'Hurry.' });
    const stale = await approver.press(card, 'Send back', { reason: 'Say when.' });
    expect(read(stale)).toContain('This was answered anew after the card was shown.');
    expect(read(stale)).toContain('What happened: Late.');
    expect(fieldsOf(stale)['reason']).toBe('Say when.');
    expect(saidOf(talk).map(one => one.state)).toEqual(['submitted', 'submitted']);
    await approver.press(stale, 'Send back', { reason: 'Say when.' });
    expect(saidOf(talk).map(one => one.state)).toEqual(['submitted', 'returned']);
  });

  test.each([
    ['of nothing', { update: 'kings-lynn/action/none/2024-25-Q2/x' }],
    ['of another council', { update: 'elsewhere/action/A02/2024-25-Q2/x' }],
    ['without a name', {}],
  ])('%s is told apart', async (_, data) => {
    const approver = personIn(conversation(saying()), property);
    for (const verb of ['decide', 'approve', 'send-back', 'rate', 'settle-review', 'verify', 'return-claim'])
      expect(read(await approver.to(verb, data as Record<string, string>))).toContain(
        'This item is not in the register any more.',
      );
  });
});

test('the largest answer there can be fits a card, whole, and so does what was typed beside it', async () => {
  const long = 'Words of this quarter. '.repeat(200).slice(0, 4000);
  const talk = conversation(saying({ commentary: long, nextActions: long, ...moving, requestReason: long }));
  const approver = personIn(talk, property);
  const card = await approver.to('decide', { update });
  expect(read(card)).toContain(long.trim());
  const again = await approver.press(card, 'Approve', { reason: long });
  expect(fieldsOf(again)['reason']).toBe(long);
  const wide = '“”'.repeat(2000);
  const wider = conversation(saying({ commentary: wide, nextActions: wide, ...moving, requestReason: wide }));
  expect(read(await personIn(wider, property).to('decide', { update }))).toContain('…');
});
