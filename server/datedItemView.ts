import { actsFor, mayAnswer } from '../chase/index.ts';
import {
  dayOf,
  dueAt,
  rateDocument,
  rateRecommendation,
  reviewPosition,
  type Day,
  type Document,
  type Recommendation,
  type Scheme,
  type Snapshot,
} from '../register/index.ts';
import { actWords } from './actWords.ts';
import type { DatedItemView, DatesView } from './deskWire.ts';
import { postOf, say } from './saying.ts';

type Dated = Recommendation | Document;

/** `original` never moves; of a policy it is the first review date. */
export const datesOf = (snapshot: Snapshot, item: Dated, day: Day): DatesView => {
  if (item.kind === 'recommendation')
    return {
      original: item.originalDue,
      due: dueAt(item, day),
      dueText: item.dueText,
      revised: item.revisions.map(({ from, to, agreedBy, agreedOn, reason }) => {
        return { from, to, agreedBy: postOf(snapshot, agreedBy), agreedOn, reason };
      }),
    };
  const revised = item.acts.flatMap((act, index): DatesView['revised'] => {
    if (act.act !== 'updated' && act.act !== 'extended') return [];
    const from = reviewPosition({ ...item, acts: item.acts.slice(0, index) }, act.on).reviewDue;
    const reason = act.act === 'extended' ? act.reason : 'Brought up to date.';
    return [{ from, to: act.nextReview, agreedBy: postOf(snapshot, act.by), agreedOn: act.on, reason }];
  });
  return { original: item.reviewDue, due: reviewPosition(item, day).reviewDue, dueText: null, revised };
};

type ViewFor = { scheme: Scheme; entraId: string; etag: string };

/** A recommendation or a policy with all that was done and said, the latest first. */
export const viewDated = (
  snapshot: Snapshot,
  item: Dated,
  { scheme, entraId, etag }: ViewFor,
): DatedItemView => {
  const day = dayOf(snapshot.asAt);
  const said = snapshot.updates
    .filter(each => each.itemKey === item.key)
    .sort((a, b) => b.submittedAt.localeCompare(a.submittedAt) || b.key.localeCompare(a.key));
  return {
    item,
    plans: snapshot.plans.filter(plan => item.planKeys.includes(plan.key)),
    scheme,
    rating:
      item.kind === 'recommendation'
        ? rateRecommendation(item, day, scheme)
        : rateDocument(item, day, scheme),
    dates: datesOf(snapshot, item, day),
    acts: item.acts.map(act => ({ on: act.on, words: actWords(act, postOf(snapshot, act.by)) })).reverse(),
    updates: said.map(update => say(snapshot, update)),
    mine: mayAnswer(snapshot, item, { entraId, day }),
    may: actsFor(snapshot, item, { entraId, day }),
    etag,
  };
};
