import { actsUntil } from './actsUntil.ts';
import type { Day } from './day.ts';
import { documentStandings, type DocumentStanding } from './documentSummary.ts';
import { largestRemainder } from './percentages.ts';
import { accept, type Result } from './problem.ts';
import { rateDocument } from './rateDocument.ts';
import { engineBands } from './scheme.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * What became of the documents that were overdue on `since`, by the end of `on`. `then` is how many they were:
 * resolved (updated, withdrawn, under formal review) + extended + still overdue.
 */
export type ResolvedShare = {
  since: Day;
  on: Day;
  then: number;
  updated: number;
  withdrawn: number;
  underReview: number;
  extended: number;
  stillOverdue: number;
  resolved: number;
  /** Of `then`, as printed: whole percent. The counts are kept, since 25 and 26 of 127 both print 20%. */
  percent: number;
};

type Outcome = 'updated' | 'withdrawn' | 'underReview' | 'extended' | 'stillOverdue';

const outcomeOf = ({ document, rating }: DocumentStanding, since: Day, on: Day): Outcome => {
  if (rating.band === engineBands.overdue) return 'stillOverdue';
  if (rating.band === engineBands.withdrawn) return 'withdrawn';
  if (rating.band === engineBands.underReview) return 'underReview';
  const updated = actsUntil(document.acts, on).some(({ act, on: done }) => act === 'updated' && done > since);
  return updated ? 'updated' : 'extended';
};

/**
 * Source: North Norfolk, Performance and Productivity Oversight Board, November 2024: 20% of the 127 policies overdue
 * on 23 July 2024 are resolved, which is brought up to date, withdrawn, or formal review in progress. One that was
 * only given a later date is counted apart.
 */
export const resolvedShare = (snapshot: Snapshot, since: Day, on: Day): Result<ResolvedShare> => {
  const standings = documentStandings(snapshot, on);
  if (!standings.ok) return standings;
  const overdue = standings.value.filter(
    ({ document, scheme }) => rateDocument(document, since, scheme).band === engineBands.overdue,
  );
  const counts = { updated: 0, withdrawn: 0, underReview: 0, extended: 0, stillOverdue: 0 };
  for (const one of overdue) counts[outcomeOf(one, since, on)] += 1;
  const resolved = counts.updated + counts.withdrawn + counts.underReview;
  const [percent = 0] = largestRemainder([resolved, overdue.length - resolved], 0);
  return accept({ since, on, then: overdue.length, ...counts, resolved, percent });
};
