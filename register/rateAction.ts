import type { Action } from './item.ts';
import { isNotYetDue } from './milestone.ts';
import { periodEnd, periodStart, type PeriodId } from './period.ts';
import type { Rating, Reason } from './rating.ts';
import { engineBands, type Scheme } from './scheme.ts';
import type { Update } from './update.ts';

/** The band that an update gives an action; its day of completion says as much. Null where it gives none. */
export const saidBand = ({ publishedBand, band, completedOn }: Update): string | null =>
  publishedBand ?? band ?? (completedOn === null ? null : engineBands.completed);

type At = { scheme: Scheme; period: PeriodId; earlier: readonly Update[] };

/** The last that was said before; null where nothing was. */
const lastSaid = (earlier: readonly Update[]): string | null =>
  earlier.flatMap(one => saidBand(one) ?? []).at(-1) ?? null;

/** By its date, or by the last that was said before. */
const wasCompleted = ({ state, closedOn }: Action, { period, earlier }: At): boolean => {
  const byDate = state === 'completed' && closedOn !== null && closedOn <= periodEnd(period);
  return byDate || lastSaid(earlier) === engineBands.completed;
};

type Stop = 'gone' | 'stopped' | null;

/**
 * Closed or on hold by then. A closed action is in the tables of the period in which that was decided, and in none
 * after it. On hold since nobody knows when, it is so wherever nothing was said of it.
 */
const stopOf = ({ state, closedOn }: Action, given: string | null, { period }: At): Stop => {
  if (closedOn === null) return state === 'paused' && given === null ? 'stopped' : null;
  if ((state !== 'closed' && state !== 'paused') || closedOn > periodEnd(period)) return null;
  return state === 'closed' && closedOn < periodStart(period) ? 'gone' : 'stopped';
};

/**
 * The officer proposes (and the approver decides) at King's Lynn, and the lead officer judges at Cannock Chase, so an
 * action's rating is what was said. Partnership actions are for information only. What was printed stays as it was
 * printed; otherwise an action closed by decision in the period, or on hold by decision since then, has the scheme's
 * band for that (`closedAs`). Without such a band it keeps what was said of it in the period, one on hold also what was
 * last said before; null where it leaves the tables. A rating that only proposes closure (Cannock's red cross) ends nothing.
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
  const given = update ? saidBand(update) : null;
  const stop = stopOf(action, given, at);
  if (stop === 'gone') return null;
  const { closedAs } = at.scheme;
  if (stop && closedAs !== null) return say(closedAs, 'closed');
  if (given !== null) return say(given, 'judgement');
  const left = action.state === 'paused' ? lastSaid(at.earlier) : null;
  if (stop) return left === null ? null : say(left, 'closed');
  if (wasCompleted(action, at)) return say(engineBands.completed, 'completed');
  return at.scheme.milestones && isNotYetDue(action, at.period)
    ? say(engineBands.notDue, 'not-due')
    : say(engineBands.notReported, 'not-reported');
};
