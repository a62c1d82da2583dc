import {
  addDays,
  asksDue,
  countingUpdate,
  heldBack,
  mayDo,
  periodEnd,
  recommendationOn,
  reviewPosition,
  sentBack,
} from '../register/index.ts';
import type {
  Calendar,
  Day,
  Document,
  Item,
  Person,
  Recommendation,
  RecommendationPosition,
  ReturnItem,
  Snapshot,
  Update,
} from '../register/index.ts';
import { actingAs, type Somebody } from './actingAs.ts';
import { returnsOf, type PersonReturn } from './asking.ts';
import { decidingAct } from './checkDecision.ts';
import { findItem } from './findItem.ts';
import { delegatesOf, holdersOf, mayAnswer } from './holders.ts';
import { listOwed, type Owed } from './owed.ts';
import { peopleInPost } from './peopleInPost.ts';

/** A recommendation or policy of one person's. `waiting` is what they said of it and nobody has decided yet. */
export type DatedAsk<T extends Recommendation | Document> = {
  item: T;
  due: Day | null;
  overdue: boolean;
  waiting: Update | null;
  /** What would satisfy, where an answer or a claim came back. */
  returned: string | null;
};

/** What waits for one person's decision. */
export type DecisionAsk =
  | { kind: 'answer'; item: ReturnItem | Recommendation | Document; update: Update }
  | { kind: 'claim'; item: Recommendation; claim: NonNullable<RecommendationPosition['claim']> };

/** Everything that one council has for one person to do on a day. */
export type Desk = {
  snapshot: Snapshot;
  returns: PersonReturn[];
  recommendations: DatedAsk<Recommendation>[];
  documents: DatedAsk<Document>[];
  decisions: DecisionAsk[];
};

/** Recommendations are shown from the day of their first reminder on. */
const lead = 30;

const saidOf = ({ updates }: Snapshot, { key }: Item): Update[] => updates.filter(one => one.itemKey === key);

const byPeriodEnd = (a: Update, b: Update) => periodEnd(a.period).localeCompare(periodEnd(b.period));

/** What was said last of something that has no period of its own, while it waits, and why it came back. */
export const lastSaid = (
  snapshot: Snapshot,
  item: Item,
): Pick<DatedAsk<Recommendation>, 'waiting' | 'returned'> => {
  const said = saidOf(snapshot, item).sort(byPeriodEnd);
  const last = said.filter(one => one.period === said.at(-1)?.period);
  const counting = countingUpdate(last);
  return {
    waiting: counting?.state === 'submitted' ? counting : null,
    returned: sentBack(last)?.decided?.reason ?? null,
  };
};

const ended = ['closed', 'superseded', 'risk-accepted'] as const;

const askOfRecommendation = (
  snapshot: Snapshot,
  item: Recommendation,
  day: Day,
): DatedAsk<Recommendation>[] => {
  const { state, due, overdue, returned } = recommendationOn(item, day);
  if (item.agreedOn > day || ended.some(one => one === state)) return [];
  const said = lastSaid(snapshot, item);
  const isNear = due === null || due <= addDays(day, lead);
  if (!isNear && state === 'agreed' && said.waiting === null && said.returned === null) return [];
  return [{ item, due, overdue, ...said, returned: returned?.needs ?? said.returned }];
};

const askOfDocument = (snapshot: Snapshot, item: Document, day: Day): DatedAsk<Document>[] => {
  const { reviewDue, reviewBegunOn, withdrawnOn } = reviewPosition(item, day);
  if (withdrawnOn !== null) return [];
  const said = lastSaid(snapshot, item);
  const scheme = snapshot.schemes.find(({ id }) => id === item.scheme);
  const isAsked = scheme !== undefined && asksDue(item, day, scheme) !== null;
  const overdue = day > reviewDue && reviewBegunOn === null;
  const isShown = isAsked || overdue || said.waiting !== null || said.returned !== null;
  return isShown ? [{ item, due: reviewDue, overdue, ...said }] : [];
};

const rolesOf = (snapshot: Snapshot, { entraId, day }: Somebody) =>
  peopleInPost(snapshot, day).flatMap(person => (person.entraId === entraId ? person.roles : []));

const decidersOf = (snapshot: Snapshot, { post, role }: Owed, day: Day): Person[] => {
  if (role !== null) return peopleInPost(snapshot, day).filter(person => person.roles.includes(role));
  return post === null ? [] : [...holdersOf(snapshot, post, day), ...delegatesOf(snapshot, post, day)];
};

/** The approver's, or a director's where the approver sent it themselves or the post is vacant; never one's own. */
const isTheirs = (snapshot: Snapshot, owed: Owed, somebody: Somebody): boolean => {
  const { entraId, day } = somebody;
  if (owed.notBy === entraId) return false;
  const others = decidersOf(snapshot, owed, day).filter(person => person.entraId !== owed.notBy);
  return others.length === 0
    ? rolesOf(snapshot, somebody).includes('director')
    : others.some(person => person.entraId === entraId);
};

/** What the table of rights says as well: an auditor who owns a recommendation never decides on it. */
const mayDecide = (snapshot: Snapshot, ask: DecisionAsk, somebody: Somebody): boolean => {
  const { as } = actingAs(snapshot, ask.item, somebody);
  return mayDo(ask.kind === 'claim' ? 'verify' : decidingAct(ask.item), as);
};

const decisionOf = (snapshot: Snapshot, { itemKey, period, noun }: Owed, day: Day): DecisionAsk[] => {
  const item = findItem(snapshot, itemKey, period === null ? day : periodEnd(period));
  if (!item) return [];
  if (noun === 'claim' && item.kind === 'recommendation') {
    const { claim } = recommendationOn(item, day);
    return claim ? [{ kind: 'claim', item, claim }] : [];
  }
  const update = countingUpdate(saidOf(snapshot, item).filter(one => one.period === period));
  return update ? [{ kind: 'answer', item, update }] : [];
};

/**
 * What a person owes, may answer and has to decide on a day, in the register's order: what the digest card, “my items”
 * and the page are made from. What a broken row holds back is in none of it.
 */
export const deskOf = (snapshot: Snapshot, somebody: Somebody, calendar: Calendar): Desk => {
  const { day } = somebody;
  const held = heldBack(snapshot);
  const isMine = (item: Recommendation | Document) =>
    !held.has(item.key) && mayAnswer(snapshot, item, somebody);
  const decisions = listOwed({ snapshot, day, calendar })
    .filter(owed => owed.ladder === 'decision' && isTheirs(snapshot, owed, somebody))
    .flatMap(owed => decisionOf(snapshot, owed, day))
    .filter(ask => mayDecide(snapshot, ask, somebody));
  return {
    snapshot,
    returns: returnsOf(snapshot, somebody).filter(one => one.asked.length + one.optional.length > 0),
    recommendations: snapshot.recommendations
      .filter(isMine)
      .flatMap(item => askOfRecommendation(snapshot, item, day)),
    documents: snapshot.documents.filter(isMine).flatMap(item => askOfDocument(snapshot, item, day)),
    decisions,
  };
};
