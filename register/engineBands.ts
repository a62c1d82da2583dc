import type { Band, Scheme } from './scheme.ts';

/** Bands that the engine gives by itself; a scheme may say them in its own words and colours. */
export const engineBands = {
  notReported: 'NotReported',
  info: 'Info',
  completed: 'Completed',
  notDue: 'NotDue',
  monitor: 'Monitor',
  inProgress: 'InProgress',
  onTrack: 'OnTrack',
  overdue: 'Overdue',
  awaiting: 'Awaiting',
  closed: 'Closed',
  accepted: 'Accepted',
  superseded: 'Superseded',
  inDate: 'InDate',
  dueSoon: 'DueSoon',
  underReview: 'UnderReview',
  withdrawn: 'Withdrawn',
  inTime: 'InTime',
  answeredInTime: 'AnsweredInTime',
  answeredLate: 'AnsweredLate',
} as const;

const grey = (
  id: string,
  { sign, word, rated = false }: { sign: [string, string]; word: string; rated?: boolean },
): Band => ({
  id,
  letter: sign[0],
  name: null,
  word,
  symbol: sign[1],
  colour: '595959',
  text: 'FFFFFF',
  rank: null,
  rated,
  needsWords: false,
  offered: false,
});

const notReported = grey(engineBands.notReported, { sign: ['–', '–'], word: 'not reported' });
const overdue = grey(engineBands.overdue, { sign: ['O', '▼'], word: 'overdue' });
const withdrawn = grey(engineBands.withdrawn, { sign: ['W', '□'], word: 'withdrawn' });

/** No letter here is R, A, G or B: those stand for colours wherever councils print them. */
const standard: Record<Scheme['rates'], readonly Band[]> = {
  action: [
    grey(engineBands.completed, { sign: ['C', '✓'], word: 'completed' }),
    grey(engineBands.info, { sign: ['I', '○'], word: 'for information only' }),
    notReported,
    grey(engineBands.notDue, { sign: ['N', '◌'], word: 'not due yet' }),
  ],
  indicator: [
    grey(engineBands.monitor, { sign: ['M', '○'], word: 'monitor only' }),
    grey(engineBands.inProgress, { sign: ['P', '◊'], word: 'in progress, no data yet' }),
    notReported,
  ],
  recommendation: [
    grey(engineBands.onTrack, { sign: ['T', '●'], word: 'on track', rated: true }),
    { ...overdue, rated: true },
    grey(engineBands.awaiting, { sign: ['W', '◆'], word: 'awaiting sign-off', rated: true }),
    grey(engineBands.closed, { sign: ['C', '✓'], word: 'closed', rated: true }),
    grey(engineBands.accepted, { sign: ['X', '◈'], word: 'risk accepted', rated: true }),
    grey(engineBands.superseded, { sign: ['S', '○'], word: 'superseded' }),
  ],
  document: [
    grey(engineBands.inDate, { sign: ['D', '●'], word: 'in date' }),
    grey(engineBands.dueSoon, { sign: ['S', '◆'], word: 'due soon' }),
    overdue,
    grey(engineBands.underReview, { sign: ['U', '◈'], word: 'under formal review' }),
    withdrawn,
  ],
  complaint: [
    grey(engineBands.inTime, { sign: ['T', '●'], word: 'in time' }),
    overdue,
    grey(engineBands.answeredInTime, { sign: ['Y', '✓'], word: 'answered in time' }),
    grey(engineBands.answeredLate, { sign: ['L', '◆'], word: 'answered late' }),
    withdrawn,
  ],
};

/** Ids that the engine gives by itself in a scheme of that kind. */
export const reservedBands = (rates: Scheme['rates']): ReadonlySet<string> =>
  new Set(standard[rates].map(band => band.id));

const unlike = (taken: ReadonlySet<string>, wanted: string): string => {
  let sign = wanted;
  for (let next = 2; taken.has(sign.toLowerCase()); next += 1) sign = `${wanted}${next}`;
  return sign;
};

/**
 * The scheme with every band that the engine may give: those that its file does not list follow at the end, in grey,
 * with a letter and symbol that no band of the file has. Officers may choose the standard "completed".
 * Source: the table of schemes in the rules (rated are all states of a recommendation but "superseded").
 */
export const withEngineBands = (scheme: Scheme): Scheme => {
  const own = new Set(scheme.bands.map(band => band.id));
  const letters = new Set(scheme.bands.map(band => band.letter.toLowerCase()));
  const symbols = new Set(scheme.bands.map(band => band.symbol.toLowerCase()));
  const added = standard[scheme.rates]
    .filter(band => !own.has(band.id) && (scheme.milestones || band.id !== engineBands.notDue))
    .map(band => ({
      ...band,
      letter: unlike(letters, band.letter),
      symbol: unlike(symbols, band.symbol),
      offered: band.id === engineBands.completed && scheme.decidedBy === 'officer',
    }));
  return { ...scheme, bands: [...scheme.bands, ...added] };
};
