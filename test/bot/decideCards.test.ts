import { expect, test } from '@jest/globals';
import type { Snapshot } from '../../register/index.ts';
import { answered, holderOf, itemsOf, q2, sampleAt } from '../chase/october.ts';
import { at, buttonsOf, conversation, read } from './conversation.ts';
import { northNorfolkTalk, personIn, titlesIn } from './deciders.ts';

// Every card that `personIn` shows is held to the schema of Adaptive Cards 1.5 and to 28 KB.

const sample = sampleAt(at);
const property = holderOf(sample, 'Assistant Director, Property');
const long = 'Words of this quarter. '.repeat(200).slice(0, 4000);

const isAsked = (item: ReturnType<typeof itemsOf>[number]) =>
  item.scheme !== 'people' &&
  item.ref !== 'U01' &&
  !(item.kind === 'action' && (item.partnership || item.state === 'completed'));

/** Everything of the register answered at length; `all` by one post alone. */
const answeredBy = (all: string | null) => (snapshot: Snapshot) => {
  const owned = <T extends { post: string; approverPost: string | null }>(one: T): T =>
    all === null ? one : { ...one, post: all, approverPost: 'Assistant Director, Property' };
  const changed = {
    ...snapshot,
    actions: snapshot.actions.map(owned),
    indicators: snapshot.indicators.map(owned),
  };
  const said = itemsOf(changed)
    .filter(isAsked)
    .map(item => answered(item, { submittedBy: 'an officer', commentary: long, nextActions: long }));
  return { ...changed, updates: [...changed.updates, ...said] };
};

test('a return of more than a hundred answers, page by page, each answer on one page', async () => {
  const talk = conversation(answeredBy('Car Parks Manager'));
  const approver = personIn(talk, property);
  const seen: string[] = [];
  let card = await approver.to('decide-return', {
    council: 'kings-lynn',
    post: 'Car Parks Manager',
    period: q2,
  });
  const total = itemsOf(sample).filter(isAsked).length;
  expect(read(card)).toContain(`${total} answers wait for your decision.`);
  for (;;) {
    seen.push(...titlesIn(card).filter(title => title.startsWith('Open ')));
    expect(buttonsOf(card)).toContain(`Approve all ${total}`);
    if (!buttonsOf(card).includes('More answers')) break;
    card = await approver.press(card, 'More answers');
  }
  expect(new Set(seen).size).toBe(total);
  expect(seen).toHaveLength(total);
  expect(buttonsOf(await approver.press(card, 'Earlier answers'))).toContain('More answers');
  const receipt = await approver.press(card, `Approve all ${total}`);
  expect(read(receipt)).toContain(`${total} answers are approved by you in this return.`);
  expect(read(receipt)).toContain(`And ${total - 12} more.`);
});

test('the largest return of the sample, in one card', async () => {
  const asked = itemsOf(sample).filter(isAsked);
  const sizeOf = (post: string) => asked.filter(item => item.post === post).length;
  const [largest] = [...asked].sort((one, other) => sizeOf(other.post) - sizeOf(one.post));
  const { post, approverPost } = largest!;
  const approver = personIn(conversation(answeredBy(null)), holderOf(sample, approverPost!));
  const card = await approver.to('decide-return', { council: 'kings-lynn', post, period: q2 });
  expect(sizeOf(post)).toBeGreaterThanOrEqual(8);
  expect(titlesIn(card).filter(title => title.startsWith('Open '))).toHaveLength(sizeOf(post));
});

test('a list of all that waits for one approver, with every return of theirs', async () => {
  const talk = conversation(answeredBy(null));
  for (const post of new Set(itemsOf(sample).flatMap(({ approverPost }) => approverPost ?? []))) {
    const card = await personIn(talk, holderOf(sample, post)).say('decisions');
    const returns = new Set(
      itemsOf(sample)
        .filter(item => isAsked(item) && item.approverPost === post)
        .map(item => item.post),
    );
    for (const one of [...returns].slice(0, 5)) expect(read(card)).toContain(`${one}, Q2 2024-25: `);
  }
});

test('a recommendation and a policy with all the words that there can be', async () => {
  const talk = northNorfolkTalk(one => ({
    ...one,
    recommendations: one.recommendations.map(each => ({
      ...each,
      title: long.slice(0, 255),
      acts: each.acts.map(act => (act.act === 'claimed' ? { ...act, evidence: long.repeat(4) } : act)),
    })),
  }));
  const auditor = personIn(talk, 'Head of Internal Audit');
  const list = await auditor.say('decisions');
  for (const title of titlesIn(list).filter(one => one.startsWith('Open IA')))
    await auditor.press(await auditor.press(list, title), 'Verify and close', { sample: long, needs: long });
  await auditor.to('dated-list');
});
