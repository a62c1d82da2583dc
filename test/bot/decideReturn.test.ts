import { describe, expect, test } from '@jest/globals';
import type { Snapshot, Update } from '../../register/index.ts';
import { answered, holderOf, itemsOf, q2, sampleAt } from '../chase/october.ts';
import { at, buttonsOf, conversation, read } from './conversation.ts';
import { personIn, titlesIn } from './deciders.ts';

const sample = sampleAt(at);
const carParks = holderOf(sample, 'Car Parks Manager');
const property = holderOf(sample, 'Assistant Director, Property');
const director = holderOf(sample, 'Deputy Chief Executive');
const a25 = 'kings-lynn/action/A25';

const theirs = (snapshot: Snapshot) => itemsOf(snapshot).filter(one => one.post === 'Car Parks Manager');

/** Everything that the Car Parks Manager owes for Q2, answered; `more` by item key. */
const answers =
  (more: Record<string, Partial<Update>> = {}, by = carParks) =>
  (snapshot: Snapshot): Snapshot => ({
    ...snapshot,
    updates: [
      ...snapshot.updates,
      ...theirs(snapshot).map(item =>
        answered(item, { submittedBy: by, commentary: 'Drafts are with members.', ...more[item.key] }),
      ),
    ],
  });

const moving = { [a25]: { requestedDue: '2025-05-31', requestReason: 'The committee meets in May.' } };

const name = { council: 'kings-lynn', post: 'Car Parks Manager', period: q2 };

const stateOf = ({ state }: ReturnType<typeof conversation>): Record<string, string> =>
  Object.fromEntries(
    state.snapshot.updates
      .filter(update => update.period === q2)
      .map(update => [update.itemKey.split('/').at(-1) ?? '', update.state]),
  );

describe('an approver is shown what waits', () => {
  test('by post and period, with how much and since when', async () => {
    const talk = conversation(answers(moving));
    const list = await personIn(talk, property).say('decisions');
    expect(read(list)).toContain('7 answers in 1 return wait for your decision.');
    expect(read(list)).toContain('Car Parks Manager, Q2 2024-25: 7 answers');
    expect(read(list)).toContain('Waiting since 2 October 2024, 1 to decide by itself');
  });

  test('and each answer with its mark, its figure against the target, its words and what has changed', async () => {
    const talk = conversation(
      answers({ 'kings-lynn/indicator/2.1': { value: 20, commentary: 'Two were taken out.' } }),
    );
    const card = await personIn(talk, property).to('decide-return', name);
    const text = read(card);
    expect(text).toContain('7 answers wait for your decision.');
    expect(text).toMatch(/2\.1 No of electric vehicle charging points.*\n20 ▼ R .*, ↓ down from green/);
    expect(text).toContain('Target 24 by 30 September 2024 (30 for the year), last time 22');
    expect(text).toContain('Two were taken out.');
    expect(text).toContain('Due March 2025');
    expect(buttonsOf(card)[0]).toBe('Approve all 7');
  });

  test('nobody else is shown anything', async () => {
    const talk = conversation(answers());
    const tourism = personIn(talk, holderOf(sample, 'Tourism Manager'));
    expect(read(await tourism.say('decisions'))).toContain('Nothing waits for your decision at the moment.');
    expect(read(await tourism.to('decide-return', name))).toContain(
      'Nothing of this return waits for your decision any more.',
    );
    const update = `${a25}/${q2}/s1`;
    expect(read(await tourism.to('decide', { update }))).toContain('Your role does not allow this.');
    expect(read(await tourism.to('approve', { update }))).toContain('Your role does not allow this.');
    expect(new Set(Object.values(stateOf(talk)))).toEqual(new Set(['submitted']));
  });

  test('what is not answered yet is counted beside it', async () => {
    const talk = conversation(answers());
    talk.state.snapshot = {
      ...talk.state.snapshot,
      updates: talk.state.snapshot.updates.filter(({ key }) => key !== `${a25}/${q2}/s1`),
    };
    const card = await personIn(talk, property).to('decide-return', name);
    expect(read(card)).toContain('6 answers wait for your decision. 1 of 7 items is not answered yet.');
  });
});

