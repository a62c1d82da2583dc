import { contrast, readableContrast } from './contrast.ts';
import { engineBands } from './engineBands.ts';
import type { Band, Scheme } from './scheme.ts';
import type { SchemeProblem } from './schemeFaults.ts';

/** A text of a scheme, where it stands and what it belongs to. */
export type Text = { text: string; field: string; owner: string };

/** Texts that are there already, ignoring capitals: in `taken`, or earlier in the list. */
export const doubled = (texts: readonly Text[], taken: readonly Text[] = []): SchemeProblem[] => {
  const owners = new Map(taken.map(({ text, owner }) => [text.toLowerCase(), owner]));
  return texts.flatMap(({ text, field, owner }): SchemeProblem[] => {
    const other = owners.get(text.toLowerCase());
    if (other !== undefined) return [{ code: 'doubled', field, facts: { text, other } }];
    owners.set(text.toLowerCase(), owner);
    return [];
  });
};

const parts = ['id', 'letter', 'name', 'word', 'symbol'] as const;

const textsOf = (bands: readonly Band[], part: (typeof parts)[number]): Text[] =>
  bands.flatMap((band, index) => {
    const text = band[part];
    return text === null ? [] : [{ text, field: `bands[${index}].${part}`, owner: band.id }];
  });

/** Bands that cannot be told apart by what people see of them; `added` are those that the file does not list. */
export const likeAnother = (own: readonly Band[], added: readonly Band[]): SchemeProblem[] =>
  parts.flatMap(part => doubled(textsOf(own, part), textsOf(added, part)));

/** Bands whose text does not stand out from their colour: a rating is read as well as seen (WCAG 2.2, 1.4.3). */
export const unreadable = (bands: readonly Band[]): SchemeProblem[] =>
  bands.flatMap(({ colour, text }, index): SchemeProblem[] => {
    const found = contrast(colour, text);
    if (found >= readableContrast) return [];
    // Rounded down, so that 4.46 is not called 4.5.
    const rounded = Math.floor(found * 10) / 10;
    const better = contrast(colour, '000000') > contrast(colour, 'FFFFFF') ? '000000' : 'FFFFFF';
    const facts = { contrast: rounded, better };
    return [{ code: 'contrast-too-low', field: `bands[${index}].text`, facts }];
  });

/**
 * Bands with a rank that do not count: nothing moves to or from "monitor only". Those that end a promise may have one,
 * as "completed" or what else an officer says of it.
 */
export const rankedUnrated = (bands: readonly Band[]): SchemeProblem[] =>
  bands.flatMap(({ id, rated, rank, offered }, index): SchemeProblem[] =>
    rated || rank === null || offered || id === engineBands.completed
      ? []
      : [{ code: 'band-not-rated', field: `bands[${index}].rank`, facts: { band: id } }],
  );

/** Bands that are named somewhere by their id and do not stand in the scheme, do not count, or are named twice. */
export const misnamed = (
  scheme: Scheme,
  places: readonly { band: string; field: string }[],
): SchemeProblem[] => {
  const bands = new Map(scheme.bands.map(band => [band.id, band]));
  const faults = places.flatMap(({ band: id, field }): SchemeProblem[] => {
    const band = bands.get(id);
    if (band === undefined) return [strangerAt(scheme, { band: id, field })];
    return band.rated ? [] : [{ code: 'band-not-rated', field, facts: { band: id } }];
  });
  return [...faults, ...doubled(places.map(({ band, field }) => ({ text: band, field, owner: band })))];
};

/** A band that the scheme does not have. */
export const strangerAt = (
  scheme: Scheme,
  { band, field }: { band: string; field: string },
): SchemeProblem => {
  const known = scheme.bands.map(one => one.id).join(', ');
  return { code: 'band-not-in-scheme', field, facts: { band, known } };
};
