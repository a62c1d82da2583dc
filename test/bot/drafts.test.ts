import { describe, expect, test } from '@jest/globals';
import type { Snapshot } from '../../register/index.ts';
import { holderOf, on, q2, sampleAt } from '../chase/october.ts';
import { a02, carParks, colleague, half, i11, saidOfA02, shared, withA02 } from './busyDesk.ts';
import { at, cardIn, conversation, fieldsOf, read } from './conversation.ts';
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

describe('save for later', () => {
  test('goes back to the list, which says so, and nothing is sent', async () => {
    const talk = conversation();
    const card = await talk.press(carParks, await open(talk, carParks, a02), 'Save for later', half);
    expect(read(card)).toContain('Your draft of A02 is saved. It is not sent yet.');
    expect(read(card)).toContain('Draft saved on 2 October 2024');
    expect(card.actions[0]?.title).toBe('Continue my update');
    expect(talk.state.writes).toBe(0);
  });

  test('another day the form has what was typed, and sending it ends the draft', async () => {
    const talk = conversation();
    await talk.press(carParks, await open(talk, carParks, a02), 'Save for later', half);
    talk.clock.now = on('2024-10-07', '10:30');
    const form = await talk.press(carParks, await list(talk), 'Open A02');
    expect(read(form)).toContain('Your draft of 2 October 2024 is below. It is not sent yet.');
    expect(fieldsOf(form)).toMatchObject(half);
    await talk.press(carParks, form, 'Send my update', { ...half, nextActions: 'The other half' });
    expect(saidInQ2(talk)).toMatchObject([{ band: 'A', commentary: 'Half a sentence' }]);
    expect(await draftsOf(talk)).toEqual([]);
    expect(read(await list(talk))).not.toContain('Draft saved');
  });

  test('an empty form leaves no draft, and takes back the one that there was', async () => {
    const talk = conversation();
    const form = await open(talk, carParks, a02);
    await talk.press(carParks, form, 'Save for later', half);
    const card = await talk.press(carParks, form, 'Save for later', { band: '', commentary: ' ' });
    expect(read(card)).toContain('Nothing was filled in for A02, so there is no draft.');
    expect(await draftsOf(talk)).toEqual([]);
  });

  test('that a figure is final is what every form of a measure says, and no draft', async () => {
    const talk = conversation();
    const planning = holderOf(sampleAt(at), 'Planning Control Manager');
    const form = await open(talk, planning, i11);
    const typed = { value: '', valueNotYet: 'false', valueState: 'final', commentary: '' };
    await talk.press(planning, form, 'Save for later', typed);
    expect(await draftsOf(talk, planning)).toEqual([]);
    await talk.press(planning, form, 'Save for later', { ...typed, valueNotYet: 'true' });
    expect(await draftsOf(talk, planning)).toMatchObject([{ raw: { valueNotYet: true } }]);
  });

  test('what was asked once and kept for later is asked again', async () => {
    const talk = conversation();
    const doubtful = { band: 'R', commentary: 'All is on track.', nextActions: 'Go on.' };
    const asked = await talk.press(carParks, await open(talk, carParks, a02), 'Check', doubtful);
    await talk.press(carParks, asked, 'Save for later', doubtful);
    const again = await talk.press(carParks, await open(talk, carParks, a02), 'Send my update', doubtful);
    expect(read(again)).toContain('Is this right?');
    expect(talk.state.writes).toBe(0);
  });

  test('a draft is its writer’s: nobody else who holds the post sees it', async () => {
    const talk = conversation(shared);
    await talk.press(carParks, await open(talk, carParks, a02), 'Save for later', half);
    expect(JSON.stringify(await list(talk, colleague))).not.toContain('Draft');
    expect(fieldsOf(await open(talk, colleague, a02))).not.toMatchObject({ commentary: 'Half a sentence' });
  });

  test('a draft of something that is not asked any more makes no beginning', async () => {
    const talk = conversation();
    await talk.press(carParks, await open(talk, carParks, a02), 'Save for later', half);
    then(talk, withA02({ state: 'closed' }));
    expect((await list(talk)).actions[0]?.title).toBe('Start my update');
  });
});

