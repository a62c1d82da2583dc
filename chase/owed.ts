import {
  closingRole,
  countingUpdate,
  dayOf,
  heldBack,
  recommendationOn,
  returnDue,
  reviewPosition,
} from '../register/index.ts';
import type {
  Calendar,
  Day,
  Document,
  PeriodId,
  Promised,
  Recommendation,
  ReportingPeriod,
  Role,
  Snapshot,
  StandingAlone,
  Update,
} from '../register/index.ts';
import { createAskedIn, isOwedOn, type AskedIn } from './asking.ts';
import {
  decisionLadder,
  documentLadder,
  quarterlyReturn,
  recommendationLadder,
  verificationLadder,
} from './ladders.ts';
import type { Rung, Terms } from './ladders.ts';
import { noticesOf } from './notices.ts';
import type { LadderName } from './ports.ts';
import { isCollecting } from './returnCalendar.ts';

/** Something that somebody has to say or decide, and the ladder by which they are asked. */
export type Owed = {
  ladder: LadderName;
  rungs: readonly Rung[];
  terms: Terms;
  itemKey: string;
  period: PeriodId | null;
  /** What the subject of a sentence counts. */
  noun: 'item' | 'recommendation' | 'policy' | 'answer' | 'claim';
  /** Who is asked: the holder of a post, or where there is none whoever speaks in a role. */
  post: string | null;
  role: Role | null;
  approverPost: string | null;
  /** The last day on which something was said of it that ends no more than the step it answers. */
  answeredOn: Day | null;
  /** Whoever submitted it, by Entra object id or post, does not decide it; null of what is no decision. */
  notBy: string | null;
  /** Nor does who holds this post: the verifier is never the owner. */
  notOf?: string;
};

type Asked = { snapshot: Snapshot; day: Day; calendar: Calendar; askedIn?: AskedIn };

const returnTerms = (standing: StandingAlone, period: ReportingPeriod, calendar: Calendar): Terms => {
  const { item, update } = standing;
  const { opensOn } = period;
  // A figure that was said to come later is asked for from the day on which it was to be there.
  if (update) return { due: update.expectedOn, since: update.expectedOn };
  return { opens: opensOn, due: returnDue(item, period, calendar), since: opensOn };
};

const submissionOf = ({ submittedAt, submittedBy }: Update) => ({
  submitted: dayOf(submittedAt),
  by: submittedBy,
});

const waitsForDecision = (update: Update | null): update is Update => update?.state === 'submitted';

const owedInPeriod = (
  { day, calendar, askedIn }: Asked & { askedIn: AskedIn },
  period: ReportingPeriod,
): Owed[] =>
  askedIn(period.period).asked.flatMap((standing): Owed[] => {
    const { item } = standing;
    if (!isOwedOn(standing, day))
      return waitsForDecision(standing.update)
        ? [{ ...toApprove(item, standing.update), period: period.period }]
        : [];
    if (!isCollecting(period, day)) return [];
    const { post, approverPost } = item;
    const terms = returnTerms(standing, period, calendar);
    // Written out: copying a part of it for every item of a council was a third of a plan's time.
    return [
      {
        ladder: 'quarterly-return',
        rungs: quarterlyReturn,
        noun: 'item',
        terms,
        itemKey: item.key,
        period: period.period,
        post,
        role: null,
        approverPost,
        answeredOn: null,
        notBy: null,
      },
    ];
  });

const latest = (days: readonly Day[]): Day | null => days.reduce((a, b) => (a > b ? a : b), '') || null;

/** Answers to what has no period of its own: the last one that counts, by item. */
const answersOf = ({ updates, recommendations, documents }: Snapshot): Map<string, Update> => {
  const keys = new Set([...recommendations, ...documents].map(({ key }) => key));
  const said = new Map<string, Update[]>();
  for (const update of updates)
    if (keys.has(update.itemKey)) said.set(update.itemKey, [...(said.get(update.itemKey) ?? []), update]);
  return new Map(
    [...said].flatMap(([key, all]) => [countingUpdate(all) ?? []].flat().map(one => [key, one])),
  );
};

const daysOf = (answer: Update | null): Day[] => (answer === null ? [] : [dayOf(answer.submittedAt)]);

type Told = Asked & { answers: ReadonlyMap<string, Update> };

