import { dayOf, isRestricted, longDay, mayDo, recommendationOn } from '../../register/index.ts';
import type { Problem, Recommendation } from '../../register/index.ts';
import type { ItemActDraft } from '../../chase/index.ts';
import { line, run, words, type AdaptiveCard, type Element } from '../cards/adaptiveCard.ts';
import { claimCard, sufficientMethods, type TypedVerification } from '../cards/claimCard.ts';
import { datedFacts } from '../cards/datedFacts.ts';
import { decidedCard, undecidedCard } from '../cards/decidedCard.ts';
import { itemName } from '../cards/itemName.ts';
import { textIn } from '../inbound.ts';
import { originOf, type Act, type Turn } from '../turn.ts';
import { sentenceFor } from '../words.ts';
import { findDated } from './findUpdate.ts';
import { nextDecision } from './nextDecision.ts';

const typedIn = ({ pressed }: Turn): TypedVerification => ({
  method: textIn(pressed, 'method'),
  sample: textIn(pressed, 'sample'),
  result: textIn(pressed, 'result'),
  needs: textIn(pressed, 'needs'),
});

const findClaim = (turn: Turn) => {
  const found = findDated(turn);
  if (!found.ok || found.value.item.kind !== 'recommendation') return null;
  const { snapshot, item, doer, day } = found.value;
  const { claim, state } = recommendationOn(item, day);
  const waits = state === 'awaiting-verification' || state === 'partly-implemented';
  return claim && waits && mayDo('return-claim', doer.as) ? { snapshot, item, claim, day } : null;
};

type More = { problems?: readonly Problem[]; notice?: Element[] };

/** The card of a claim that waits for this person; null where none does. */
export const showClaim = (turn: Turn, more: More = {}): AdaptiveCard | null => {
  const found = findClaim(turn);
  return found
    ? claimCard({ ...found, origin: originOf(turn.pressed), typed: typedIn(turn), ...more })
    : null;
};

/** What stands there now, where a claim cannot be decided any more; what was typed is shown. */
const settledCard = (turn: Turn, problems: readonly Problem[]): AdaptiveCard => {
  const found = findDated(turn);
  const facts = found.ok ? datedFacts(found.value) : [];
  const { sample, result, needs } = typedIn(turn);
  return undecidedCard(
    'This cannot be decided here',
    [...problems.map(problem => line(sentenceFor(problem))), ...facts],
    { typed: [sample, result, needs], origin: originOf(turn.pressed) },
  );
};

const saidOf = (item: Recommendation, draft: ItemActDraft, claimedOn: string | null): Element[] => {
  const name = words(itemName(item));
  if (isRestricted(item.visibility)) return [name];
  if (draft.act === 'verified')
    return [
      name,
      line(
        `Verified on ${longDay(draft.on)}${claimedOn === null ? '' : `, claimed on ${longDay(claimedOn)}`}.`,
      ),
      words([run('Result: ', { weight: 'bolder' }), run(draft.result)], { spacing: 'small' }),
    ];
  const needs = draft.act === 'returned' ? draft.needs : '';
  return [
    name,
    words([run(`The ${item.post} is told on the next working day.`)]),
    words([run('What would satisfy: ', { weight: 'bolder' }), run(needs)], { spacing: 'small' }),
  ];
};

const sorry = line(
  'We could not save this just now. What you typed is kept below: please send it again in a minute.',
  { weight: 'bolder' },
);

const decideClaim = async (turn: Turn, draft: ItemActDraft, title: string): Promise<AdaptiveCard> => {
  const { entraId, at, parts } = turn;
  const found = findDated(turn);
  if (!found.ok) return settledCard(turn, found.problems);
  const { item, snapshot } = found.value;
  try {
    const request = { council: snapshot.council, entraId, at, itemKey: item.key, draft };
    const done = await parts.deciding.act(request);
    if (!done.ok) return showClaim(turn, { problems: done.problems }) ?? settledCard(turn, done.problems);
    if (done.value.kind !== 'recommendation') return settledCard(turn, []);
    const said = saidOf(done.value, draft, recommendationOn(done.value, draft.on).claim?.on ?? null);
    return decidedCard({ title, said, ...nextDecision(turn), origin: originOf(turn.pressed) });
  } catch (error) {
    parts.report(error);
    return showClaim(turn, { notice: [sorry] }) ?? settledCard(turn, []);
  }
};

const orNull = (text: string | undefined): string | null => (text?.trim() ? text.trim() : null);

export const verify: Act = turn => {
  const { method, sample, result } = typedIn(turn);
  const chosen = sufficientMethods('low').find(({ value }) => value === method);
  if (!chosen) {
    const problems: Problem[] = [{ code: 'not-a-choice', field: 'method' }];
    return showClaim(turn, { problems }) ?? settledCard(turn, []);
  }
  const draft = {
    act: 'verified' as const,
    method: chosen.value,
    sample: orNull(sample),
    result: result?.trim() ?? '',
    on: dayOf(turn.at),
  };
  return decideClaim(turn, draft, 'Verified and closed');
};

export const returnClaim: Act = turn => {
  const needs = typedIn(turn).needs?.trim() ?? '';
  return decideClaim(turn, { act: 'returned', needs, on: dayOf(turn.at) }, 'Returned to its owner');
};
