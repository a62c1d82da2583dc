import type { Action } from '../item.ts';
import { periodEnd, type PeriodId } from '../period.ts';
import { engineBands } from '../scheme.ts';
import type { Update } from '../update.ts';
import { readYesNo } from './choiceText.ts';
import { datesOf, dayIn, plannedIn } from './datesRead.ts';
import { promisedOf, type ItemRow, type RowAbout } from './itemRead.ts';
import { isNotBegun, ratingsWanted, readRating } from './readRating.ts';
import { publishedUpdate, type PublishedWords } from './updateRead.ts';

type Said = { period: PeriodId; band: string | null; commentary: string | null };

const saidIn = ({ row, ref }: ItemRow, period: PeriodId, about: RowAbout): Said => {
  const at = period === about.to.period ? null : period;
  const { scheme } = about.to;
  const band = readRating(row, at, { scheme, ratings: about.ratings, notes: about.notes, ref });
  // A column of the period that holds neither a rating nor a figure holds words.
  const commentary = row.text('commentary', at) ?? row.text('value', at);
  // Words need a rating beside them, and this is none that the scheme knows.
  if (band === engineBands.notReported && commentary !== null && isNotBegun(row.cell('rating', at).text))
    row.unread('rating', { period: at, wanted: ratingsWanted(scheme) });
  return { period, band: band === engineBands.notReported ? null : band, commentary };
};

/**
 * One row of a plan of work. The rating is the officer's, as it was published. "For information" makes it a
 * partnership's; "completed" gives it the day of completion, which is the end of the period where the sheet has none.
 * Words without a rating are kept, and the register shows the gap; neither words nor rating is no update.
 */
export const readAction = (line: ItemRow, about: RowAbout): { item: Action; updates: Update[] } => {
  const { row, ref } = line;
  const { to, notes } = about;
  const dates = datesOf(line, about);
  const now = saidIn(line, to.period, about);
  const done = dayIn(row, 'completedOn', to.period);
  const isDone = done !== null || now.band === engineBands.completed;
  if (isDone && done === null) notes.say('completion-dated', ref, { on: periodEnd(to.period) });
  const completedOn = isDone ? (done ?? periodEnd(to.period)) : null;
  const partnership = row.read('partnership', readYesNo) ?? now.band === engineBands.info;
  const { milestones } = to.scheme;
  const when = (day: typeof dates.due) => ({ day: milestones ? day : null, near: to.period });
  const planned = plannedIn(row, 'planned', when(dates.originalDue));
  const revised = plannedIn(row, 'revised', when(dates.revisions[0]?.to ?? null));
  const item: Action = {
    ...promisedOf(line, 'action', about),
    ...dates,
    kind: 'action',
    project: row.text('project'),
    planned,
    revised,
    state: isDone ? 'completed' : 'open',
    closedOn: completedOn,
    decisionRef: null,
    partnership,
  };
  const save = ({ period, band, commentary }: Said, more: PublishedWords = {}): Update => {
    const rating = partnership ? null : band;
    const said = { band: rating, publishedBand: rating, commentary, ...more };
    return publishedUpdate(item, { period, saidAt: about.saidAt }, said);
  };
  const before = row.columns.periods
    .filter(period => periodEnd(period) <= periodEnd(to.period))
    .map(period => saidIn(line, period, about))
    .filter(({ band }) => band !== null && !partnership)
    .map(said => save(said));
  const nextActions = row.text('nextActions');
  const isSaid = now.band !== null || now.commentary !== null || nextActions !== null || isDone;
  if (isSaid && now.band === null && !isDone && !partnership) notes.say('rating-missing', ref);
  if (!isSaid && !partnership) notes.say('not-reported', ref);
  return { item, updates: isSaid ? [...before, save(now, { nextActions, completedOn })] : before };
};
