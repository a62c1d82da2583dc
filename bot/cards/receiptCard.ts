import { dayOf, formatValue, longDay, periodTitle, shortDay, timeOf } from '../../register/index.ts';
import type { Standing, Update } from '../../register/index.ts';
import {
  createCard,
  heading,
  line,
  run,
  shorten,
  words,
  type AdaptiveCard,
  type Element,
} from './adaptiveCard.ts';
import { isSilent, itemName } from './itemName.ts';
import { said } from './mark.ts';
import { backToList, openItem, type Origin } from './presses.ts';

export type ReceiptInput = {
  /** As it stands with the answer in it. */
  standing: Standing;
  update: Update;
  /** False while it waits to be written to the register's list. */
  written: boolean;
  next: { item: string; period: string; left: number } | null;
  origin: Origin;
};

const fact = (label: string, text: string | null): Element[] =>
  text === null
    ? []
    : [words([run(`${label} `, { weight: 'bolder' }), run(shorten(text, 1500))], { spacing: 'small' })];

const figure = ({ item }: Standing, update: Update): string | null => {
  if (item.kind !== 'indicator') return null;
  if (update.value === null) return 'not yet available';
  return formatValue(update.value, item.unit, { decimals: item.decimals });
};

const moved = ({ requestedDue, requestReason }: Update): string | null =>
  requestedDue === null
    ? null
    : `${shortDay(requestedDue)}, because ${requestReason ?? 'no reason was given'}`;

const recorded = (standing: Standing, update: Update): Element[] => [
  words(said(standing.item, standing.scheme, { update: null, rating: standing.rating })),
  ...fact('Figure:', figure(standing, update)),
  ...fact('What happened:', update.commentary),
  ...fact('What happens next:', update.nextActions),
  ...fact('Completed on:', update.completedOn && longDay(update.completedOn)),
  ...fact('New date asked for:', moved(update)),
];

const leftText = (next: ReceiptInput['next']): string => {
  if (next === null) return 'That was the last one. Thank you.';
  return next.left === 1 ? '1 item is left.' : `${next.left} items are left.`;
};

/** What was recorded, word for word, and how to change it. Of a restricted item only that something was. */
export const receiptCard = ({ standing, update, written, next, origin }: ReceiptInput): AdaptiveCard => {
  const about = { item: update.itemKey, period: update.period, ...origin };
  const { item } = standing;
  const when = `${longDay(dayOf(update.submittedAt))} at ${timeOf(update.submittedAt)}`;
  return createCard(
    [
      heading('Recorded'),
      words(itemName(item)),
      ...(isSilent({ ...standing, update }) ? [] : recorded(standing, update)),
      line(
        `Sent on ${when} for ${periodTitle(update.period)}. You can change it until the return closes.${
          written ? '' : ' It is kept safely and will be in the register in a moment.'
        }`,
        { isSubtle: true },
      ),
      line(leftText(next)),
    ],
    [
      ...(next
        ? [
            openItem(
              { item: next.item, period: next.period, ...origin },
              { title: 'Answer the next one', primary: true },
            ),
          ]
        : []),
      openItem(about, { title: 'Change my answer' }),
      backToList(origin),
    ],
  );
};
