import {
  accept,
  askingOf,
  checkProgress,
  councilOf,
  countingUpdate,
  dayOf,
  isRestricted,
  nothingSaid,
  periodEnd,
  periodOn,
  refuse,
  reviewAnswer,
  sentBack,
  strictest,
  updateKey,
} from '../register/index.ts';
import type {
  CheckedAnswer,
  Document,
  GivenBy,
  Instant,
  PeriodId,
  RawAnswer,
  Recommendation,
  ReportingPeriod,
  Result,
  ReturnItem,
  Snapshot,
  Standing,
  Update,
} from '../register/index.ts';
import { findItem } from './findItem.ts';
import { mayAnswer } from './holders.ts';
import { mayMindRegister } from './mindRegister.ts';
import { isCollecting } from './returnCalendar.ts';

/** `entraId` is the verified person; everything else may come from a card or a page, and decides nothing by itself. */
export type Answer = {
  council: string;
  entraId: string;
  itemKey: string;
  period: PeriodId;
  /** Minted when the form was shown; a repeat of it finds the first answer. */
  submissionId: string;
  messageKey?: string | undefined;
  raw: RawAnswer;
  at: Instant;
  /**
   * False where something was said since the person saw the item. Asked of the very register that the answer is checked
   * against, while no other answer to that item is taken, so that of two in one instant only one passes.
   */
  stands?: ((snapshot: Snapshot) => boolean) | undefined;
  /** Of a proxy: `entraId` is then of the performance team, who records what somebody else said. */
  givenBy?: GivenBy | undefined;
};

/** Which item, of which period, by whom and when. */
type Wanted = Pick<Answer, 'council' | 'entraId' | 'itemKey' | 'period' | 'at' | 'givenBy'>;

const opaque = /^[A-Za-z0-9-]{1,64}$/;

type Answerable = ReturnItem | Recommendation | Document;

/** Its holder, the delegate, or the performance team for somebody whose words it records. */
const mayGive = (snapshot: Snapshot, item: Answerable, { entraId, at, givenBy }: Wanted): boolean => {
  const somebody = { entraId, day: dayOf(at) };
  return givenBy === undefined
    ? mayAnswer(snapshot, item, somebody)
    : mayMindRegister(snapshot, 'answer-for-another', somebody);
};

const isMine = (snapshot: Snapshot, wanted: Wanted): Result<Answerable> => {
  const { itemKey, period, at } = wanted;
  const known = snapshot.periods.some(one => one.period === period);
  const item = findItem(snapshot, itemKey, known ? periodEnd(period) : dayOf(at));
  if (!item || councilOf(wanted.itemKey) !== wanted.council)
    return refuse({ code: 'unknown-item', field: 'itemKey' });
  if (mayGive(snapshot, item, wanted)) return accept(item);
  // That there is such an item is not told to anybody else.
  return isRestricted(item.visibility)
    ? refuse({ code: 'unknown-item', field: 'itemKey' })
    : refuse({ code: 'not-yours', field: 'itemKey', facts: { post: item.post } });
};

const isReturnItem = (item: Answerable): item is ReturnItem =>
  item.kind === 'action' || item.kind === 'indicator';

/** What was sent back can be given anew until the period is closed, also once the others are being approved. */
const takesAnswers = (snapshot: Snapshot, known: ReportingPeriod, { itemKey, at }: Wanted): boolean => {
  if (isCollecting(known, dayOf(at))) return true;
  if (known.state === 'closed' || known.opensOn > dayOf(at)) return false;
  const said = snapshot.updates.filter(one => one.itemKey === itemKey && one.period === known.period);
  return sentBack(said) !== null;
};

/** May be answered: asked for, or welcome, or already answered in that period and now corrected. */
const standingFor = (snapshot: Snapshot, wanted: Wanted): Result<Standing> => {
  const { itemKey, period } = wanted;
  const known = snapshot.periods.find(one => one.period === period);
  if (!known) return refuse({ code: 'unknown-period', field: 'period', facts: { period } });
  if (!takesAnswers(snapshot, known, wanted)) {
    return refuse({
      code: 'period-not-open',
      field: 'period',
      facts: { period, opensOn: known.opensOn, state: known.state },
    });
  }
  const { asked, optional } = askingOf(snapshot, period);
  const standing = [...asked, ...optional].find(one => one.item.key === itemKey);
  return standing ? accept(standing) : refuse({ code: 'not-asked-for', field: 'itemKey' });
};

