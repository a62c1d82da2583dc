import type { PeriodId } from '../period.ts';
import { engineBands, type Scheme } from '../scheme.ts';
import { absenceOf } from './absentText.ts';
import { bandOfFill, readBand } from './bandText.ts';
import { isBlank } from './cell.ts';
import type { Notes } from './note.ts';
import type { RowReader } from './sheetRow.ts';

type About = {
  scheme: Scheme;
  /** Words of the council's own, by the band that each stands for. */
  ratings: Record<string, string>;
  notes: Notes;
  ref: string;
};

const ownBand = (text: string, ratings: About['ratings']): string | null => {
  const said = text.trim().toLowerCase();
  return Object.entries(ratings).find(([words]) => words.trim().toLowerCase() === said)?.[1] ?? null;
};

/**
 * The rating that a row gives for a period, as the scheme's band: in words, or where the cell is empty by its fill.
 * Null where it gives none; what names no band of the scheme is remembered as unreadable.
 */
export const readRating = (row: RowReader, period: PeriodId | null, about: About): string | null => {
  const cell = row.cell('rating', period);
  const { scheme, notes, ref } = about;
  if (isBlank(cell)) {
    const band = cell.fill === undefined ? null : bandOfFill(cell.fill, scheme);
    if (band !== null) notes.say('rating-by-colour', ref, { band });
    return band;
  }
  const band = ownBand(cell.text, about.ratings) ?? readBand(cell.text, scheme);
  if (band === null) {
    if (absenceOf(cell.text) === null)
      row.unread('rating', {
        period,
        wanted: `one of ${scheme.bands.map(({ letter, word }) => `${letter} (${word})`).join(', ')}`,
      });
    return null;
  }
  if (
    band === engineBands.notReported &&
    /not|begun|commenced/i.test(cell.text) &&
    !/report/i.test(cell.text)
  )
    notes.say('not-begun', ref, { text: cell.text });
  return band;
};
