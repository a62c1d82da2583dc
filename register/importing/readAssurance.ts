import type { Day } from '../day.ts';
import type { Document } from '../document.ts';
import { periodEnd, periodStart, yearOf } from '../period.ts';
import type { AssuranceSource, Closer, Recommendation, RecommendationAct } from '../recommendation.ts';
import { engineBands } from '../scheme.ts';
import { readApprovalRoute, readRiskPriority, readSource } from './choiceText.ts';
import { datesOf, dayIn } from './datesRead.ts';
import { figuresIn } from './figureText.ts';
import { promisedOf, type ItemRow, type RowAbout } from './itemRead.ts';
import { readRating } from './readRating.ts';

const closers: Record<AssuranceSource, Closer> = {
  'internal-audit': 'internal-audit',
  'external-audit': 'external-audit',
  ombudsman: 'ombudsman-lead',
  inspection: 'performance',
  'peer-challenge': 'performance',
};

const untold = 'As in the imported sheet';

/** What was done, as far as a word of state says it. Of an accepted risk a sheet does not hold what it takes. */
const actsFor = (band: string | null, on: Day, closer: Closer): RecommendationAct[] | null => {
  const claimed: RecommendationAct = { act: 'claimed', on, by: untold, how: 'implemented', evidence: untold };
  if (band === engineBands.awaiting) return [claimed];
  if (band === engineBands.superseded) return [{ act: 'superseded', on, by: closer, reason: untold }];
  if (band === engineBands.closed)
    return [
      claimed,
      { act: 'verified', on, by: closer, method: 'evidence-read', sample: null, result: untold },
    ];
  return band === engineBands.accepted ? null : [];
};

/**
 * One recommendation. Whether it is overdue follows from its dates; a state of the sheet only says what was done
 * (implemented, closed, superseded). An accepted risk needs a reason, a score and a minute, and cannot come from a sheet.
 */
export const readRecommendation = (line: ItemRow, about: RowAbout): Recommendation => {
  const { row, ref, planAbove } = line;
  const { to, defaults, notes } = about;
  const source = row.read('source', readSource) ?? defaults.source ?? 'internal-audit';
  const closer = closers[source];
  const done = dayIn(row, 'completedOn', to.period);
  const band = readRating(row, null, { scheme: to.scheme, ratings: about.ratings, notes, ref });
  const ended = periodEnd(to.period);
  const acts = actsFor(band, done ?? (ended < to.today ? ended : to.today), closer);
  if (acts === null)
    row.unread('rating', { wanted: 'a state that a sheet can say (record the acceptance by hand)' });
  const riskPriority = row.read('riskPriority', readRiskPriority);
  if (riskPriority === null && row.text('riskPriority') === null) notes.say('priority-guessed', ref);
  const agreedOn = dayIn(row, 'agreedOn', to.period);
  if (agreedOn === null) notes.say('agreed-guessed', ref);
  return {
    ...promisedOf(line, 'recommendation', about),
    ...datesOf(line, about),
    kind: 'recommendation',
    source,
    report: row.text('report') ?? planAbove ?? row.sheet,
    assurance: row.text('assurance'),
    closer,
    riskPriority: riskPriority ?? 'medium',
    agreedOn: agreedOn ?? periodStart(yearOf(to.period)),
    acts: acts ?? [],
  };
};

const monthsIn = (text: string): number | null => {
  const { figures } = figuresIn(text);
  const [first, ...others] = figures;
  if (/^(annual(ly)?|yearly)$/i.test(text.trim())) return 12;
  if (!first || others.length > 0 || !Number.isInteger(first.value) || first.value <= 0) return null;
  return /year/i.test(text) ? first.value * 12 : first.value;
};

/** One policy or strategy. Its review date has to be a day; where no route of approval is given, officers approve it. */
export const readDocument = (line: ItemRow, about: RowAbout): Document => {
  const { row } = line;
  const reviewDue = dayIn(row, 'due', about.to.period);
  if (reviewDue === null) row.unread('due', { wanted: 'a review date' });
  return {
    ...promisedOf(line, 'document', about),
    kind: 'document',
    reviewDue: reviewDue ?? about.to.today,
    reviewInterval: row.read('reviewInterval', monthsIn),
    approvalRoute: row.read('approvalRoute', readApprovalRoute) ?? 'officer',
    acts: [],
  };
};