/**
 * Later than what it corrects by a whole second, even where the business clock stands still: the latest answer is the
 * one that counts, and instants are compared as text.
 */
const after = (at: Instant, replaced: Update | null): Instant => {
  const earliest = replaced ? Date.parse(replaced.submittedAt) + 1000 : 0;
  return new Date(Math.max(Date.parse(at), earliest)).toISOString();
};

/** What both kinds of answer have: who, when, about what. */
const blank = (answer: Answer, item: Answerable, replaced: Update | null): Update => ({
  ...nothingSaid,
  visibility: strictest('internal', item.visibility),
  key: updateKey(answer.itemKey, answer.period, answer.submissionId),
  council: answer.council,
  itemKey: answer.itemKey,
  period: answer.period,
  submissionId: answer.submissionId,
  submittedBy: answer.entraId,
  submittedAt: after(answer.at, replaced),
  state: 'submitted',
  replaces: replaced?.key ?? null,
  ...(answer.givenBy === undefined ? {} : { givenBy: answer.givenBy }),
});

const updateOf = (answer: Answer, checked: CheckedAnswer, { item, update: replaced }: Standing): Update => ({
  ...blank(answer, item, replaced),
  ...checked,
  asAt: checked.value === null ? null : periodEnd(answer.period),
});

/** The standing of an item that this person may answer now; refused where it is not theirs, not open or not asked for. */
export const findAsked = (snapshot: Snapshot, wanted: Wanted): Result<Standing> => {
  const mine = isMine(snapshot, wanted);
  return mine.ok ? standingFor(snapshot, wanted) : mine;
};

const resolveReturn = (snapshot: Snapshot, answer: Answer): Result<Update> => {
  const standing = standingFor(snapshot, answer);
  if (!standing.ok) return standing;
  const { item, scheme } = standing.value;
  const { period, raw, at } = answer;
  const checked = reviewAnswer(snapshot, { item, scheme, period, raw, today: dayOf(at) });
  return checked.ok ? accept(updateOf(answer, checked.value, standing.value)) : checked;
};

/** Progress stands under the quarter in which it is said, whatever the form has kept. */
const resolveProgress = (
  snapshot: Snapshot,
  item: Recommendation | Document,
  answer: Answer,
): Result<Update> => {
  const checked = checkProgress(item, answer.raw, dayOf(answer.at));
  if (!checked.ok) return checked;
  const replaced = countingUpdate(
    snapshot.updates.filter(one => one.itemKey === item.key && one.period === answer.period),
  );
  return accept({ ...blank(answer, item, replaced), ...checked.value });
};

/** What the answer comes to, before anything is kept: the update it makes, or the one that the same submission made before. */
export const resolveAnswer = (
  snapshot: Snapshot,
  answer: Answer,
): Result<{ update: Update; repeated: boolean }> => {
  if (!opaque.test(answer.submissionId)) return refuse({ code: 'not-text', field: 'submissionId' });
  const mine = isMine(snapshot, answer);
  if (!mine.ok) return mine;
  const item = mine.value;
  const period = isReturnItem(item) ? answer.period : periodOn(dayOf(answer.at), 'quarter');
  const key = updateKey(answer.itemKey, period, answer.submissionId);
  const first = snapshot.updates.find(update => update.key === key);
  if (first) return accept({ update: first, repeated: true });
  if (answer.stands?.(snapshot) === false) return refuse({ code: 'changed-meanwhile', field: 'itemKey' });
  const resolved = isReturnItem(item)
    ? resolveReturn(snapshot, answer)
    : resolveProgress(snapshot, item, { ...answer, period });
  return resolved.ok ? accept({ update: resolved.value, repeated: false }) : resolved;
};
