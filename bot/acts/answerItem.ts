import { queriesIn, rateAction, rateIndicator, refuse } from '../../register/index.ts';
import type { Problem, Rating, Result, Snapshot, Standing, Update } from '../../register/index.ts';
import { findAsked, resolveAnswer } from '../../chase/index.ts';
import { line, type AdaptiveCard } from '../cards/adaptiveCard.ts';
import { formCard, type FormInput } from '../cards/formCard.ts';
import { isSilent } from '../cards/itemName.ts';
import { noticeCard } from '../cards/noticeCard.ts';
import { receiptCard } from '../cards/receiptCard.ts';
import { checkedFigure, typedFrom, typedIn } from '../formAnswer.ts';
import { answerOf, originOf, subjectOf, type Act, type Turn } from '../turn.ts';
import { sentenceFor } from '../words.ts';
import { returnsFor } from './showList.ts';

const fields: readonly (string | undefined)[] = [
  'band',
  'value',
  'numerator',
  'denominator',
  'valueState',
  'expectedOn',
  'commentary',
  'nextActions',
  'evidence',
  'requestedDue',
  'requestReason',
  'completedOn',
];

/** Problems with the fields are mended in the form; with any other there is nothing to fill in. */
const inFields = (problems: readonly Problem[]) => problems.every(({ field }) => fields.includes(field));

const find = (turn: Turn): Result<{ snapshot: Snapshot; standing: Standing }> => {
  const wanted = answerOf(turn);
  const snapshot = turn.parts.answering.snapshot(wanted.council, turn.at, 'all');
  if (!snapshot.ok) return refuse({ code: 'unknown-item', field: 'itemKey' });
  const standing = findAsked(snapshot.value, wanted);
  return standing.ok ? { ok: true, value: { snapshot: snapshot.value, standing: standing.value } } : standing;
};

const cannot = ({ pressed }: Turn, problems: readonly Problem[]): AdaptiveCard =>
  noticeCard('This cannot be answered here', [...problems.map(sentenceFor), 'Nothing was recorded.'], {
    origin: originOf(pressed),
    typed: typedIn(pressed),
  });

/** The form again. What it asks about now it has asked: its buttons carry that, and are not stopped by it twice. */
const form = (turn: Turn, standing: Standing, more: Partial<FormInput>): AdaptiveCard => {
  const typed = typedIn(turn.pressed);
  const asked = [...(typed.confirmed ?? []), ...queriesIn(more.problems ?? [])];
  const about = { ...subjectOf(turn), ...(asked.length > 0 ? { confirmed: asked.join(' ') } : {}) };
  return formCard({ standing, about, typed, ...more });
};

export const openItem: Act = turn => {
  const found = find(turn);
  if (!found.ok) return cannot(turn, found.problems);
  const { standing } = found.value;
  return form(turn, standing, {
    about: { ...subjectOf(turn), submission: turn.parts.newId() },
    typed: isSilent(standing) ? {} : typedFrom(standing.item, standing.update),
  });
};

const ratingOf = ({ item, scheme }: Standing, update: Update): Rating | null =>
  item.kind === 'action'
    ? rateAction(item, update, { scheme, period: update.period, earlier: [] })
    : rateIndicator(item, update, { scheme, period: update.period });

export const checkItem: Act = turn => {
  const found = find(turn);
  if (!found.ok) return cannot(turn, found.problems);
  const { snapshot, standing } = found.value;
  const resolved = resolveAnswer(snapshot, answerOf(turn));
  if (!resolved.ok) return form(turn, standing, { problems: resolved.problems });
  const { item, scheme } = standing;
  const notice =
    item.kind === 'indicator' && !isSilent(standing)
      ? checkedFigure(item, scheme, ratingOf(standing, resolved.value.update))
      : [line('Nothing is missing. It is not sent yet.')];
  return form(turn, standing, { notice });
};

const receipt = (turn: Turn, update: Update, written: boolean): AdaptiveCard => {
  const found = find(turn);
  // A repeat can come after the return has closed: what it repeats was recorded all the same.
  if (!found.ok) {
    const says = ['Your update is in the register.', ...found.problems.map(sentenceFor)];
    return noticeCard('Recorded', says, { origin: originOf(turn.pressed) });
  }
  const { standing } = found.value;
  const owed = returnsFor(turn.parts, turn.entraId, turn.at).flatMap(one =>
    one.owed.map(({ item }) => ({ item: item.key, period: one.period.period })),
  );
  const [next] = owed;
  return receiptCard({
    standing: { ...standing, rating: ratingOf(standing, update) ?? standing.rating },
    update,
    written,
    next: next ? { ...next, left: owed.length } : null,
    origin: originOf(turn.pressed),
  });
};

export const saveItem: Act = async turn => {
  try {
    const answered = await turn.parts.answering.answer(answerOf(turn));
    if (answered.ok) return receipt(turn, answered.value.update, answered.value.written);
    const found = find(turn);
    return found.ok && inFields(answered.problems)
      ? form(turn, found.value.standing, { problems: answered.problems })
      : cannot(turn, answered.problems);
  } catch (error) {
    turn.parts.report(error);
    const found = find(turn);
    const sorry =
      'We could not save this just now. What you typed is kept below: please send it again in a minute.';
    return found.ok
      ? form(turn, found.value.standing, { notice: [line(sorry, { weight: 'bolder' })] })
      : noticeCard('Not saved', [sorry], { typed: typedIn(turn.pressed) });
  }
};
