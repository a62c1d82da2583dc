import type { Document, Recommendation, ReturnItem, Update } from '../register/index.ts';
import type { AnswerDecision, DeskDecision, VerdictBody } from '../server/client.ts';

/** All the answers of one post for one period, or one thing that stands by itself. */
export type DecisionGroup = { key: string; post: string; period: string | null; decisions: DeskDecision[] };

const isReturn = (decision: DeskDecision): decision is AnswerDecision =>
  decision.kind === 'answer' && (decision.read === null || isReturnItem(decision.read.item));

export const isReturnItem = (item: ReturnItem | Recommendation | Document): item is ReturnItem =>
  item.kind === 'action' || item.kind === 'indicator';

/** By post and period as returns come in, then what has no period; in the desk's order. */
export const groupDecisions = (decisions: readonly DeskDecision[]): DecisionGroup[] => {
  const groups = new Map<string, DecisionGroup>();
  for (const decision of decisions) {
    const period = isReturn(decision) ? decision.period : null;
    const key = period === null ? 'dated' : `${decision.post} ${period}`;
    const group = groups.get(key) ?? { key, post: decision.post, period, decisions: [] };
    group.decisions.push(decision);
    groups.set(key, group);
  }
  return [...groups.values()];
};

type Readable = AnswerDecision & { read: NonNullable<AnswerDecision['read']> };

/** Answers of a group that can be approved together: those that are there to be read. */
export const approvable = ({ decisions }: DecisionGroup): Readable[] =>
  decisions.flatMap(one =>
    one.kind === 'answer' && one.read !== null && one.may.includes('approve')
      ? [{ ...one, read: one.read }]
      : [],
  );

/** What the approval agrees to where another date was asked for: of an action or a recommendation a date, of a policy its review. */
const alsoFor = (
  item: ReturnItem | Recommendation | Document,
  { requestedDue, requestReason }: Update,
): VerdictBody['also'] => {
  if (requestedDue === null || item.kind === 'indicator') return undefined;
  const reason = requestReason ?? '';
  return item.kind === 'document'
    ? { act: 'extended', nextReview: requestedDue, reason }
    : { act: 're-dated', to: requestedDue, reason };
};

/** `withDate`: the date that was asked for is agreed to as well. */
export const approval = (
  { item, update }: NonNullable<AnswerDecision['read']>,
  withDate: boolean,
): VerdictBody => {
  const also = withDate ? alsoFor(item, update) : undefined;
  return { update: update.key, act: 'approve', ...(also ? { also } : {}) };
};

/** One decision is of one answer or claim: another answer to the same item is another decision. */
export const idOf = (decision: DeskDecision): string =>
  decision.kind === 'answer'
    ? `${decision.key} ${decision.read?.update.key ?? decision.period}`
    : `${decision.key} claim ${decision.read?.claim.on ?? ''}`;

/**
 * What is shown: everything that waits, as it is now, and in its place what was decided in this sitting, so that the
 * page does not move under whoever works down it.
 */
export const shownDecisions = (
  before: readonly DeskDecision[],
  now: readonly DeskDecision[],
  done: ReadonlySet<string>,
): DeskDecision[] => {
  const waiting = new Map(now.map(one => [idOf(one), one]));
  const known = new Set(before.map(idOf));
  const stay = before.flatMap(one => {
    const id = idOf(one);
    return waiting.get(id) ?? (done.has(id) ? one : []);
  });
  return [...stay, ...now.filter(one => !known.has(idOf(one)))];
};
