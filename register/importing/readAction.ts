import type { Action } from '../item.ts';
import { comparePeriods, periodEnd, periodStart, type PeriodId } from '../period.ts';
import { engineBands } from '../scheme.ts';
import type { Update } from '../update.ts';
import { readYesNo } from './choiceText.ts';
import { datesOf, dayIn, plannedIn, vaguelyPlanned } from './datesRead.ts';
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
 * It begins with the first period of which the sheet has a rating; where the register has the item, its row stays.
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
  const when = (day: typeof dates.due) => ({
    day: milestones ? day : null,
    near: to.period,
    ref,
    notes,
  });
  const planned = plannedIn(row, 'planned', when(dates.originalDue));
  const revised = plannedIn(row, 'revised', when(dates.revisions[0]?.to ?? null));
  const said = row.columns.periods
    .filter(period => periodEnd(period) <= periodEnd(to.period))
    .map(period => saidIn(line, period, about))
    .filter(({ band }) => band !== null && !partnership);
  const [first = to.period] = said.map(({ period }) => period).sort(comparePeriods);
  const item: Action = {
    ...promisedOf(line, 'action', about),
    ...dates,
    dueText: dates.dueText ?? vaguelyPlanned(row),
    kind: 'action',
    from: periodStart(first),
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
    const words = { band: rating, publishedBand: rating, commentary, ...more };
    return publishedUpdate(item, { period, saidAt: about.saidAt }, words);
  };
  const before = said.map(one => save(one));
  const nextActions = row.text('nextActions');
  const isSaid = now.band !== null || now.commentary !== null || nextActions !== null || isDone;
  if (isSaid && now.band === null && !isDone && !partnership) notes.say('rating-missing', ref);
  if (!isSaid && !partnership) notes.say('not-reported', ref);
  return { item, updates: isSaid ? [...before, save(now, { nextActions, completedOn })] : before };
};
