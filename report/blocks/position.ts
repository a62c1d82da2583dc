import {
  accept,
  approvalsAmong,
  heldBack,
  longDay,
  periodEnd,
  periodTitle,
  refuse,
  reportingPlanKind,
  standingsOf,
  summariseStatus,
  type Band,
  type Day,
  type ReturnItem,
  type PeriodId,
  type PlanKind,
  type Result,
  type Scheme,
  type Snapshot,
  type Standing,
  type StatusRow,
  type StatusSummary,
} from '../../register/index.ts';
import { counted } from '../phrases.ts';

export type BlockParameters = Record<string, string>;

/** What every block is made from. */
export type BlockInput = { snapshot: Snapshot; period: PeriodId };

/**
 * `reported` of `owed` items of a kind have said something for the period; those for information only and those not due
 * yet owe nothing. `approved` of the reported have been agreed by their approvers: null where nobody waits for that,
 * since the period is closed or nothing but printed figures is in.
 */
export type Returned = { reported: number; owed: number; approved: number | null };

/** `noun` is what its items are called ("milestone"), and `plan` what its rows are ("priority", "delivery plan"). */
export type StatusPosition = {
  summary: StatusSummary;
  returned: Returned;
  leftOut: number;
  noun: string;
  plan: string;
};

/** Items of a kind that are left out of figures because a row of theirs could not be read. */
export const leftOutOf = (snapshot: Snapshot, kind: ReturnItem['kind']): number => {
  const keys = heldBack(snapshot);
  return [...keys].filter(key => key.startsWith(`${snapshot.council}/${kind}/`)).length;
};

/** A snapshot never changes, so what is worked out of it is kept for as long as it is: a report asks dozens of times. */
const kept = new WeakMap<Snapshot, Map<string, unknown>>();

const once = <T>(snapshot: Snapshot, name: string, make: () => T): T => {
  const mine = kept.get(snapshot) ?? new Map<string, unknown>();
  kept.set(snapshot, mine);
  if (!mine.has(name)) mine.set(name, make());
  return mine.get(name) as T;
};

/** As `standingsOf`, worked out once for a snapshot and period. */
export const standingsFor = ({ snapshot, period }: BlockInput): Result<Standing[]> =>
  once(snapshot, `standings ${period}`, () => standingsOf(snapshot, period));

const owingNothing = ['Info', 'NotReported', 'NotDue'];

const nounOf = ({ rates, milestones }: Scheme): string =>
  rates === 'action' && milestones ? 'milestone' : rates;

const planNouns: Partial<Record<PlanKind, string>> = {
  priority: 'priority',
  'delivery-plan': 'delivery plan',
};

export const isClosed = ({ snapshot, period }: BlockInput): boolean =>
  snapshot.periods.some(one => one.period === period && one.state === 'closed');

const isBeingApproved = (input: BlockInput, reported: readonly Standing[]): boolean =>
  !isClosed(input) && reported.some(({ update }) => update?.submittedBy !== 'published');

const makePosition = (input: BlockInput, kind: ReturnItem['kind']): Result<StatusPosition> => {
  const { snapshot, period } = input;
  const summary = summariseStatus(snapshot, period, kind);
  if (!summary.ok) return summary;
  const standings = standingsFor(input);
  if (!standings.ok) return standings;
  const ours = standings.value.filter(({ item }) => item.kind === kind);
  const missing = ours.filter(({ rating }) => rating.band === 'NotReported').length;
  const reported = ours.filter(
    ({ update, rating }) => update !== null && !owingNothing.includes(rating.band),
  );
  return accept({
    summary: summary.value,
    returned: {
      reported: reported.length,
      owed: reported.length + missing,
      approved: isBeingApproved(input, reported) ? approvalsAmong(reported).approved : null,
    },
    leftOut: leftOutOf(snapshot, kind),
    noun: nounOf(summary.value.scheme),
    plan: planNouns[reportingPlanKind(snapshot, kind)] ?? 'plan',
  });
};

/** The summary of a kind with what a reader must know beside it. Refusals are those of `summariseStatus`. */
export const positionOf = (input: BlockInput, kind: ReturnItem['kind']): Result<StatusPosition> =>
  once(input.snapshot, `${kind} ${input.period}`, () => makePosition(input, kind));

/** Where nothing is rated there is no share of it to print: a dash, and not 0%. */
export const isAnyRated = (row: StatusRow, bands: readonly Band[]): boolean =>
  bands.some(band => band.rated && (row.counts[band.id] ?? 0) > 0);

/** A printable line, as at the period's end unless told. Figures of a period that is not closed may still change. */
export const asAtLine = (input: BlockInput, day: Day = periodEnd(input.period)): string => {
  const still = isClosed(input) ? '' : '; the return is not closed and figures may change';
  return `${periodTitle(input.period)}, as at ${longDay(day)}${still}.`;
};

/** "No action is left out" says nothing; one that is, says so. */
export const leftOutNote = (count: number, kind: ReturnItem['kind']): string[] => {
  if (count === 0) return [];
  const verb = count === 1 ? 'is' : 'are';
  return [`${counted(count, kind)} ${verb} left out because an entry in the register could not be read.`];
};

/**
 * Refused with `unknown-plan` where no table has a row of that id (a priority, or a delivery plan at a council that
 * reports by those); undefined is every one.
 */
export const checkPriority = (snapshot: Snapshot, id: string | undefined): Result<string | undefined> => {
  const kinds = [reportingPlanKind(snapshot, 'action'), reportingPlanKind(snapshot, 'indicator')];
  const known = snapshot.plans.filter(plan => kinds.includes(plan.kind)).map(plan => plan.id);
  if (id === undefined || known.includes(id)) return accept(id);
  return refuse({ code: 'unknown-plan', field: 'p', facts: { plan: id, known: known.join(', ') } });
};
