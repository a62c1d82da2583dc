import { dayOf, isRestricted, longDay, periodTitle } from '../../register/index.ts';
import type { Standing, Update } from '../../register/index.ts';
import { box, buttons, line, run, shorten, toggle, words, type Element } from './adaptiveCard.ts';
import { isSilent, itemName } from './itemName.ts';
import { said } from './mark.ts';
import { promisedText } from './promised.ts';

/** What it is, and what was promised: "A02, Q2 2024-25, due March 2025". */
export const itemContext = ({ item }: Standing, period: string): Element[] => {
  const closed = isRestricted(item.visibility);
  const promised = closed ? [] : [promisedText(item, period)];
  const context = [item.ref, periodTitle(period), ...promised].join(', ');
  return [
    words(closed ? itemName(item) : [run(item.title, { weight: 'bolder' })]),
    words([run(context, { isSubtle: true })], { spacing: 'small' }),
  ];
};

/** As much of somebody's words as a phone shows at once. */
const glance = 240;

const quotesOf = (update: Update | null, most: number): Element[] =>
  (
    [
      ['We said:', update?.commentary],
      ['Next, we said:', update?.nextActions],
    ] as const
  ).flatMap(([label, text]) =>
    text
      ? [words([run(`${label} `, { weight: 'bolder' }), run(shorten(text, most))], { spacing: 'small' })]
      : [],
  );

/** Long words are cut, with a button that shows them whole. */
const quoted = (update: Update | null, most: number): Element[] => {
  const texts = [update?.commentary ?? '', update?.nextActions ?? ''];
  if (texts.every(text => text.length <= glance) || most <= glance)
    return quotesOf(update, Math.min(glance, most));
  return [
    { type: 'Container', id: 'lastInShort', spacing: 'none', items: quotesOf(update, glance) },
    {
      type: 'Container',
      id: 'lastInFull',
      spacing: 'none',
      isVisible: false,
      items: quotesOf(update, most),
    },
    buttons(toggle('Show all of last time’s words', 'lastInShort', 'lastInFull')),
  ];
};

/** How it stood last time, with what was said; of what is restricted nothing. */
export const lastTime = (standing: Standing, most: number): Element[] => {
  const { item, scheme, previous } = standing;
  if (isSilent(standing)) return [];
  if (!previous?.rating && !previous?.update)
    return [line('Nothing was reported last time.', { isSubtle: true })];
  const { update, rating, period } = previous;
  return [
    words([run(`${periodTitle(period)}: `, { weight: 'bolder' }), ...said(item, scheme, { update, rating })]),
    ...quoted(update, most),
  ];
};

/** An answer that came back: who sent it back, when, and what is asked for. */
export const sentBackBox = ({ decided, visibility }: Update, by: string): Element[] => {
  if (!decided) return [];
  const reason = isRestricted(visibility) ? null : decided.reason;
  return [
    box([
      line(`Sent back by ${by} on ${longDay(dayOf(decided.at))}`, { weight: 'bolder' }),
      ...(reason === null ? [] : [words([run(reason)], { spacing: 'small' })]),
    ]),
  ];
};
