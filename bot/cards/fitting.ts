import { largestCard, sizeOf, type AdaptiveCard } from './adaptiveCard.ts';

/** The rows of one page, which page that is, and how many there are; `page` counts from 0. */
export type Page<T> = { rows: readonly T[]; page: number; pages: number };

const pageOf = <T>(all: readonly T[], page: number, perPage: number): Page<T> => {
  const pages = Math.max(1, Math.ceil(all.length / perPage));
  const shown = Math.min(Math.max(0, Math.trunc(page)), pages - 1);
  return { rows: all.slice(shown * perPage, (shown + 1) * perPage), page: shown, pages };
};

/** A card with as many rows as it takes without passing the size of a card; a page more where there are more. */
export const pagedCard = <T>(
  { rows, page, most }: { rows: readonly T[]; page: number; most: number },
  build: (page: Page<T>) => AdaptiveCard,
): AdaptiveCard => {
  for (let perPage = most; perPage > 1; perPage -= 1) {
    const card = build(pageOf(rows, page, perPage));
    if (sizeOf(card) <= largestCard) return card;
  }
  return build(pageOf(rows, page, 1));
};

/** The first way of building a card that does not make it too large, and the last where all do. */
export const fittingCard = <T>(ways: readonly [T, ...T[]], build: (way: T) => AdaptiveCard): AdaptiveCard => {
  let card = build(ways[0]);
  for (const way of ways.slice(1)) {
    if (sizeOf(card) <= largestCard) return card;
    card = build(way);
  }
  return card;
};
