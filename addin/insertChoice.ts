import type { Result } from '../register/index.ts';
import { formatTag, type Tag } from '../report/index.ts';

export const galleryBlocks = [
  'action-status',
  'indicator-status',
  'actions-by-band',
  'returns',
  'value',
] as const;
export type GalleryBlock = (typeof galleryBlocks)[number];

/** What one figure can be, in the words of the pane. */
export const figures = ['actions', 'indicators', 'value', 'target'] as const;
export type Figure = (typeof figures)[number];

/** What a person has chosen to insert. `rating` and `figure` count only where the block asks for them. */
export type InsertChoice = {
  block: GalleryBlock;
  period: Tag['period'];
  rating: string;
  figure: Figure;
  /** The indicator's reference, for its value or target. */
  indicator: string;
};

const parametersOf = ({ block, rating, figure, indicator }: InsertChoice): Tag['parameters'] => {
  if (block === 'actions-by-band') return { b: rating };
  if (block !== 'value') return {};
  return figure === 'value' || figure === 'target' ? { f: figure, r: indicator } : { f: figure, b: rating };
};

export const tagOf = (choice: InsertChoice): Result<string> =>
  formatTag({ block: choice.block, period: choice.period, parameters: parametersOf(choice) });