const toDecide = (
  itemKey: string,
  { submitted, by }: { submitted: Day; by: string },
  decider: Pick<Owed, 'post' | 'role' | 'noun'> & Partial<Pick<Owed, 'rungs' | 'notOf'>>,
): Owed => ({
  ladder: 'decision',
  rungs: decisionLadder,
  terms: { submitted },
  itemKey,
  period: null,
  approverPost: null,
  answeredOn: null,
  notBy: by,
  ...decider,
});

/** What no post approves is decided by the performance team. */
const toApprove = ({ key, approverPost }: Pick<Promised, 'key' | 'approverPost'>, update: Update): Owed =>
  toDecide(key, submissionOf(update), {
    post: approverPost,
    role: approverPost === null ? 'performance' : null,
    noun: 'answer',
  });

const ofRecommendation = (item: Recommendation, { day, answers }: Told): Owed[] => {
  if (item.agreedOn > day) return [];
  const { state, due, claim } = recommendationOn(item, day);
  if (state === 'closed' || state === 'risk-accepted' || state === 'superseded') return [];
  const decider = { post: null, role: closingRole(item), notOf: item.post };
  if (state === 'awaiting-verification' && claim) {
    const rungs = verificationLadder(item.riskPriority);
    return [toDecide(item.key, { submitted: claim.on, by: claim.by }, { ...decider, rungs, noun: 'claim' })];
  }
  const answer = answers.get(item.key) ?? null;
  if (waitsForDecision(answer))
    return [
      {
        ...toDecide(item.key, submissionOf(answer), { ...decider, noun: 'answer' }),
        period: answer.period,
      },
    ];
  const moves = item.revisions.map(({ agreedOn }) => agreedOn).filter(on => on <= day);
  const since = latest([item.agreedOn, ...moves]);
  const said = item.acts.filter(({ act, on }) => on <= day && act === 'claimed').map(({ on }) => on);
  return [
    {
      ladder: 'recommendation',
      rungs: recommendationLadder(item.riskPriority),
      terms: { due, since, redated: moves.length >= 2 ? latest(moves) : null },
      itemKey: item.key,
      period: null,
      noun: 'recommendation',
      post: item.post,
      role: null,
      approverPost: item.approverPost,
      answeredOn: latest([...said, ...daysOf(answer)]),
      notBy: null,
    },
  ];
};

const ofDocument = (item: Document, { snapshot, day, answers }: Told): Owed[] => {
  const { reviewDue, reviewBegunOn, withdrawnOn } = reviewPosition(item, day);
  if (reviewBegunOn !== null || withdrawnOn !== null) return [];
  const answer = answers.get(item.key) ?? null;
  if (waitsForDecision(answer)) return [{ ...toApprove(item, answer), period: answer.period }];
  const scheme = snapshot.schemes.find(({ id }) => id === item.scheme);
  const acts = item.acts.filter(({ on }) => on <= day);
  const moves = acts.filter(({ act }) => act === 'updated' || act === 'extended');
  return [
    {
      ladder: 'document',
      rungs: documentLadder(item.approvalRoute, scheme?.leadTimes ?? null),
      terms: { due: reviewDue, since: latest(moves.map(({ on }) => on)) },
      itemKey: item.key,
      period: null,
      noun: 'policy',
      post: item.post,
      role: null,
      approverPost: item.approverPost,
      answeredOn: latest([...acts.map(({ on }) => on), ...daysOf(answer)]),
      notBy: null,
    },
  ];
};

const deciding: readonly ReportingPeriod['state'][] = ['planned', 'collecting', 'approving'];

/**
 * Everything that is owed on a day, answered or decided things left out, and so whatever an unread row holds back.
 * Returns first, by their due day, then recommendations, then policies and strategies, then notices; each in the
 * register's order.
 */
export const listOwed = (asked: Asked): Owed[] => {
  const { snapshot, day, askedIn = createAskedIn(snapshot) } = asked;
  const told = { ...asked, askedIn, answers: answersOf(snapshot) };
  const held = heldBack(snapshot);
  const periods = snapshot.periods
    .filter(({ state, opensOn }) => deciding.includes(state) && opensOn <= day)
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn) || a.key.localeCompare(b.key));
  return [
    ...periods.flatMap(period => owedInPeriod(told, period)),
    ...snapshot.recommendations
      .filter(({ key }) => !held.has(key))
      .flatMap(one => ofRecommendation(one, told)),
    ...snapshot.documents.filter(({ key }) => !held.has(key)).flatMap(one => ofDocument(one, told)),
    ...noticesOf(snapshot, day).filter(({ itemKey }) => !held.has(itemKey)),
  ];
};
