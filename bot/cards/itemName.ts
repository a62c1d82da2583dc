import { isRestricted } from '../../register/index.ts';
import type { Promised, Standing } from '../../register/index.ts';
import { run, shorten, type TextRun } from './adaptiveCard.ts';

/** What a card calls an item: of a restricted or exempt one its reference only. */
export const itemName = (
  { ref, title, visibility }: Pick<Promised, 'ref' | 'title' | 'visibility'>,
  longest = Number.POSITIVE_INFINITY,
): TextRun[] =>
  isRestricted(visibility)
    ? [run(ref, { weight: 'bolder' }), run(' Restricted: its title is not shown here', { isSubtle: true })]
    : [run(`${ref} `, { isSubtle: true }), run(shorten(title, longest), { weight: 'bolder' })];

/** The same where no weight can be given to words. */
export const itemNameText = (item: Parameters<typeof itemName>[0], longest: number): string =>
  itemName(item, longest)
    .map(({ text }) => text)
    .join('');

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