describe('a whole return is approved at once', () => {
  test('but for what asks for a new date: that is left to be decided by itself', async () => {
    const talk = conversation(answers(moving));
    const approver = personIn(talk, property);
    const card = await approver.to('decide-return', name);
    expect(read(card)).toContain('7 answers wait for your decision, 1 of them by itself.');
    expect(read(card)).toContain(
      'Decide this one by itself: asks for 31 May 2025, because The committee meets in May.',
    );
    const receipt = await approver.press(card, 'Approve all 6');
    expect(read(receipt)).toContain('6 answers are approved by you in this return.');
    expect(read(receipt)).toContain('1 more thing waits for your decision.');
    expect(stateOf(talk)).toMatchObject({ A25: 'submitted', A02: 'approved', '2.1': 'approved' });
    const saved = talk.state.snapshot.updates.find(({ key }) => key === `kings-lynn/action/A02/${q2}/s1`);
    expect(saved?.decided).toMatchObject({ by: property, reason: null });
    const next = await approver.press(receipt, 'Decide the next one');
    expect(read(next)).toContain('A25 Establish EV charging points');
  });

  test('and the same press once more is told what the first one did', async () => {
    const talk = conversation(answers());
    const approver = personIn(talk, property);
    const card = await approver.to('decide-return', name);
    await approver.press(card, 'Approve all 7');
    const writes = talk.state.writes;
    const again = await approver.press(card, 'Approve all 7');
    expect(read(again)).toContain('7 answers are approved by you in this return.');
    expect(read(again)).toContain('Nothing else waits for your decision.');
    expect(talk.state.writes).toBe(writes);
  });

  test('nothing is approved that came after the card: it is shown anew', async () => {
    const talk = conversation(answers());
    const approver = personIn(talk, property);
    const card = await approver.to('decide-return', name);
    await personIn(talk, carParks).to('save', {
      item: 'kings-lynn/action/A02',
      period: q2,
      submission: 'second',
      band: 'R',
      commentary: 'It has stopped.',
      nextActions: 'None.',
    });
    const again = await approver.press(card, 'Approve all 7');
    expect(read(again)).toContain('This has changed since the card was shown, so nothing was approved.');
    expect(read(again)).toContain('It has stopped.');
    expect(stateOf(talk)['A25']).toBe('submitted');
    await approver.press(again, 'Approve all 7');
    expect(stateOf(talk)).toMatchObject({ A02: 'approved', A25: 'approved' });
  });

  test('what is restricted is left out, its words are not shown, and it is decided by itself', async () => {
    const secret = 'SECRET';
    const talk = conversation(snapshot => {
      const all = answers({ [a25]: { commentary: secret, visibility: 'restricted' } })(snapshot);
      return {
        ...all,
        actions: all.actions.map(one =>
          one.key === a25 ? { ...one, title: secret, visibility: 'restricted' as const } : one,
        ),
      };
    });
    const approver = personIn(talk, property);
    const list = await approver.say('decisions');
    const card = await approver.to('decide-return', name);
    const one = await approver.press(card, 'Open A25');
    expect(read(list)).toContain('1 restricted');
    expect(read(one)).toContain('What was said is restricted and not shown in Teams.');
    const receipt = await approver.press(card, 'Approve all 6');
    expect(stateOf(talk)).toMatchObject({ A25: 'submitted', A02: 'approved' });
    const decided = await approver.press(one, 'Approve');
    expect(stateOf(talk)['A25']).toBe('approved');
    expect(read(decided)).toContain('It was approved.');
    expect(JSON.stringify([list, card, one, receipt, decided])).not.toContain(secret);
    const stranger = personIn(talk, holderOf(sample, 'Tourism Manager'));
    const refused = await stranger.to('decide', { update: `${a25}/${q2}/s1` });
    expect(read(refused)).toContain('This item is not in the register any more.');
  });

  test('what could not be saved is named, and stays to be decided', async () => {
    const talk = conversation(answers());
    const approver = personIn(talk, property);
    const card = await approver.to('decide-return', name);
    talk.state.down = true;
    const receipt = await approver.press(card, 'Approve all 7');
    expect(read(receipt)).toContain('Nothing was approved');
    expect(read(receipt)).toContain('We could not save this just now. Please try again in a minute.');
    expect(read(receipt)).toContain('7 more things wait for your decision.');
    expect(talk.failures).toHaveLength(7);
    talk.state.down = false;
    const again = await approver.press(card, 'Approve all 7');
    expect(read(again)).toContain('7 answers are approved by you in this return.');
  });
});

describe('an approver’s own answer', () => {
  const vacant = (snapshot: Snapshot): Snapshot => ({
    ...snapshot,
    people: snapshot.people.filter(({ entraId }) => entraId !== carParks),
  });

  test('is not theirs to decide, and goes to a director', async () => {
    const talk = conversation(one => vacant(answers({}, property)(one)));
    const approver = personIn(talk, property);
    expect(read(await approver.say('decisions'))).toContain('Nothing waits for your decision');
    const update = `kings-lynn/action/A02/${q2}/s1`;
    for (const verb of ['decide', 'approve', 'send-back'])
      expect(read(await approver.to(verb, { update, reason: 'No.' }))).toContain(
        'You sent this yourself, so somebody else has to decide it.',
      );
    const above = personIn(talk, director);
    const card = await above.to('decide-return', name);
    await above.press(card, 'Approve all 7');
    expect(stateOf(talk)['A02']).toBe('approved');
  });

  test('of several in one return only the others are theirs', async () => {
    const own = { 'kings-lynn/action/A02': { submittedBy: property } };
    const talk = conversation(one => vacant(answers(own)(one)));
    const card = await personIn(talk, property).to('decide-return', name);
    expect(read(card)).toContain(
      '6 answers wait for your decision. 1 answer is your own: a director decides.',
    );
    expect(titlesIn(card)).not.toContain('Open A02');
  });
});
