import { actsFor, type DecisionAsk } from '../chase/index.ts';
import {
  dayOf,
  formAsked,
  rateDocument,
  rateRecommendation,
  standingsOf,
  type Document,
  type PeriodId,
  type Rating,
  type Recommendation,
  type ReturnItem,
  type Snapshot,
  type Standing,
} from '../register/index.ts';
import { datesOf } from './datedItemView.ts';
import { mayRead, schemeOf, taskOf, type Reader } from './deskTask.ts';
import type { AnswerDecision, ClaimDecision, DeskDecision } from './deskWire.ts';
import { saidByOf } from './saying.ts';

type AnswerAsk = Extract<DecisionAsk, { kind: 'answer' }>;
type ClaimAsk = Extract<DecisionAsk, { kind: 'claim' }>;

/** How an item stands in a period; each period is worked out once. */
const createStandings = (snapshot: Snapshot) => {
  const known = new Map<PeriodId, Map<string, Standing>>();
  return (period: PeriodId, key: string): Standing | undefined => {
    const standings = known.get(period) ?? standingsOf(snapshot, period);
    const byKey =
      standings instanceof Map
        ? standings
        : new Map(standings.ok ? standings.value.map(one => [one.item.key, one]) : []);
    known.set(period, byKey);
    return byKey.get(key);
  };
};

const isReturnItem = (item: DecisionAsk['item']): item is ReturnItem =>
  item.kind === 'action' || item.kind === 'indicator';

/** What a recommendation or a policy is today, from its dates. */
export const ratingToday = (snapshot: Snapshot, item: Recommendation | Document): Rating => {
  const day = dayOf(snapshot.asAt);
  const scheme = schemeOf(snapshot, item);
  return item.kind === 'recommendation'
    ? rateRecommendation(item, day, scheme)
    : rateDocument(item, day, scheme);
};

/** What waits for one person, with as much of it as they may read. */
export const createDecisionView = (snapshot: Snapshot, reader: Reader) => {
  const standingIn = createStandings(snapshot);

  const answerOf = ({ kind, item, update }: AnswerAsk): AnswerDecision => {
    const { period } = update;
    const standing = isReturnItem(item) ? standingIn(period, item.key) : undefined;
    const previous = standing?.previous ?? null;
    const isShown = mayRead(reader, item, update, previous?.update);
    return {
      ...taskOf(snapshot, item, reader),
      kind,
      period,
      read: isShown
        ? {
            item,
            scheme: item.scheme,
            update,
            rating: isReturnItem(item) ? (standing?.rating ?? null) : ratingToday(snapshot, item),
            previous,
            dates: isReturnItem(item) ? null : datesOf(snapshot, item, reader.day),
          }
        : null,
      bands: isReturnItem(item) ? formAsked(item, { scheme: schemeOf(snapshot, item), period }).bands : [],
      saidBy: saidByOf(snapshot, update.submittedBy),
      may: actsFor(snapshot, item, reader),
    };
  };

  const claimOf = ({ kind, item, claim }: ClaimAsk): ClaimDecision => ({
    ...taskOf(snapshot, item, reader),
    kind,
    read: mayRead(reader, item) ? { item, claim, dates: datesOf(snapshot, item, reader.day) } : null,
    saidBy: saidByOf(snapshot, claim.by),
    may: actsFor(snapshot, item, reader),
  });

  return (ask: DecisionAsk): DeskDecision => (ask.kind === 'answer' ? answerOf(ask) : claimOf(ask));
};
