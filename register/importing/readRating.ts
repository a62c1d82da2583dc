import type { PeriodId } from '../period.ts';
import { bandOf, engineBands, spokenBand, type Band, type Scheme } from '../scheme.ts';
import { absenceOf } from './absentText.ts';
import { bandOfFill, bandsIn, readBand } from './bandText.ts';
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

/** The band that a mapping gives to a word of the council's own. */
export const ownBand = (text: string, ratings: About['ratings']): string | null => {
  const said = text.trim().toLowerCase();
  return Object.entries(ratings).find(([words]) => words.trim().toLowerCase() === said)?.[1] ?? null;
};

/** As people say it: "Green". Of a band that was read from a cell, which is one of the scheme. */
const spokenOf = (id: string, scheme: Scheme): string => spokenBand(bandOf(scheme, id) as Band);

/** What a cell of ratings is wanted to be. */
export const ratingsWanted = ({ bands }: Scheme): string =>
  `one of ${bands.map(({ letter, word }) => `${letter} (${word})`).join(', ')}`;

/** `Not started`, where the scheme has no word of its own for it. */
export const isNotBegun = (text: string): boolean =>
  /not|begun|commenced/i.test(text) && !/report/i.test(text);

/**
 * The rating that a row gives for a period, as the scheme's band: in words, or where the cell is empty by its fill.
 * Null where it gives none; what names no band of the scheme is remembered as unreadable.
 */
export const readRating = (row: RowReader, period: PeriodId | null, about: About): string | null => {
  const cell = row.cell('rating', period);
  const { scheme, notes, ref } = about;
  if (isBlank(cell)) {
    const band = cell.fill === undefined ? null : bandOfFill(cell.fill, scheme);
    if (band !== null) notes.say('rating-by-colour', ref, { band: spokenOf(band, scheme) });
    return band;
  }
  const own = ownBand(cell.text, about.ratings);
  const band = own ?? readBand(cell.text, scheme);
  if (band === null) {
    if (absenceOf(cell.text) !== null) return null;
    // A rating of an earlier period is not worth the whole row.
    if (period === null) row.unread('rating', { wanted: ratingsWanted(scheme) });
    else notes.say('past-unread', ref, { period, text: cell.text });
    return null;
  }
  if (band === engineBands.notReported && isNotBegun(cell.text))
    notes.say('not-begun', ref, { text: cell.text });
  if (
    own === null &&
    absenceOf(cell.text) === null &&
    bandsIn(cell.text, scheme).some(other => other !== band)
  )
    notes.say('rating-mixed', ref, { text: cell.text, band: spokenOf(band, scheme) });
  return band;
};
