import { askingOf, dayOf } from '../register/index.ts';
import type {
  Document,
  Instant,
  Item,
  PeriodId,
  Recommendation,
  RecommendationPosition,
  Snapshot,
  Standing,
  Update,
} from '../register/index.ts';
import { deskOf, type DecisionAsk } from '../chase/index.ts';
import { isSilent } from './cards/itemName.ts';
import type { PressParts } from './turn.ts';

/** One answer to a return, as it stands in its period. */
export type AnswerToDecide = { standing: Standing; update: Update };

/** What one post has submitted for a period and nobody has decided. */
export type ReturnToDecide = {
  snapshot: Snapshot;
  post: string;
  period: PeriodId;
  answers: AnswerToDecide[];
};

export type ClaimToVerify = {
  snapshot: Snapshot;
  item: Recommendation;
  claim: NonNullable<RecommendationPosition['claim']>;
};

/** A plan or another date for a recommendation, or a proposal on a policy. */
export type RequestToDecide = { snapshot: Snapshot; item: Recommendation | Document; update: Update };

/** Everything that waits for one person's decision, in every council of the register. */
export type Decisions = {
  returns: ReturnToDecide[];
  claims: ClaimToVerify[];
  requests: RequestToDecide[];
};

/** Where an item stands in a period that asks for it; undefined where it does not. */
export const standingIn = (snapshot: Snapshot, period: PeriodId, itemKey: string): Standing | undefined => {
  const { asked, optional } = askingOf(snapshot, period);
  return [...asked, ...optional].find(({ item }) => item.key === itemKey);
};

const returnsAmong = (snapshot: Snapshot, asks: readonly DecisionAsk[]): ReturnToDecide[] => {
  const returns = new Map<string, ReturnToDecide>();
  const standings = new Map<PeriodId, Map<string, Standing>>();
  for (const ask of asks) {
    if (ask.kind === 'claim' || ask.item.kind === 'recommendation' || ask.item.kind === 'document') continue;
    const { period, itemKey } = ask.update;
    const known =
      standings.get(period) ?? new Map(askingOf(snapshot, period).asked.map(one => [one.item.key, one]));
    standings.set(period, known);
    const standing = known.get(itemKey);
    const { post } = ask.item;
    const name = `${period} ${post}`;
    const of = returns.get(name) ?? { snapshot, post, period, answers: [] };
    if (standing) of.answers.push({ standing, update: ask.update });
    returns.set(name, of);
  }
  return [...returns.values()];
};

const decisionsIn = (snapshot: Snapshot, asks: readonly DecisionAsk[]): Decisions => ({
  returns: returnsAmong(snapshot, asks),
  claims: asks.flatMap(ask => (ask.kind === 'claim' ? [{ snapshot, item: ask.item, claim: ask.claim }] : [])),
  requests: asks.flatMap(ask =>
    ask.kind === 'answer' && (ask.item.kind === 'recommendation' || ask.item.kind === 'document')
      ? [{ snapshot, item: ask.item, update: ask.update }]
      : [],
  ),
});

export const decisionsFor = (
  { answering, register, calendar }: Pick<PressParts, 'answering' | 'register' | 'calendar'>,
  { entraId, at }: { entraId: string; at: Instant },
): Decisions => {
  const all = register.councils().flatMap(council => {
    const snapshot = answering.snapshot(council, at, 'all');
    if (!snapshot.ok) return [];
    const { decisions } = deskOf(snapshot.value, { entraId, day: dayOf(at) }, calendar);
    return [decisionsIn(snapshot.value, decisions)];
  });
  return {
    returns: all.flatMap(one => one.returns),
    claims: all.flatMap(one => one.claims),
    requests: all.flatMap(one => one.requests),
  };
};

export const countOfDecisions = ({ returns, claims, requests }: Decisions): number =>
  returns.reduce((sum, { answers }) => sum + answers.length, claims.length + requests.length);

/** A date that was asked for and that nobody has moved yet; a measure has none. */
export const isDateAsked = ({ item, update }: { item: Item; update: Update }): boolean =>
  (item.kind === 'action' || item.kind === 'recommendation') &&
  update.requestedDue !== null &&
  update.requestedDue !== item.due;

/** Another date is agreed one by one, and so is what a card of many may not show. */
export const isDecidedAlone = ({ standing, update }: AnswerToDecide): boolean =>
  isDateAsked({ item: standing.item, update }) || isSilent(standing);
