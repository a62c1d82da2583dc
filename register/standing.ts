import { bandChange, type BandChange } from './bandChange.ts';
import type { Day } from './day.ts';
import { definitionOn, trendBreakBetween, type TrendBreak } from './definition.ts';
import { historyOf, versionsThrough } from './history.ts';
import type { Action, Owner, ReturnItem } from './item.ts';
import { ownerAt } from './owner.ts';
import { comparePeriods, periodEnd, previousPeriod, type PeriodId } from './period.ts';
import type { Plan, PlanKind } from './plan.ts';
import { accept, refuse, type Result } from './problem.ts';
import { rateAction } from './rateAction.ts';
import { rateIndicator, type Rating } from './rating.ts';
import { restatementOf, type Restatement } from './restatement.ts';
import type { Scheme } from './scheme.ts';
import type { Snapshot } from './snapshot.ts';
import { indexOf, type Listed, type Said, type SnapshotIndex } from './snapshotIndex.ts';
import { trajectoryOf, type Trajectory } from './trajectory.ts';
import type { Update } from './update.ts';

/** How an item stood in the report before. `rating` is null where nothing can be said of it. */
export type PreviousStanding = {
  period: PeriodId;
  update: Update | null;
  rating: Rating | null;
  restated: Restatement | null;
};

/**
 * Where one item stands in one period: what was said, what that amounts to, and how it stood in the report before.
 * `item` is the version in force at the period's end and `owner` who owned it then; `plan` is the plan of the asked
 * kind that it belongs to. `bandChange` and `trajectory` are two different things; both are null across a
 * `trendBreak`. `restated` says that the figure was changed after it was published.
 */
export type Standing = {
  item: ReturnItem;
  plan: Plan;
  scheme: Scheme;
  owner: Owner;
  update: Update | null;
  rating: Rating;
  restated: Restatement | null;
  previous: PreviousStanding | null;
  bandChange: BandChange | null;
  trajectory: Trajectory | null;
  trendBreak: TrendBreak | null;
};

/** One period as every item is seen in it; `earlier` are the periods before it. */
type Moment = { period: PeriodId; end: Day; earlier: ReadonlySet<PeriodId> };

type View = { index: SnapshotIndex; now: Moment; before: Moment | null };

const momentOf = (period: PeriodId, { periods }: SnapshotIndex): Moment => ({
  period,
  end: periodEnd(period),
  earlier: new Set(periods.filter(one => comparePeriods(one, period) < 0)),
});

const restatementIn = (said: Said | undefined): Restatement | null =>
  said?.all ? restatementOf(said.all, said.update) : null;

const beginsAfter = ({ from }: Action, day: Day): boolean => from !== null && from > day;

/** What was said of an item, and what that amounts to, in one period. */
const rateIn = (
  moment: Moment,
  { item, scheme }: { item: ReturnItem; scheme: Scheme },
  history: readonly Said[],
): Omit<PreviousStanding, 'rating'> & { rating: Rating | null } => {
  const { period } = moment;
  const said = history.find(one => one.period === period);
  const update = said?.update ?? null;
  const restated = restatementIn(said);
  const printed = restated?.from.publishedBand ?? null;
  if (item.kind === 'indicator') {
    return { period, update, restated, rating: rateIndicator(item, update, { scheme, period, printed }) };
  }
  const earlier: Update[] = [];
  for (const one of history) if (moment.earlier.has(one.period)) earlier.push(one.update);
  // What was promised only later was nothing then, and not a gap; under another reference it was something.
  const isToCome = update === null && item.formerKey === null && beginsAfter(item, moment.end);
  const rating = isToCome ? null : rateAction(item, update, { scheme, period, earlier });
  return {
    period,
    update,
    restated,
    rating: rating && { ...rating, published: rating.published ?? printed },
  };
};

/** Goes on under another reference, which a roll-over names in place of a decision. */
const goesOnOtherwise = ({ state, decisionRef }: Action, { actions }: SnapshotIndex): boolean =>
  state === 'closed' && decisionRef !== null && actions.has(decisionRef);

/**
 * An action that begins later, or was closed without a day, is in no table, but where something was said of it it is
 * shown: neither is the past rewritten, nor is a closed action owed a word. One that got another reference at a
 * roll-over is in tables of before under the one it had then, in later ones under the other, and in none twice. Every
 * other case is the rating's to decide.
 */
const isReported = (item: ReturnItem, update: Update | null, { index, now }: View): boolean => {
  if (item.kind === 'indicator') return true;
  const { state, closedOn, formerKey } = item;
  if (closedOn !== null && closedOn <= now.end && goesOnOtherwise(item, index)) return false;
  if (update !== null) return true;
  const former = formerKey === null ? [] : (index.said.get(formerKey) ?? []);
  const goesByFormer = former.some(({ period }) => period === now.period);
  return !goesByFormer && !beginsAfter(item, now.end) && (state !== 'closed' || closedOn !== null);
};

/** A measure by the version of that time, under this key or the one before; this version where there was none. */
const versionBefore = (
  item: ReturnItem,
  line: Listed,
  at: { index: SnapshotIndex; end: Day },
): ReturnItem => {
  if (line.kind === 'action') return item;
  const former = item.formerKey === null ? [] : (at.index.versions.get(item.formerKey) ?? []);
  return definitionOn(line.versions, at.end) ?? definitionOn(former, at.end) ?? item;
};

type Movement = Pick<Standing, 'previous' | 'bandChange' | 'trajectory' | 'trendBreak'>;

const unmoved: Movement = { previous: null, bandChange: null, trajectory: null, trendBreak: null };

type Present = { item: ReturnItem; scheme: Scheme; line: Listed; update: Update | null; rating: Rating };