describe('what is typed and cannot be sent', () => {
  test('is kept where the return has closed, and shown to be copied', async () => {
    const talk = conversation();
    const form = await open(talk, carParks, a02);
    then(talk, one => ({
      ...one,
      periods: one.periods.map(each => ({ ...each, state: 'closed' as const })),
    }));
    const card = await talk.press(carParks, form, 'Send my update', { ...half, nextActions: 'Go on.' });
    expect(read(card)).toContain('The return for Q2 2024-25 is closed.');
    expect(read(card)).toContain('Nothing was recorded. What you typed is kept as a draft.');
    expect(read(card)).toContain('Half a sentence');
    expect(await draftsOf(talk)).toMatchObject([{ itemKey: a02, raw: half }]);
  });

  test.each(['Not mine', 'I need help'])('is kept by “%s”, which leaves the form', async title => {
    const talk = conversation();
    const card = await talk.press(carParks, await open(talk, carParks, a02), title, half);
    expect(read(card)).toContain('What you typed of your update is kept as a draft.');
    expect(fieldsOf(await open(talk, carParks, a02))).toMatchObject(half);
  });

  test.each(['Not mine', 'I need help'])('of an answer that stands “%s” makes no draft', async title => {
    const talk = conversation(one => ({ ...one, updates: [...one.updates, saidOfA02()] }));
    const form = await open(talk, carParks, a02);
    const card = await talk.press(carParks, form, title, fieldsOf(form) as Record<string, string>);
    expect(read(card)).not.toContain('kept as a draft');
    expect(await draftsOf(talk)).toEqual([]);
  });
});

describe('a draft of what is restricted', () => {
  const secret = { band: 'A', commentary: 'SECRET', nextActions: 'SECRET' };
  const restricted = withA02({ visibility: 'restricted', title: 'SECRET' });

  test('is kept, and no card repeats it', async () => {
    const talk = conversation(restricted);
    const saved = await talk.press(carParks, await open(talk, carParks, a02), 'Save for later', secret);
    const form = await open(talk, carParks, a02);
    expect(read(form)).toContain('Your draft of 2 October 2024 is kept, but a card does not show');
    expect(await draftsOf(talk)).toMatchObject([{ raw: secret }]);
    expect(JSON.stringify([saved, form, await list(talk)])).not.toContain('SECRET');
  });

  test('nor where it was open when the draft was kept', async () => {
    const talk = conversation();
    await talk.press(carParks, await open(talk, carParks, a02), 'Save for later', secret);
    then(talk, restricted);
    expect(JSON.stringify([await list(talk), await open(talk, carParks, a02)])).not.toContain('SECRET');
  });

  test('nor where it cannot be answered any more, or belongs to somebody else by now', async () => {
    const closed = conversation(restricted);
    const form = await open(closed, carParks, a02);
    then(closed, withA02({ state: 'closed' }));
    expect(JSON.stringify(await closed.press(carParks, form, 'Send my update', secret))).not.toContain(
      'SECRET',
    );
    const moved = conversation(restricted);
    const other = await open(moved, carParks, a02);
    then(moved, withA02({ post: 'Tourism Manager' }));
    const card = await moved.press(carParks, other, 'Send my update', secret);
    expect(JSON.stringify(card)).not.toMatch(/SECRET|Tourism Manager/);
  });

  test('and help that is asked for, or that it is not theirs, names the reference alone', async () => {
    for (const title of ['Not mine', 'I need help']) {
      const talk = conversation(restricted);
      const card = await talk.press(carParks, await open(talk, carParks, a02), title, secret);
      expect(read(card)).toContain('A02 Restricted');
      expect(JSON.stringify(card)).not.toContain('SECRET');
    }
  });
});
