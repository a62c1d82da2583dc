import type { Day } from './day.ts';
import type { TrendBreak } from './definition.ts';
import type { Action, Owner, ReturnItem } from './item.ts';
import { ownerAt } from './owner.ts';
import { comparePeriods, periodEnd, previousPeriod, type PeriodId } from './period.ts';
import type { Plan, PlanKind } from './plan.ts';
import { accept, type Result } from './problem.ts';
import type { Restatement } from './restatement.ts';
import { engineBands, type Scheme } from './scheme.ts';
import type { Snapshot } from './snapshot.ts';
import { indexOf, type SnapshotIndex } from './snapshotIndex.ts';
import { standingsOf, type Standing } from './standing.ts';

type Of<I extends ReturnItem> = { item: I; plan: Plan };

/** `from` is null where nothing was said before. */
export type BandMove = Of<ReturnItem> & { scheme: Scheme; from: string | null; to: string };

/** `count` of the moves agreed since the last report, and of all that there ever were. */
export type Redating = Of<Action> & {
  from: Day;
  to: Day;
  count: number;
  ever: number;
  originalDue: Day | null;
};

export type BrokenTrend = Of<ReturnItem> & { broken: TrendBreak };

/** A figure of `period` that was changed after it was published. */
export type Restated = Of<ReturnItem> & { scheme: Scheme; period: PeriodId; restated: Restatement };

export type OwnerChange = Of<ReturnItem> & { from: Owner; to: Owner };

/**
 * What changed since the report before (`since`; null where there is none, and then nothing changed). The first seven
 * leave no item twice; the rest may name an item again. Each is in report order.
 */
export type Changes = {
  period: PeriodId;
  since: PeriodId | null;
  completed: BandMove[];
  closed: Of<ReturnItem>[];
  /** Reported on for the first time. */
  added: BandMove[];
  improved: BandMove[];
  worsened: BandMove[];
  /** To or from a band that is neither better nor worse (on hold, monitor only); none across a trend break. */
  otherwise: BandMove[];
  /** No longer reported on, without a decision to close it. */
  dropped: Of<ReturnItem>[];
  redated: Redating[];
  /** Of the report before, and of this one. */
  restated: Restated[];
  trendBreaks: BrokenTrend[];
  owners: OwnerChange[];
};

/** From the day after the period before to the end of this one. */
type Window = { after: Day; until: Day };

const within = (day: Day | null, { after, until }: Window): day is Day =>
  day !== null && day > after && day <= until;

const isClosed = (item: ReturnItem, window: Window): boolean =>
  item.kind === 'action' && item.state === 'closed' && within(item.closedOn, window);

/** Whether anything counts of an item before a period, also under a reference that it has no longer. */
const saidBefore = ({ key, formerKey }: ReturnItem, period: PeriodId, { said }: SnapshotIndex): boolean =>
  [key, formerKey ?? key].some(one =>
    (said.get(one) ?? []).some(({ period: then }) => comparePeriods(then, period) < 0),
  );

const quiet: readonly string[] = [engineBands.notReported, engineBands.notDue];

type StatusChange = 'completed' | 'closed' | 'added' | 'improved' | 'worsened' | 'otherwise';

const statusChange = (
  { item, update, rating, previous, bandChange, trendBreak }: Standing,
  { window, said }: { window: Window; said: boolean },
): StatusChange | null => {
  const from = previous?.rating?.band ?? engineBands.notReported;
  const to = rating.band;
  if (isClosed(item, window)) return 'closed';
  if (to === engineBands.completed) return from === to ? null : 'completed';
  if (update !== null && !said) return 'added';
  if (trendBreak || from === to || quiet.includes(from) || quiet.includes(to)) return null;
  if (bandChange === 'up') return 'improved';
  return bandChange === 'down' ? 'worsened' : 'otherwise';
};

const redatingsOf = (standings: readonly Standing[], window: Window): Redating[] =>
  standings.flatMap(({ item, plan }) => {
    if (item.kind !== 'action') return [];
    const since = item.revisions.filter(({ agreedOn }) => within(agreedOn, window));
    const [first] = since;
    const last = since.at(-1);
    if (!first || !last) return [];
    const { originalDue, revisions } = item;
    const moved = { from: first.from, to: last.to, count: since.length, ever: revisions.length };
    return [{ item, plan, ...moved, originalDue }];
  });