/** What movement is measured against: the figure as revised since, or as it was published, by the scheme. */
const measuredFrom = (
  previous: PreviousStanding,
  movement: Scheme['movement'],
  rateAgain: (published: Update) => PreviousStanding,
): PreviousStanding =>
  movement === 'published' && previous.restated ? rateAgain(previous.restated.from) : previous;

const movementOf = (present: Present, history: readonly Said[], { index, now, before }: View): Movement => {
  if (before === null) return unmoved;
  const { item, scheme, line, update, rating } = present;
  const then = versionBefore(item, line, { index, end: before.end });
  const itsScheme = index.schemes.get(then.scheme);
  if (!itsScheme) return unmoved;
  const rated = { item: then, scheme: itsScheme };
  const previous = rateIn(before, rated, history);
  const from = measuredFrom(previous, scheme.movement, published =>
    rateIn(before, rated, [{ period: before.period, update: published, all: null }]),
  );
  const own = line.kind === 'action' ? [] : line.versions;
  const versions = versionsThrough(own, item.formerKey, index);
  const trendBreak = trendBreakBetween(versions, before.period, now.period);
  if (trendBreak) return { ...unmoved, previous, trendBreak };
  // Bands of two schemes do not stand on one ladder.
  const was = itsScheme === scheme ? (from.rating?.band ?? null) : null;
  return {
    previous,
    bandChange: bandChange(was, rating.band, scheme),
    trajectory: trajectoryOf(
      { item: then, period: before.period, update: from.update },
      { item, period: now.period, update },
      scheme,
    ),
    trendBreak,
  };
};

/** A line of a plan as it stands in a period, before anybody asks how it moved. */
type Placed = Present & { plan: Plan; restated: Restatement | null; history: readonly Said[] };

const placedIn = (line: Listed, plan: Plan, view: View): Placed | null => {
  const { index, now } = view;
  const item = line.kind === 'action' ? line.action : definitionOn(line.versions, now.end);
  const scheme = item && index.schemes.get(item.scheme);
  if (!item || !scheme || !item.planKeys.includes(plan.key)) return null;
  const history = historyOf(line.said, item.formerKey, { index, earlier: now.earlier });
  const { update, rating, restated } = rateIn(now, { item, scheme }, history);
  if (rating === null || !isReported(item, update, view)) return null;
  return { item, scheme, line, update, rating, plan, restated, history };
};

const standingOf = (placed: Placed, view: View): Standing => {
  const { item, plan, scheme, update, rating, restated, history } = placed;
  const { previous, bandChange, trajectory, trendBreak } = movementOf(placed, history, view);
  return {
    item,
    plan,
    scheme,
    owner: ownerAt(item, view.now.end),
    update,
    rating,
    restated,
    previous,
    bandChange,
    trajectory,
    trendBreak,
  };
};

const viewOf = (snapshot: Snapshot, period: PeriodId): Result<View> => {
  const known = snapshot.periods.map(one => one.period);
  if (!known.includes(period)) return refuse({ code: 'unknown-period', field: 'period', facts: { period } });
  const index = indexOf(snapshot);
  const before = previousPeriod(period, known);
  return accept({
    index,
    now: momentOf(period, index),
    before: before === null ? null : momentOf(before, index),
  });
};

type Kinds = Partial<Record<ReturnItem['kind'], PlanKind>>;

/** In report order; lines of kinds that `kinds` does not name are left out. */
const placeAll = ({ plans }: Snapshot, view: View, kinds: Kinds): Placed[] => {
  const all: Placed[] = [];
  for (const plan of [...plans].sort((a, b) => a.order - b.order)) {
    for (const line of view.index.listed.get(plan.key) ?? []) {
      const placed = plan.kind === kinds[line.kind] ? placedIn(line, plan, view) : null;
      if (placed) all.push(placed);
    }
  }
  return all;
};

/**
 * Every item's standing in a period, in report order: by plan, then by ref as people count (1.2 before 1.10).
 * Exactly one for a measure, by the version in force at the period's end. Items that are held back by an unread row
 * are left out. Refused where the register has no such period.
 *
 * @param kind which plans to report by; by default those that the council's own tables go by (`reportingPlanKind`)
 */
export const standingsOf = (snapshot: Snapshot, period: PeriodId, kind?: PlanKind): Result<Standing[]> => {
  const view = viewOf(snapshot, period);
  if (!view.ok) return view;
  const kinds = kind ? { action: kind, indicator: kind } : view.value.index.planKinds;
  return accept(placeAll(snapshot, view.value, kinds).map(placed => standingOf(placed, view.value)));
};

/** An item of a period as it is reported: what was said of it and what that amounts to, without how it moved. */
export type StandingAlone = Pick<Standing, 'item' | 'plan' | 'scheme' | 'update' | 'rating'>;

/** The items of `standingsOf` in its order, without how they moved, which is the dearer half of it. */
export const standingsAlone = (
  snapshot: Snapshot,
  period: PeriodId,
  kind?: PlanKind,
): Result<StandingAlone[]> => {
  const view = viewOf(snapshot, period);
  if (!view.ok) return view;
  const kinds = kind ? { action: kind, indicator: kind } : view.value.index.planKinds;
  return accept(placeAll(snapshot, view.value, kinds));
};

/** What a table counts: the rated items of one kind as `standingsOf` has them, without how they moved. */
export const ratingsOf = (
  snapshot: Snapshot,
  period: PeriodId,
  by: { plans: PlanKind; kind: ReturnItem['kind'] },
): Result<Pick<Standing, 'item' | 'plan' | 'scheme' | 'rating'>[]> => {
  const view = viewOf(snapshot, period);
  return view.ok ? accept(placeAll(snapshot, view.value, { [by.kind]: by.plans })) : view;
};
