import { expect, test } from '@jest/globals';
import { peerChallengeProgress } from '../../register/index.ts';
import type { Action, Plan, Snapshot } from '../../register/index.ts';
import { holderOf, q2, sampleAt } from '../chase/october.ts';
import { at, conversation, fieldsOf, read } from './conversation.ts';
import { moveTo, personIn } from './deciders.ts';

const sample = sampleAt(at);
const post = 'Car Parks Manager';
const approverPost = 'Assistant Director, Property';
const owner = holderOf(sample, post);
const approver = holderOf(sample, approverPost);

const plan = (id: string, more: Partial<Plan>): Plan => ({
  ...sample.plans[0]!,
  key: `kings-lynn/${id}`,
  id,
  title: id,
  parent: null,
  ...more,
});

const action = (ref: string, title: string): Action => ({
  ...sample.actions[0]!,
  key: `kings-lynn/action/${ref}`,
  ref,
  title,
  post,
  approverPost,
  scheme: 'peer-challenge',
  planKeys: ['kings-lynn/r2'],
  visibility: 'internal',
  state: 'open',
  closedOn: null,
  partnership: false,
  due: '2024-12-31',
  originalDue: '2024-12-31',
  dueText: null,
  revisions: [],
});

const charter = action('PC2.1', 'Publish a customer charter');
const review = action('PC2.2', 'Review the scheme of delegation');

/** King's Lynn with an action plan beside its priorities. */
const withActionPlan = (snapshot: Snapshot): Snapshot => ({
  ...snapshot,
  plans: [
    ...snapshot.plans,
    plan('challenge', { kind: 'peer-challenge', order: 90 }),
    plan('r2', { kind: 'theme', parent: 'kings-lynn/challenge', order: 91, title: 'Be clear to customers' }),
  ],
  actions: [...snapshot.actions, charter, review],
});

const progressOf = ({ state }: ReturnType<typeof conversation>, reviews: string[]) => {
  const progress = peerChallengeProgress(state.snapshot, q2, reviews);
  if (!progress.ok) throw new Error(JSON.stringify(progress.problems));
  const overall = progress.value.summary.rows.at(-1)!;
  return { counts: overall.counts, left: progress.value.left.map(({ ref }) => ref) };
};

test('a peer-challenge action is asked for, answered, completed, approved, and leaves at the formal review', async () => {
  const talk = conversation(withActionPlan);
  const officer = personIn(talk, owner);
  expect(read(await officer.say('my items'))).toContain('PC2.1 Publish a customer charter');

  const form = await officer.to('open', { item: charter.key, period: q2 });
  const undated = await officer.press(form, 'Send my update', {
    band: 'Completed',
    commentary: 'Published.',
  });
  expect(read(undated)).toContain('Please give the date on which it was completed.');
  await officer.press(undated, 'Send my update', {
    band: 'Completed',
    commentary: 'Published.',
    completedOn: '2024-09-20',
  });
  const other = await officer.to('open', { item: review.key, period: q2 });
  await officer.press(other, 'Send my update', { band: 'OnTrack', commentary: 'A draft is with members.' });
  expect(progressOf(talk, ['2024-09-27'])).toMatchObject({ counts: { Completed: 1, OnTrack: 1 }, left: [] });

  moveTo(talk, '2024-10-08');
  const decider = personIn(talk, approver);
  const name = { council: 'kings-lynn', post, period: q2 };
  const whole = await decider.to('decide-return', name);
  expect(read(whole)).toContain('2 answers wait for your decision.');
  const one = await decider.press(whole, 'Open PC2.1');
  expect(read(one)).toContain('✓ C completed');
  expect(read(one)).toContain('Completed on: 20 September 2024');
  await decider.press(one, 'Approve');
  const rated = await decider.to('decide-return', name);
  const two = await decider.press(rated, 'Open PC2.2');
  expect(Object.keys(fieldsOf(two))).toContain('band');
  await decider.press(two, 'Change the rating', {
    band: 'Behind',
    reason: 'Members see it in December only.',
  });

  expect(progressOf(talk, [])).toMatchObject({ counts: { Completed: 1, Behind: 1 }, left: [] });
  expect(progressOf(talk, ['2024-09-27'])).toMatchObject({ counts: { Completed: 0 }, left: ['PC2.1'] });
  expect(progressOf(talk, ['2024-09-19'])).toMatchObject({ counts: { Completed: 1 }, left: [] });
  const kept = talk.state.snapshot.updates.filter(({ itemKey }) => itemKey === charter.key);
  expect(kept).toMatchObject([{ state: 'approved', completedOn: '2024-09-20' }]);
});
