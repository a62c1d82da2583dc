import { bandOf, longDay, dayOf, timeOf } from '../../register/index.ts';
import type { Instant } from '../../register/index.ts';
import {
  box,
  createCard,
  heading,
  line,
  run,
  words,
  type AdaptiveCard,
  type Element,
} from './adaptiveCard.ts';
import { countOf } from './digestWords.ts';
import { fittingCard } from './fitting.ts';
import { onItsWay, type Recorded } from './formNotices.ts';
import { itemName, itemNameText } from './itemName.ts';
import { markText, said } from './mark.ts';
import { backToList, openItem, sendUnchanged, type Origin } from './presses.ts';
import type { NotOffered, UnchangedOffer } from './unchangedOffers.ts';

export type UnchangedInput = {
  offers: readonly UnchangedOffer[];
  others: readonly NotOffered[];
  submission: string;
  origin: Origin;
  /** Said on top, of the last press. */
  notice?: string;
};

/** The id of the toggle of the nth item on the card. */
export const toggleId = (n: number): string => `same-${n}`;

const toggleOf = ({ standing }: UnchangedOffer, n: number): Element => {
  const { item, scheme, previous } = standing;
  const band = bandOf(scheme, previous?.rating?.band ?? '');
  const mark = band ? `: ${markText(band)}` : '';
  return {
    type: 'Input.Toggle',
    id: toggleId(n),
    title: `${itemNameText(item, 90)}${mark}`,
    value: 'false',
    wrap: true,
    separator: n > 0,
    spacing: 'small',
  };
};

const othersOf = (others: readonly NotOffered[], most: number): Element[] => {
  if (others.length === 0) return [];
  const more = others.length - most;
  return [
    line('These need an answer of their own', { weight: 'bolder', separator: true }),
    ...others
      .slice(0, most)
      .map(({ standing, why }) =>
        words([...itemName(standing.item, 60), run(` ${why}`, { isSubtle: true })], { spacing: 'small' }),
      ),
    ...(more > 0 ? [line(`and ${more} more.`, { isSubtle: true, spacing: 'small' })] : []),
  ];
};

const nothing = 'There is nothing that can be sent without a change.';

type Most = { toggles: number; others: number };

const build = ({ offers, others, submission, origin, notice }: UnchangedInput, most: Most) => {
  const shown = offers.slice(0, most.toggles);
  const rest = offers.length - shown.length;
  const items = shown.map(({ standing, period }) => `${period} ${standing.item.key}`);
  return createCard(
    [
      heading('No change since last time'),
      ...(notice === undefined ? [] : [box([line(notice)], { style: 'attention' })]),
      line(
        shown.length === 0
          ? nothing
          : 'Switch on what stands as it did. It is sent with last time’s rating and next steps.',
      ),
      ...shown.map(toggleOf),
      ...(rest > 0 ? [line(`${rest} more can be sent after these.`, { isSubtle: true })] : []),
      ...othersOf(others, most.others),
    ],
    [...(shown.length === 0 ? [] : [sendUnchanged(origin, { submission, items })]), backToList(origin)],
  );
};

/** A toggle for each item that may be sent without a change, all off; below it those that may not, and why. */
export const unchangedCard = (input: UnchangedInput): AdaptiveCard =>
  fittingCard(
    [
      { toggles: 20, others: 8 },
      { toggles: 20, others: 0 },
      { toggles: 5, others: 0 },
    ],
    most => build(input, most),
  );

export type UnchangedSent = {
  recorded: readonly Recorded[];
  /** What was not recorded, by its reference, and why. */
  refused: readonly { ref: string; why: string }[];
  next: { item: string; period: string; left: number } | null;
  at: Instant;
  origin: Origin;
};

const titleOf = ({ recorded, at }: UnchangedSent): Element[] => {
  if (recorded.length === 0) return [heading('Nothing was recorded')];
  const onTheWay = recorded.every(({ written }) => written) ? '' : ` ${onItsWay}`;
  const when = `${longDay(dayOf(at))} at ${timeOf(at)}`;
  return [
    heading('Recorded'),
    line(`${countOf(recorded.length, 'update')} sent without a change on ${when}.${onTheWay}`),
  ];
};

/** Nothing is left to answer also where the return has closed on what was to be sent. */
const leftLine = ({ recorded, next }: UnchangedSent): Element[] => {
  if (next !== null) return [line(`${next.left} to go.`)];
  return recorded.length === 0 ? [] : [line('All your updates are answered. Thank you.')];
};

/** What was recorded without a change, one line each; pressing a line changes it. */
export const unchangedReceipt = (sent: UnchangedSent): AdaptiveCard => {
  const { recorded, refused, next, origin } = sent;
  return createCard(
    [
      ...titleOf(sent),
      ...recorded.map(({ standing, update }): Element => ({
        type: 'Container',
        separator: true,
        spacing: 'small',
        selectAction: openItem(
          { item: update.itemKey, period: update.period, ...origin },
          { title: `Change my answer to ${standing.item.ref}` },
        ),
        items: [
          words(itemName(standing.item, 90)),
          words(said(standing.item, standing.scheme, { update, rating: standing.rating }), {
            spacing: 'none',
          }),
        ],
      })),
      ...(refused.length === 0
        ? []
        : [
            box(
              [
                line('Not recorded', { weight: 'bolder' }),
                ...refused.map(({ ref, why }) => words([run(`${ref}: ${why}`)], { spacing: 'small' })),
              ],
              { style: 'attention' },
            ),
          ]),
      ...leftLine(sent),
    ],
    [
      ...(next === null
        ? []
        : [
            openItem(
              { item: next.item, period: next.period, ...origin },
              { title: 'Answer the next one', primary: true },
            ),
          ]),
      backToList(origin),
    ],
  );
};
