import type { Promised } from '../../register/index.ts';
import {
  buttons,
  createCard,
  heading,
  line,
  words,
  type AdaptiveCard,
  type Container,
} from './adaptiveCard.ts';
import { countOf } from './digestWords.ts';
import { fittingCard } from './fitting.ts';
import { itemName } from './itemName.ts';
import { backToList, notMine } from './presses.ts';

type Named = Pick<Promised, 'key' | 'ref' | 'title' | 'visibility'>;

const row = (item: Named): Container => ({
  type: 'Container',
  separator: true,
  spacing: 'small',
  items: [
    words(itemName(item, 120)),
    buttons(notMine({ item: item.key, period: '' }, { title: `${item.ref} is not mine` })),
  ],
});

const build = (items: readonly Named[], most: number): AdaptiveCard => {
  const more = items.length - most;
  return createCard(
    [
      heading('Hand over'),
      line(
        items.length === 0
          ? 'You own nothing in the register, so there is nothing to hand over.'
          : `${countOf(items.length)} of yours. Say which is not; the performance team hands it over.`,
      ),
      ...items.slice(0, most).map(row),
      ...(more > 0 ? [line(`and ${more} more. Open one from your list to say that it is not yours.`)] : []),
    ],
    [backToList({})],
  );
};

/** A person's own items, each with a button for what is not theirs. */
export const handOverCard = (items: readonly Named[]): AdaptiveCard =>
  fittingCard([40, 30, 20, 10], most => build(items, most));
