import type { Band, Scheme, StatusRow } from '../../register/index.ts';
import { bandPhrase, capital, counted, listed } from '../phrases.ts';
import { isAnyRated, type Returned, type StatusPosition } from './position.ts';

/** From best to worst as people tell it; a band that has no rank (on hold) comes last. */
const bestFirst = (bands: readonly Band[]): Band[] =>
  [...bands].sort((a, b) => (b.rank ?? -1) - (a.rank ?? -1));

const ratedPart = (bands: readonly Band[], row: StatusRow, noun: string): string => {
  const rated = bestFirst(bands.filter(band => band.rated));
  const count = (band: Band) => row.counts[band.id] ?? 0;
  const all = rated.reduce((sum, band) => sum + count(band), 0);
  if (all === 0) return `no ${noun} is rated${rated.length === 0 ? '' : ' yet'}`;
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
  // A rating of several phrases would run into the next one.
  return parts.join(said.some(band => band.word.includes(',')) ? '; ' : ', ');
};

/** "77.5% are achieved or in progress." */
const sharePart = ({ shares, bands }: Scheme, row: StatusRow): string[] =>
  isAnyRated(row, bands) ? shares.map(({ id, word }) => `${row.shares[id] ?? 0}% are ${word}.`) : [];

const quiet = ['NotReported', 'Info'];

/** How a row stands: "37 of 46 actions are on track, 9 have minor issues or delays; 8 are completed.", and its shares. */
export const rowSentence = ({ summary: { scheme }, noun }: StatusPosition, row: StatusRow): string => {
  const { bands } = scheme;
  const others = bands
    .filter(band => !band.rated && !quiet.includes(band.id) && (row.counts[band.id] ?? 0) > 0)
    .map(
      band =>
        `${row.counts[band.id] ?? 0} ${bandPhrase(band.word.replace(', ', ' with '), row.counts[band.id] ?? 0)}`,
    );
  if (row.notDue > 0) others.push(`${row.notDue} ${row.notDue === 1 ? 'is' : 'are'} not due yet`);
  const body = [ratedPart(bands, row, noun), ...(others.length > 0 ? [listed(others)] : [])].join('; ');
  return [`${capital(body)}.`, ...sharePart(scheme, row)].join(' ');
};

/** "12 of 46 approved so far." */
const approvedPart = ({ reported, approved }: Returned): string[] =>
  approved === null ? [] : [`${approved} of ${reported} approved so far.`];

/**
 * "37 of 46 actions are on track, 9 have minor issues or delays, none has major issues; 8 are completed." An
 * incomplete return says first how many of how many have reported, and one that is being approved how much of it is.
 */
export const statusSentence = (position: StatusPosition): string => {
  const { summary, returned } = position;
  const row = summary.rows.at(-1);
  if (!row) return '';
  const sentence = [rowSentence(position, row), ...approvedPart(returned)].join(' ');
  if (returned.reported === returned.owed) return sentence;
  return `${returned.reported} of ${returned.owed} reported. ${sentence}`;
};
