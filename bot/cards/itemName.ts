import { isRestricted } from '../../register/index.ts';
import type { Item, Standing } from '../../register/index.ts';
import { run, shorten, type TextRun } from './adaptiveCard.ts';

/** What a card calls an item: of a restricted or exempt one its reference only. */
export const itemName = (
  item: Pick<Item, 'ref' | 'title' | 'visibility'>,
  longest = Number.POSITIVE_INFINITY,
): TextRun[] =>
  isRestricted(item.visibility)
    ? [
        run(item.ref, { weight: 'bolder' }),
        run(' Restricted: its title is not shown here', { isSubtle: true }),
      ]
    : [run(`${item.ref} `, { isSubtle: true }), run(shorten(item.title, longest), { weight: 'bolder' })];

/**
 * A card stays in Teams, where nobody can say who reads it: where the item or what was said of it is restricted it
 * repeats neither words nor figures nor dates.
 */
export const isSilent = ({
  item,
  update,
  previous,
}: Pick<Standing, 'item' | 'update' | 'previous'>): boolean =>
  [item, update, previous?.update].some(one => one && isRestricted(one.visibility));
