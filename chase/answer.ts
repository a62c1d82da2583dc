import {
  accept,
  answerHistory,
  askingOf,
  checkAnswer,
  councilOf,
  dayOf,
  isRestricted,
  itemAt,
  periodEnd,
  queriesOf,
  queryProblems,
  refuse,
  strictest,
  updateKey,
} from '../register/index.ts';
import type {
  CheckedAnswer,
  Instant,
  ReturnItem,
  PeriodId,
  RawAnswer,
  Result,
  Snapshot,
  Standing,
  Update,
} from '../register/index.ts';
import { mayAnswer } from './holders.ts';
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
};

/** Which item, of which period, by whom and when. */
type Wanted = Pick<Answer, 'council' | 'entraId' | 'itemKey' | 'period' | 'at'>;

const opaque = /^[A-Za-z0-9-]{1,64}$/;

const isMine = (snapshot: Snapshot, wanted: Wanted): Result<ReturnItem> => {
  const { itemKey, period, at } = wanted;
  const known = snapshot.periods.some(one => one.period === period);
  const item = itemAt(snapshot, itemKey, known ? periodEnd(period) : dayOf(at));
  if (!item || councilOf(wanted.itemKey) !== wanted.council)
    return refuse({ code: 'unknown-item', field: 'itemKey' });
  if (mayAnswer(snapshot, item, { entraId: wanted.entraId, day: dayOf(wanted.at) })) return accept(item);
  // That there is such an item is not told to anybody else.
  return isRestricted(item.visibility)
    ? refuse({ code: 'unknown-item', field: 'itemKey' })
    : refuse({ code: 'not-yours', field: 'itemKey', facts: { post: item.post } });
};

/** May be answered: asked for, or welcome, or already answered in that period and now corrected. */
const standingFor = (snapshot: Snapshot, { itemKey, period, at }: Wanted): Result<Standing> => {
  const known = snapshot.periods.find(one => one.period === period);
  if (!known) return refuse({ code: 'unknown-period', field: 'period', facts: { period } });
  if (!isCollecting(known, dayOf(at))) {
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

const updateOf = (answer: Answer, checked: CheckedAnswer, { item, update: replaced }: Standing): Update => ({
  restatementReason: null,
  visibility: strictest('internal', item.visibility),
  ...checked,
  key: updateKey(answer.itemKey, answer.period, answer.submissionId),
  council: answer.council,
  itemKey: answer.itemKey,
  period: answer.period,
  submissionId: answer.submissionId,
  asAt: checked.value === null ? null : periodEnd(answer.period),
  publishedBand: null,
  submittedBy: answer.entraId,
  submittedAt: after(answer.at, replaced),
  state: 'submitted',
  replaces: replaced?.key ?? null,
});

/** The standing of an item that this person may answer now; refused where it is not theirs, not open or not asked for. */
export const findAsked = (snapshot: Snapshot, wanted: Wanted): Result<Standing> => {
  const mine = isMine(snapshot, wanted);
  return mine.ok ? standingFor(snapshot, wanted) : mine;
};

/** Refused with what is wrong; where nothing is, with what the person is asked about and has not confirmed yet. */
const checkFor = (snapshot: Snapshot, answer: Answer, standing: Standing): Result<CheckedAnswer> => {
  const { item, scheme } = standing;
  const { period, raw, at } = answer;
  const checked = checkAnswer({ item, scheme, period, raw, today: dayOf(at) });
  if (!checked.ok) return checked;
  const queries = queriesOf(
    { item, scheme, period, answer: checked.value },
    answerHistory(snapshot, item, period),
  );
  const open = queryProblems(queries, raw.confirmed);
  return open.length > 0 ? refuse(...open) : checked;
};

/** What the answer comes to, before anything is kept: the update it makes, or the one that the same submission made before. */
export const resolveAnswer = (
  snapshot: Snapshot,
  answer: Answer,
): Result<{ update: Update; repeated: boolean }> => {
  if (!opaque.test(answer.submissionId)) return refuse({ code: 'not-text', field: 'submissionId' });
  const mine = isMine(snapshot, answer);
  if (!mine.ok) return mine;
  const key = updateKey(answer.itemKey, answer.period, answer.submissionId);
  const first = snapshot.updates.find(update => update.key === key);
  if (first) return accept({ update: first, repeated: true });
  const standing = standingFor(snapshot, answer);
  if (!standing.ok) return standing;
  const checked = checkFor(snapshot, answer, standing.value);
  if (!checked.ok) return checked;
  return accept({ update: updateOf(answer, checked.value, standing.value), repeated: false });
};
