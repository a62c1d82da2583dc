import { isRestricted, longDay, periodTitle } from '../../register/index.ts';
import type { Day, Recommendation, Update } from '../../register/index.ts';
import { line, run, shorten, words, type AdaptiveCard, type Element } from '../cards/adaptiveCard.ts';
import { itemName } from '../cards/itemName.ts';
import { recordedCard } from '../cards/recordedCard.ts';
import { answerOf, originOf, type Act, type Turn } from '../turn.ts';
import { afterwards } from './afterwards.ts';
import { typedFields } from './datedActs.ts';
import { findDated } from './findUpdate.ts';
import { cannotAnswer, formIn, showForm, sorry } from './showDated.ts';

const fact = (label: string, text: string): Element =>
  words([run(`${label} `, { weight: 'bolder' }), run(shorten(text, 1500))], { spacing: 'small' });

type Claim = { how: 'implemented' | 'partly-implemented'; evidence: string; day: Day };

const claimed = (turn: Turn, item: Recommendation, { how, evidence, day }: Claim): AdaptiveCard => {
  const waits = how === 'implemented' ? 'It waits to be verified.' : 'It stays open until all of it is done.';
  return recordedCard({
    said: [
      words(itemName(item)),
      ...(isRestricted(item.visibility) ? [] : [fact('What shows it:', evidence)]),
      line(`Recorded on ${longDay(day)}. ${waits}`),
    ],
    item: item.key,
    ...afterwards(turn, item.key),
    origin: originOf(turn.pressed),
  });
};

/** The owner's word that it is done, wholly or partly; it closes nothing. */
export const claimSave: Act = async turn => {
  const form = formIn(turn);
  const found = findDated(turn);
  if (!found.ok) return cannotAnswer(turn, found.problems);
  const { snapshot, item, day } = found.value;
  if (item.kind !== 'recommendation' || form === undefined || form === 'progress')
    return cannotAnswer(turn, [{ code: 'not-used-here' }]);
  const typed = typedFields(turn);
  const evidence = [typed('evidence'), typed('link')].filter(text => text !== '').join('\n');
  try {
    const { parts, entraId, at } = turn;
    const draft = { act: 'claimed' as const, how: form, evidence, on: day };
    const done = await parts.deciding.act({
      council: snapshot.council,
      entraId,
      at,
      itemKey: item.key,
      draft,
    });
    if (done.ok) return claimed(turn, item, { how: form, evidence, day });
    const isInForm = done.problems.every(({ field }) => field === 'evidence');
    return isInForm ? showForm(turn, form, { problems: done.problems }) : cannotAnswer(turn, done.problems);
  } catch (error) {
    turn.parts.report(error);
    return showForm(turn, form, { notice: [sorry] });
  }
};

const isInForm = (field: string | undefined): boolean =>
  field === 'commentary' || field === 'requestedDue' || field === 'requestReason';

const requestSaid = ({ requestedDue, requestReason }: Update): Element[] =>
  requestedDue === null
    ? []
    : [fact('New date asked for:', `${longDay(requestedDue)}, because ${requestReason ?? ''}`)];

/** What was recorded of progress or a proposal; of what is restricted only that it was. */
export const progressed = (turn: Turn, update: Update, written: boolean): AdaptiveCard => {
  const found = findDated(turn);
  const kept = written ? '' : ' It is kept safely and will be in the register in a moment.';
  return recordedCard({
    said: [
      ...(found.ok ? [words(itemName(found.value.item))] : []),
      ...(isRestricted(update.visibility)
        ? []
        : [words([run(shorten(update.commentary ?? '', 1500))]), ...requestSaid(update)]),
      line(`Recorded for ${periodTitle(update.period)}. It waits for a decision.${kept}`),
    ],
    item: update.itemKey,
    ...afterwards(turn, update.itemKey),
    origin: originOf(turn.pressed),
  });
};

export const progressSave: Act = async turn => {
  try {
    const answered = await turn.parts.answering.answer(answerOf(turn));
    if (answered.ok) return progressed(turn, answered.value.update, answered.value.written);
    return answered.problems.every(({ field }) => isInForm(field))
      ? showForm(turn, 'progress', { problems: answered.problems })
      : cannotAnswer(turn, answered.problems);
  } catch (error) {
    turn.parts.report(error);
    return showForm(turn, 'progress', { notice: [sorry] });
  }
};
