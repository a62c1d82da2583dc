import type { Day } from '../day.ts';
import type { Document } from '../document.ts';
import { periodEnd, periodStart, yearOf } from '../period.ts';
import type { AssuranceSource, Closer, Recommendation, RecommendationAct } from '../recommendation.ts';
import { engineBands } from '../scheme.ts';
import { fromSheet } from '../verification.ts';
import { absenceOf } from './absentText.ts';
import { readApprovalRoute, readRiskPriority, readSource } from './choiceText.ts';
import { datesOf, dayIn } from './datesRead.ts';
import { isVague, readDay } from './dueText.ts';
import { figuresIn } from './figureText.ts';
import { promisedOf, type ItemRow, type RowAbout } from './itemRead.ts';
import { ownBand, readRating } from './readRating.ts';
import { stateOfText, type SheetState } from './recommendationState.ts';

const closers: Record<AssuranceSource, Closer> = {
  'internal-audit': 'internal-audit',
  'external-audit': 'external-audit',
  ombudsman: 'ombudsman-lead',
  inspection: 'performance',
  'peer-challenge': 'performance',
};

/** What was done, as far as a word of state says it. Of an accepted risk a sheet does not hold what it takes. */
const actsFor = (state: SheetState, on: Day, closer: Closer): RecommendationAct[] => {
  const claimed: RecommendationAct = {
    act: 'claimed',
    on,
    by: fromSheet,
    how: 'implemented',
    evidence: fromSheet,
  };
  if (state === 'implemented') return [claimed];
  if (state === 'superseded') return [{ act: 'superseded', on, by: closer, reason: fromSheet }];
  if (state === 'closed')
    return [
      claimed,
      { act: 'verified', on, by: closer, method: 'evidence-read', sample: null, result: fromSheet },
    ];
  return [];
};

const stateOfBand: Record<string, SheetState> = {
  [engineBands.awaiting]: 'implemented',
  [engineBands.superseded]: 'superseded',
  [engineBands.closed]: 'closed',
  [engineBands.accepted]: 'accepted',
};

/** A mapping's word first, then what the word itself says, then the scheme's. Open where nothing is said. */
const stateIn = ({ row, ref }: ItemRow, { to, ratings, notes }: RowAbout): SheetState => {
  const said = row.text('rating') ?? '';
  const plainly = ownBand(said, ratings) === null ? stateOfText(said) : null;
  if (plainly !== null) return plainly;
  const band = readRating(row, null, { scheme: to.scheme, ratings, notes, ref });
  return stateOfBand[`${band}`] ?? 'open';
};

/** The acts, dated as the sheet has it, otherwise at the end of the period, or today before it. */
const actsIn = (line: ItemRow, about: RowAbout, closer: Closer): RecommendationAct[] => {
  const { row, ref } = line;
  const { to, notes } = about;
  const done = dayIn(row, 'completedOn', to.period);
  const state = stateIn(line, about);
  const ended = periodEnd(to.period);
  const acts = actsFor(state, done ?? (ended < to.today ? ended : to.today), closer);
  if (state === 'accepted')
    row.unread('rating', { wanted: 'a state that a sheet can say (record the acceptance by hand)' });
  if (state === 'implemented') notes.say('not-verified', ref);
  if (done === null) for (const { on } of acts.slice(0, 1)) notes.say('act-dated', ref, { state, on });
  return acts;
};

/**
 * One recommendation. Whether it is overdue follows from its dates; a state of the sheet only says what was done
 * (implemented, closed, superseded), and when nobody is said to have verified it, it awaits that. An accepted risk needs a reason, a score and a minute, and cannot come from a sheet.
 */
export const readRecommendation = (line: ItemRow, about: RowAbout): Recommendation => {
  const { row, ref, planAbove } = line;
  const { to, defaults, notes } = about;
  const source = row.read('source', readSource) ?? defaults.source ?? 'internal-audit';
  const closer = closers[source];
  const acts = actsIn(line, about, closer);
  const riskPriority = row.read('riskPriority', readRiskPriority);
  if (riskPriority === null && row.text('riskPriority') === null) notes.say('priority-guessed', ref);
  const agreedOn = dayIn(row, 'agreedOn', to.period);
  if (agreedOn === null) notes.say('agreed-guessed', ref);
  const [first] = acts;
  const dates = datesOf(line, about);
  if (dates.due === null && first === undefined) notes.say('due-missing', ref);
  if (row.text('commentary') !== null || row.text('nextActions') !== null) notes.say('words-not-kept', ref);
  if (agreedOn !== null && first !== undefined && first.on < agreedOn)
    row.unread('agreedOn', { wanted: 'a day before anything was done' });
  const yearStarts = periodStart(yearOf(to.period));
  const atLatest = first !== undefined && first.on < yearStarts ? first.on : yearStarts;
  return {
    ...promisedOf(line, 'recommendation', about),
    ...dates,
    kind: 'recommendation',
    source,
    report: row.text('report') ?? planAbove ?? row.sheet,
    assurance: row.text('assurance'),
    closer,
    riskPriority: riskPriority ?? 'medium',
    agreedOn: agreedOn ?? atLatest,
    acts,
  };
};

const monthsIn = (text: string): number | null => {
  const { figures } = figuresIn(text);
  const [first, ...others] = figures;
  if (/^(annual(ly)?|yearly)$/i.test(text.trim())) return 12;
  if (!first || others.length > 0 || !Number.isInteger(first.value) || first.value <= 0) return null;
  return /year/i.test(text) ? first.value * 12 : first.value;
};

/** The end of the period, or today before it. */
const endedBy = ({ period, today }: RowAbout['to']): Day =>
  [periodEnd(period), today].reduce((a, b) => (a < b ? a : b));

/** One policy or strategy. Its review date has to be a day; where no route of approval is given, officers approve it. */
export const readDocument = (line: ItemRow, about: RowAbout): Document => {
  const { row, ref } = line;
  const { notes, ratings, to } = about;
  const band = readRating(row, null, { scheme: to.scheme, ratings, notes, ref });
  const isWithdrawn = band === engineBands.withdrawn;
  const on = endedBy(to);
  const { text } = row.cell('due');
  const read = readDay(row.cell('due'), to.period);
  if (read !== null && isVague(text)) notes.say('date-in-words', ref, { text, day: read });
  const isAbsent = isWithdrawn && absenceOf(text) !== null;
  if (read === null && !isAbsent) row.unread('due', { wanted: 'a review date' });
  return {
    ...promisedOf(line, 'document', about),
    kind: 'document',
    reviewDue: read ?? on,
    reviewInterval: row.read('reviewInterval', monthsIn),
    approvalRoute: row.read('approvalRoute', readApprovalRoute) ?? 'officer',
    acts: isWithdrawn ? [{ act: 'withdrawn', on, by: fromSheet, reason: fromSheet }] : [],
  };
};
