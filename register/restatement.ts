import { dayOf, type Day } from './day.ts';
import type { Update } from './update.ts';

/**
 * A figure or rating that was changed after it was published: what was printed (`from`), what counts now (`to`), why,
 * and on which day. Later tables mark it *r* with a footnote; the published report never changes. Where it was
 * published is for the caller to say, by the period of `from` and its meetings.
 */
export type Restatement = { from: Update; to: Update; reason: string; on: Day };

/** Drafts were never said, and what was returned to its author was never published. */
const wasSaid = ({ state }: Update): boolean => state !== 'draft' && state !== 'returned';

/** Order in which things were said: by instant (their text may have another zone or no milliseconds), then Key. */
export const bySubmission = (a: Update, b: Update): number =>
  Date.parse(a.submittedAt) - Date.parse(b.submittedAt) || a.key.localeCompare(b.key);

const labelOf = ({ publishedBand, band }: Update): string | null => publishedBand ?? band;

/** A rule rates the new row, so that a row without a label does not differ by that. */
const sameFigure = (from: Update, to: Update): boolean =>
  from.value === to.value && [null, labelOf(from)].includes(labelOf(to));

/**
 * How the figure that counts differs from the one that was published. `updates` are all of one item and period, in any
 * order; `counting` is the one of them that counts. A correction before publication gives no reason and is no
 * restatement; one after it gives `restatementReason`. `from` is what the first such correction replaces by name, or
 * else what was said last before it: through several corrections a reader is told the figure that was printed and the
 * last reason. Null where nothing was restated, nothing stood there before, or only words were changed.
 */
export const restatementOf = (updates: readonly Update[], counting: Update): Restatement | null => {
  const said = updates
    .filter(update => wasSaid(update) && bySubmission(update, counting) <= 0)
    .sort(bySubmission);
  const first = said.findIndex(update => update.restatementReason !== null);
  const replaces = said[first]?.replaces;
  const from = said.find(update => update.key === replaces) ?? said[first - 1];
  const reason = said.findLast(update => update.restatementReason !== null)?.restatementReason;
  if (!from || !reason || sameFigure(from, counting)) return null;
  return { from, to: counting, reason, on: dayOf(counting.submittedAt) };
};
