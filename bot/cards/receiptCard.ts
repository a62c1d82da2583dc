import { dayOf, longDay, periodTitle, timeOf } from '../../register/index.ts';
import { createCard, heading, line, words, type AdaptiveCard, type Execute } from './adaptiveCard.ts';
import { answerState, type Called } from './answerState.ts';
import { countOf } from './digestWords.ts';
import { answerFacts, onItsWay, type Recorded } from './formNotices.ts';
import { isSilent, itemName } from './itemName.ts';
import { backToList, openDated, openItem, showDecisions, type Origin } from './presses.ts';

/** What is left to do after an answer, beginning with one thing. */
export type Next =
  | { kind: 'item'; item: string; period: string; left: number }
  | { kind: 'dated'; item: string; left: number }
  | { kind: 'decisions'; left: number };

export type ReceiptInput = Recorded & { next: Next | null; origin: Origin; called: Called };

const longest = 1500;

const leftText = (next: Next | null): string => {
  if (next === null) return 'That was the last one. Thank you.';
  const isOne = next.left === 1;
  if (next.kind === 'item') return `${countOf(next.left)} ${isOne ? 'is' : 'are'} left.`;
  if (next.kind === 'dated')
    return `All updates are answered. ${isOne ? '1 recommendation or policy is' : `${next.left} recommendations or policies are`} left.`;
  return `All your updates are answered. ${countOf(next.left, 'decision')} ${isOne ? 'waits' : 'wait'} for you.`;
};

const nextButton = (next: Next | null, origin: Origin): Execute[] => {
  if (next === null) return [];
  const how = { title: 'Answer the next one', primary: true };
  if (next.kind === 'item') return [openItem({ item: next.item, period: next.period, ...origin }, how)];
  if (next.kind === 'dated') return [openDated({ item: next.item, ...origin }, how)];
  return [showDecisions(origin, { title: `For you to decide (${next.left})`, primary: true })];
};

/** What was recorded, word for word, and how to change it. Of a restricted item only that something was. */
export const receiptCard = (input: ReceiptInput): AdaptiveCard => {
  const { standing, update, written, next, origin, called } = input;
  const { item } = standing;
  const when = `${longDay(dayOf(update.submittedAt))} at ${timeOf(update.submittedAt)}`;
  return createCard(
    [
      heading('Recorded'),
      words(itemName(item)),
      ...(isSilent({ ...standing, update }) ? [] : answerFacts(standing, update, longest)),
      line(
        `Sent on ${when} for ${periodTitle(update.period)}. You can change it until the return closes.${
          written ? '' : ` ${onItsWay}`
        }`,
        { isSubtle: true },
      ),
      ...answerState(update, item, { called, most: longest }),
      line(leftText(next)),
    ],
    [
      ...nextButton(next, origin),
      openItem({ item: update.itemKey, period: update.period, ...origin }, { title: 'Change my answer' }),
      backToList(origin),
    ],
  );
};
