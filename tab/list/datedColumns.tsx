import {
  engineBands,
  printedCommentary,
  type Scheme,
  type Rating,
  type Update,
} from '../../register/index.ts';
import { FigureText } from '../FigureText.tsx';
import type { Figure } from '../figureWords.ts';
import { RatingMark } from '../RatingMark.tsx';
import { bandShown } from '../ratingWords.ts';
import type { Facet, ListColumn } from './listModel.ts';

type Rated = { scheme: Scheme; rating: Rating };

export const figureText = ({ text, note }: Figure): string => (note === null ? text : `${text} (${note})`);

/** In the scheme's own order, from the first of its bands on. */
const bandOrder = ({ scheme, rating }: Rated): number | null => {
  const index = scheme.bands.findIndex(({ id }) => id === rating.band);
  return index === -1 ? null : index;
};

export const ratingColumn = <Row extends Rated>(width: string): ListColumn<Row> => ({
  id: 'rating',
  title: 'Rating',
  width,
  show: ({ scheme, rating }) => <RatingMark mark={bandShown(scheme, rating.band)} />,
  text: ({ scheme, rating }) => bandShown(scheme, rating.band).word,
  sortBy: bandOrder,
});

type FigureParts<Row> = {
  figure: (row: Row) => Figure;
  sortBy: (row: Row) => string | number | null;
};

/** A figure or a date with its small print under it. */
export const figureColumn = <Row,>(
  { id, title, width }: Pick<ListColumn<Row>, 'id' | 'title' | 'width'>,
  { figure, sortBy }: FigureParts<Row>,
): ListColumn<Row> => ({
  id,
  title,
  width,
  show: row => <FigureText figure={figure(row)} />,
  text: row => figureText(figure(row)),
  sortBy,
});

type TextParts<Row> = { text: (row: Row) => string | null; missing: string; hidden?: boolean };

/** A column of plain text, which says so where there is none. */
export const textColumn = <Row,>(
  { id, title, width }: Pick<ListColumn<Row>, 'id' | 'title' | 'width'>,
  { text, missing, hidden = false }: TextParts<Row>,
): ListColumn<Row> => ({
  id,
  title,
  width,
  hidden,
  show: row => text(row) ?? missing,
  text: row => text(row) ?? missing,
  sortBy: text,
});

export const saidText = ({ said }: { said: Update | null }): string | null =>
  (said && printedCommentary(said)) || null;

export const ratingFacet = <Row extends Rated>(label: string, all: string): Facet<Row> => ({
  name: 'rating',
  label,
  all,
  of: ({ scheme, rating }) => {
    const { letter, word } = bandShown(scheme, rating.band);
    return { value: rating.band, label: letter === word ? word : `${letter} ${word}` };
  },
});

export const directorateFacet = <Row extends { owner: { directorate: string | null } }>(): Facet<Row> => ({
  name: 'directorate',
  label: 'Directorate',
  all: 'All directorates',
  of: ({ owner: { directorate } }) =>
    directorate === null ? null : { value: directorate, label: directorate },
});

/** Finished, so that nobody has anything to do about it. */
export const isFinished = ({ rating }: Rated): boolean =>
  rating.band === engineBands.closed ||
  rating.band === engineBands.superseded ||
  rating.band === engineBands.withdrawn;
