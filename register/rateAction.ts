import type { Day } from './day.ts';
import type { Action } from './item.ts';
import { isNotYetDue } from './milestone.ts';
import { periodEnd, periodStart, type PeriodId } from './period.ts';
import type { Rating, Reason } from './rating.ts';
import { engineBands, type Scheme } from './scheme.ts';
import type { Update } from './update.ts';

/** The band that an update gives an action; its day of completion says as much. Null where it gives none. */
const saidBand = ({ publishedBand, band, completedOn }: Update): string | null =>
  publishedBand ?? band ?? (completedOn === null ? null : engineBands.completed);

type At = { scheme: Scheme; period: PeriodId; earlier: readonly Update[] };

/** By its date, or by the last that was said before. */
const wasCompleted = ({ state, closedOn }: Action, { period, earlier }: At): boolean => {
  const byDate = state === 'completed' && closedOn !== null && closedOn <= periodEnd(period);
  return byDate || earlier.flatMap(one => saidBand(one) ?? []).at(-1) === engineBands.completed;
};

/** A closed action is in the tables of the period in which that was decided, and in none after it. */
const closedBand = (closedOn: Day, { scheme, period }: At): string | null =>
  closedOn < periodStart(period) ? null : scheme.closedAs;

/**
 * The officer proposes (and the approver decides) at King's Lynn, and the lead officer judges at Cannock Chase, so an
 * action's rating is what was said. Partnership actions are for information only. What was printed stays as it was
 * printed; otherwise an action closed by decision in the period has the scheme's band for that (`closedAs`), and null
 * where it leaves the tables. A rating that only proposes closure (Cannock's red cross) ends nothing.
 *
 * Completed stays completed in later periods, by its date or by the last that was said before (`earlier`: the counting
 * update of each period before, earliest first): a milestone ticked in Q1 is counted in Q2's table again, which tells
 * how the year's plan stands, as Cannock's headline "achieved or in progress" does.
 *
 * Milestones (Cannock Chase, Q1 2019/20, paragraph 5.5): of 92 only the 40 that were due, moved or finished early are
 * rated. One of which nothing is said is not due while its quarter is still to come, and not reported after that.
 */
export const rateAction = (action: Action, update: Update | null, at: At): Rating | null => {
  const say = (band: string, because: Reason, published: string | null = null): Rating => ({
    band,
    computed: null,
    published,
    decidedBy: at.scheme.decidedBy,
    because,
    explanation: null,
  });
  if (action.partnership) return say(engineBands.info, 'information');
  const printed = update?.publishedBand ?? null;
  if (printed !== null) return say(printed, 'judgement', printed);
  const { state, closedOn } = action;
  if (state === 'closed' && closedOn !== null && closedOn <= periodEnd(at.period)) {
    const band = closedBand(closedOn, at);
    return band === null ? null : say(band, 'closed');
  }
  const given = update ? saidBand(update) : null;
  if (given !== null) return say(given, 'judgement');
  if (wasCompleted(action, at)) return say(engineBands.completed, 'completed');
  return at.scheme.milestones && isNotYetDue(action, at.period)
    ? say(engineBands.notDue, 'not-due')
    : say(engineBands.notReported, 'not-reported');
};
