import type { Band, ReturnItem, StatusRow } from '../../register/index.ts';
import { bandPhrase, counted, listed } from '../phrases.ts';
import type { StatusPosition } from './position.ts';

/** From best to worst as people tell it; a band that has no rank (on hold) comes last. */
const bestFirst = (bands: readonly Band[]): Band[] =>
  [...bands].sort((a, b) => (b.rank ?? -1) - (a.rank ?? -1));

const ratedPart = (bands: readonly Band[], row: StatusRow, noun: string): string => {
  const rated = bestFirst(bands.filter(band => band.rated));
  const count = (band: Band) => row.counts[band.id] ?? 0;
  const all = rated.reduce((sum, band) => sum + count(band), 0);
  if (all === 0) return `no ${noun} is rated yet`;
  const only = all === 1 ? rated.find(band => count(band) === 1) : undefined;
  if (only) return `the one ${noun} that is rated ${bandPhrase(only.word, 1)}`;
  // A band without a rank is the exception: it is named only where something is in it.
  const said = rated.filter(band => band.rank !== null || count(band) > 0);
  const parts = said.map((band, index) => {
    const number = count(band);
    const who = number === 0 ? 'none' : String(number);
    return index === 0
      ? `${number === 0 ? 'none' : number} of ${counted(all, noun)} ${bandPhrase(band.word, number)}`
      : `${who} ${bandPhrase(band.word, number)}`;
  });
  return parts.join(', ');
};

const quiet = ['NotReported', 'Info'];

/**
 * "37 of 46 actions are on track, 9 have minor issues or delays, none has major issues; 8 are completed." An
 * incomplete return says first how many of how many have reported.
 */
export const statusSentence = ({ summary, returned }: StatusPosition, kind: ReturnItem['kind']): string => {
  const row = summary.rows.at(-1);
  if (!row) return '';
  const { bands } = summary.scheme;
  const others = bands
    .filter(band => !band.rated && !quiet.includes(band.id) && (row.counts[band.id] ?? 0) > 0)
    .map(
      band =>
        `${row.counts[band.id] ?? 0} ${bandPhrase(band.word.replace(', ', ' with '), row.counts[band.id] ?? 0)}`,
    );
  const body = [ratedPart(bands, row, kind), ...(others.length > 0 ? [listed(others)] : [])].join('; ');
  const sentence = `${body.slice(0, 1).toUpperCase()}${body.slice(1)}.`;
  if (returned.reported === returned.owed) return sentence;
  return `${returned.reported} of ${returned.owed} reported. ${sentence}`;
};
