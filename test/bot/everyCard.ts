import type { AdaptiveCard } from '../../bot/index.ts';
import type { Snapshot } from '../../register/index.ts';
import { holderOf, itemsOf, on, q2, sampleAt } from '../chase/october.ts';
import { a02, approver, busy, carParks, i11, itemOf, saidOfA02 } from './busyDesk.ts';
import { at, cardIn, conversation } from './conversation.ts';

type Talk = ReturnType<typeof conversation>;

const sample = sampleAt(at);
const planning = holderOf(sample, 'Planning Control Manager');
const performance = holderOf(sample, 'Corporate Performance Manager');

export const open = async (talk: Talk, entraId: string, item: string): Promise<AdaptiveCard> =>
  cardIn(await talk.pressAs(entraId, { verb: 'open', data: { verb: 'open', item, period: q2 } }));

const say = async (talk: Talk, entraId: string, text: string) => cardIn(await talk.say(entraId, text));

type Named = [name: string, card: AdaptiveCard];

const amber = { band: 'A', commentary: 'The draft is late.', nextActions: 'Bring it in December.' };

const ofTheList = async (): Promise<Named[]> => {
  const talk = conversation(busy);
  const form = await open(talk, carParks, a02);
  const drafted = await talk.press(carParks, form, 'Save for later', { commentary: 'Half a sentence' });
  const many = conversation(one => ({
    ...one,
    people: one.people.map(person =>
      person.entraId === carParks
        ? { ...person, posts: [...new Set(itemsOf(one).map(item => item.post))] }
        : person,
    ),
  }));
  return [
    ['digest-first', await say(conversation(), carParks, 'my items')],
    ['digest-busy', drafted],
    ['digest-long', await say(many, carParks, 'my items')],
    ['digest-approver', await say(conversation(waits), approver, 'my items')],
    ['digest-nothing', await say(conversation(), 'nobody', 'my items')],
    ['unchanged-long', await talkUnchanged(many)],
  ];
};

const talkUnchanged = async (talk: Talk) =>
  talk.press(carParks, await say(talk, carParks, 'my items'), 'No change for several');

/** Somebody else has answered, three days before, and the approver has not looked. */
const waits = (one: Snapshot): Snapshot => ({ ...one, updates: [...one.updates, saidOfA02()] });

const ofTheForm = async (): Promise<Named[]> => {
  const talk = conversation();
  const action = await open(talk, carParks, a02);
  const refused = await talk.press(carParks, action, 'Send my update', { band: 'A', requestedDue: 'soon' });
  const checked = await talk.press(carParks, action, 'Check', amber);
  const printed = await talk.press(carParks, action, 'See it as printed', {
    ...amber,
    requestedDue: '2025-05-31',
    requestReason: 'The committee meets in May.',
  });
  const measure = await open(talk, planning, i11);
  const missed = await talk.press(planning, measure, 'Check', { value: '66%', commentary: 'A busy summer.' });
  const back = conversation(busy);
  return [
    ['form-action', action],
    ['form-refused', refused],
    ['form-checked', checked],
    ['form-printed', printed],
    ['form-measure', measure],
    ['form-measure-checked', missed],
    ['form-sent-back', await open(back, carParks, a02)],
  ];
};

const ofTheAnswer = async (): Promise<Named[]> => {
  const talk = conversation();
  const form = await open(talk, carParks, a02);
  const other = await open(talk, carParks, a02);
  const next = await talk.press(carParks, form, 'Send my update', { band: 'G' });
  const stale = await talk.press(carParks, other, 'Send my update', amber);
  const edited = conversation(one => ({
    ...one,
    updates: [
      ...one.updates,
      saidOfA02({
        state: 'approved',
        givenBy: { who: 'the Car Parks Manager', how: 'by phone', on: '2024-10-01' },
        decided: { by: approver, at: '2024-10-02T09:00:00Z', reason: null },
        edited: {
          commentary: 'The second draft is late by some weeks.',
          by: performance,
          at: '2024-10-02T09:20:00Z',
        },
      }),
    ],
  }));
  const correction = await open(edited, carParks, a02);
  const receipt = await edited.press(carParks, correction, 'Send my update', amber);
  const closed = conversation();
  const late = await open(closed, carParks, a02);
  const { snapshot } = closed.state;
  closed.state.snapshot = {
    ...snapshot,
    periods: snapshot.periods.map(one => ({ ...one, state: 'closed' as const })),
  };
  return [
    ['form-next', next],
    ['form-stale', stale],
    ['form-correction', correction],
    ['receipt', receipt],
    ['notice-closed', await closed.press(carParks, late, 'Send my update', amber)],
  ];
};

const ofTheRest = async (): Promise<Named[]> => {
  const talk = conversation();
  const unchanged = await talk.press(
    planning,
    await talk.press(planning, await say(talk, planning, 'my items'), 'I need help'),
    'Back to my list',
  );
  const few = conversation();
  const person = holderOf(sample, 'HR Manager');
  const toggles = await few.press(person, await say(few, person, 'my items'), 'No change for several');
  const sent = await few.press(person, toggles, 'Send these', { 'same-0': 'true', 'same-1': 'true' });
  const form = await open(talk, carParks, a02);
  const notMine = await talk.press(carParks, form, 'Not mine');
  const help = await talk.press(carParks, form, 'I need help');
  const late = conversation(busy);
  late.clock.now = on('2024-10-18', '10:30');
  return [
    ['digest-late', await say(late, carParks, 'my items')],
    ['digest-back', unchanged],
    ['unchanged', toggles],
    ['unchanged-receipt', sent],
    ['not-mine', notMine],
    [
      'not-mine-receipt',
      await talk.press(carParks, notMine, 'Tell the performance team', { toPost: 'Tourism Manager' }),
    ],
    ['help-request', help],
    ['help-receipt', await talk.press(carParks, help, 'Send', { help: 'Which figure counts?' })],
    ['help', await say(talk, carParks, 'help')],
    ['status', await say(talk, carParks, 'status')],
    ['overdue-own', await say(late, carParks, 'overdue')],
    ['overdue-all', await say(late, performance, 'overdue')],
    ['hand-over', await say(talk, carParks, 'hand over')],
    ['welcome', cardIn(await talk.receive('someone', { type: 'installationUpdate', action: 'add' }))],
    ['restricted-form', await open(conversation(closedA02), carParks, a02)],
  ];
};

const closedA02 = (one: Snapshot): Snapshot => ({
  ...one,
  actions: one.actions.map(item =>
    item.key === itemOf(a02).key ? { ...item, visibility: 'restricted' as const } : item,
  ),
});

/** Each card of the conversation with an officer, as it stands at least once. */
export const everyCard = async (): Promise<Named[]> =>
  (await Promise.all([ofTheList(), ofTheForm(), ofTheAnswer(), ofTheRest()])).flat();