const breaksOf = (standings: readonly Standing[]): BrokenTrend[] =>
  standings.flatMap(({ item, plan, trendBreak: broken }) => (broken ? [{ item, plan, broken }] : []));

const ownersOf = (standings: readonly Standing[], { after }: Window): OwnerChange[] =>
  standings.flatMap(({ item, plan, owner: to }) => {
    const from = ownerAt(item, after);
    const same = from.post === to.post && from.directorate === to.directorate;
    return same ? [] : [{ item, plan, from, to }];
  });

/** Each item once, under the first of its plans. */
const firstPlaces = (standings: readonly Standing[]): Standing[] => {
  const places = new Map<string, Standing>();
  for (const one of standings) if (!places.has(one.item.key)) places.set(one.item.key, one);
  return [...places.values()];
};

/** Figures of the report before that read differently now, then those of this one. */
const restatementsOf = (standings: readonly Standing[], since: PeriodId, period: PeriodId): Restated[] => {
  const of = (then: PeriodId, found: (one: Standing) => Restatement | null | undefined) =>
    standings.flatMap(one => {
      const restated = found(one);
      return restated ? [{ item: one.item, plan: one.plan, scheme: one.scheme, period: then, restated }] : [];
    });
  return [...of(since, one => one.previous?.restated), ...of(period, one => one.restated)];
};

const moveOf = ({ item, plan, scheme, rating, previous }: Standing): BandMove => {
  const from = previous?.rating?.band ?? engineBands.notReported;
  return { item, plan, scheme, from: from === engineBands.notReported ? null : from, to: rating.band };
};

const placeOf = ({ item, plan }: Standing) => ({ item, plan });

/**
 * What the report before had and this one has not, under this or a later reference: closed by decision, or dropped.
 * What that report already showed as closed is neither.
 */
const goneOf = (before: readonly Standing[], now: readonly Standing[], window: Window) => {
  const still = new Set(now.flatMap(({ item }) => [item.key, item.formerKey]));
  const gone = before.filter(({ item }) => !still.has(item.key));
  const ended = new Set(gone.filter(({ item }) => item.kind === 'action' && item.state === 'closed'));
  const undated = ({ item }: Standing) => item.kind === 'action' && item.closedOn === null;
  return {
    closed: [...ended].filter(one => undated(one) || isClosed(one.item, window)).map(placeOf),
    dropped: gone.filter(one => !ended.has(one)).map(placeOf),
  };
};

const nothing = {
  completed: [],
  closed: [],
  added: [],
  improved: [],
  worsened: [],
  otherwise: [],
  dropped: [],
  redated: [],
  restated: [],
  trendBreaks: [],
  owners: [],
};

/**
 * What changed between the report before and this one. Refused as `standingsOf` refuses. Members ask for it and no
 * published report prints it whole: King's Lynn prints an arrow for each item, and lists of what is amber and red.
 *
 * @param kind which plans to report by, as for `standingsOf`
 */
export const changesSince = (snapshot: Snapshot, period: PeriodId, kind?: PlanKind): Result<Changes> => {
  const known = snapshot.periods.map(one => one.period);
  const since = previousPeriod(period, known);
  const lists: Standing[][] = [];
  for (const one of since === null ? [period] : [period, since]) {
    const standings = standingsOf(snapshot, one, kind);
    if (!standings.ok) return standings;
    lists.push(firstPlaces(standings.value));
  }
  if (since === null) return accept({ period, since, ...nothing });
  const [now = [], before = []] = lists;
  const window = { after: periodEnd(since), until: periodEnd(period) };
  const index = indexOf(snapshot);
  const moves = new Map(
    now.map(one => [one, statusChange(one, { window, said: saidBefore(one.item, period, index) })]),
  );
  const those = (change: StatusChange) => now.filter(one => moves.get(one) === change);
  const gone = goneOf(before, now, window);
  return accept({
    period,
    since,
    completed: those('completed').map(moveOf),
    closed: [...those('closed').map(placeOf), ...gone.closed],
    added: those('added').map(moveOf),
    improved: those('improved').map(moveOf),
    worsened: those('worsened').map(moveOf),
    otherwise: those('otherwise').map(moveOf),
    dropped: gone.dropped,
    redated: redatingsOf(now, window),
    restated: restatementsOf(now, since, period),
    trendBreaks: breaksOf(now),
    owners: ownersOf(now, window),
  });
};
