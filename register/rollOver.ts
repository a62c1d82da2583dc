import { definitionOn, definitionsByKey } from './definition.ts';
import type { Action, Indicator, ReturnItem } from './item.ts';
import type { Outturn } from './outturn.ts';
import { nextPeriod, periodEnd, periodKind, periodStart, type PeriodId } from './period.ts';
import { accept, refuse, type Problem, type Result } from './problem.ts';
import type { ReportingPeriod } from './reportingPeriod.ts';
import { turnAction, type ActionTurn } from './rollOverAction.ts';
import type { RollOverAsked } from './rollOverAsked.ts';
import { turnMeasure, type MeasureTurn, type Turn } from './rollOverMeasure.ts';
import { newPeriods } from './rollOverPeriods.ts';
import { rollOverProblems } from './rollOverProblems.ts';
import type { Snapshot } from './snapshot.ts';
import { heldBack } from './snapshotIndex.ts';
import type { Calendar } from './workingDays.ts';

export const rollOverWarnings = [
  /** Nothing is known of what the measure came to in the year that ends. */
  'outturn-missing',
  /** It is known and may still change: a roll-over repeated later takes the final figure. */
  'outturn-provisional',
  /** A stock begins the year where it began the last one, since nobody knows where it ended. */
  'baseline-kept',
  /** Last year's target goes on, since none was agreed for the new year. */
  'target-carried',
  /** Closure was proposed and not decided: the action goes on. */
  'closure-undecided',
  /** A row of it cannot be read, so it was left as it is. */
  'held-back',
] as const;
export type RollOverWarningCode = (typeof rollOverWarnings)[number];

/** Nothing that stands in the way, but something that somebody should look at. */
export type RollOverWarning = { code: RollOverWarningCode; ref: string; title: string };

/** A row that becomes another. Both are whole: what differs can be shown, and put back. */
export type RollOverChange =
  | { list: 'Indicators'; before: Indicator; after: Indicator }
  | { list: 'Items'; before: Action; after: Action };

/**
 * What a roll-over would do; planning it writes nothing. `outturns` are of the year that ends; `carried` are the refs
 * of actions that go on as they are.
 */
export type RollOver = {
  council: string;
  from: PeriodId;
  to: PeriodId;
  indicators: Indicator[];
  actions: Action[];
  periods: ReportingPeriod[];
  changes: RollOverChange[];
  outturns: (Outturn & { ref: string })[];
  carried: string[];
  warnings: RollOverWarning[];
};

/** `2024-25` for `2025-26`. */
export const yearBefore = (year: PeriodId): PeriodId => `${Number(year.slice(0, 4)) - 1}-${year.slice(2, 4)}`;

const turnOf = (from: PeriodId, to: PeriodId): Result<Turn> =>
  periodKind(from) === 'year' && nextPeriod(from) === to
    ? accept({ from, to, ends: periodEnd(from), begins: periodStart(to) })
    : refuse({ code: 'not-a-period', field: 'to', facts: { text: to } });

const isSame = (before: object, after: object): boolean => JSON.stringify(before) === JSON.stringify(after);

const warning = (code: RollOverWarningCode, { ref, title }: ReturnItem): RollOverWarning => ({
  code,
  ref,
  title,
});

/** Whose version in force on the last day can be read in full. */
const measuresIn = (snapshot: Snapshot, { ends }: Turn): { turning: Indicator[]; held: Indicator[] } => {
  const held = heldBack(snapshot);
  const inForce = [...definitionsByKey(snapshot).values()].flatMap(
    versions => definitionOn(versions, ends) ?? [],
  );
  return {
    turning: inForce.filter(({ key }) => !held.has(key)),
    held: inForce.filter(({ key }) => held.has(key)),
  };
};

const turnMeasures = (
  snapshot: Snapshot,
  measures: readonly Indicator[],
  { asked, turn }: { asked: RollOverAsked; turn: Turn },
): MeasureTurn[] => {
  const targets = new Map(asked.targets.map(one => [one.ref, one]));
  const refs = new Map(asked.refs.map(({ from, to }) => [from, to]));
  const replace = new Map(asked.replace.map(one => [one.ref, one]));
  const closed = new Set(asked.close.map(one => one.ref));
  return measures.map(inForce => {
    const { ref } = inForce;
    const renamed = refs.get(ref);
    const replaced = replace.get(ref);
    const target = targets.get(replaced?.by.ref ?? renamed ?? ref) ?? targets.get(ref);
    return turnMeasure(snapshot, inForce, {
      asked: { target, renamed, replaced, isClosed: closed.has(ref) },
      turn,
    });
  });
};

const measureChanges = ({ inForce, ended, begun, next }: MeasureTurn): RollOverChange[] => {
  const pairs =
    begun && next ? [[inForce, ended] as const, [begun, next] as const] : [[inForce, ended] as const];
  return pairs.flatMap(([before, after]): RollOverChange[] =>
    isSame(before, after) ? [] : [{ list: 'Indicators', before, after }],
  );
};

const measureWarnings = ({ inForce, begun, next, outturn, isAgreed }: MeasureTurn): RollOverWarning[] => {
  const codes: RollOverWarningCode[] = [];
  if (!outturn) codes.push('outturn-missing');
  if (outturn?.state === 'provisional') codes.push('outturn-provisional');
  if (!outturn && next && next.baseline !== null) codes.push('baseline-kept');
  if (!isAgreed && !begun && next && next.target !== null) codes.push('target-carried');
  return codes.map(code => warning(code, inForce));
};

const turnActions = (
  actions: readonly Action[],
  { asked, turn }: { asked: RollOverAsked; turn: Turn },
): (ActionTurn & { before: Action })[] => {
  const refs = new Map(asked.refs.map(({ from, to }) => [from, to]));
  const replace = new Map(asked.replace.map(one => [one.ref, one]));
  const close = new Map(asked.close.map(one => [one.ref, one]));
  return actions.map(before => ({
    before,
    ...turnAction(
      before,
      { renamed: refs.get(before.ref), replaced: replace.get(before.ref), closing: close.get(before.ref) },
      turn,
    ),
  }));
};

/**
 * What turning the year means for a register: measures get the new year's versions and targets, actions are carried
 * forward, closed by decision or replaced, references are mapped, and the new year's periods are planned. It can be
 * planned again after it was done, for what has changed since (a provisional outturn that became final), and then
 * plans only that. Refused with every reference that the register does not have.
 *
 * Source: King's Lynn & West Norfolk, whose corporate strategy runs for four years while targets are agreed for each.
 *
 * @param asked what was decided for the new year; `from` and `to` are years that follow each other
 */
export const planRollOver = (
  snapshot: Snapshot,
  { from, to, ...asked }: RollOverAsked & { from: PeriodId; to: PeriodId },
  calendar: Calendar,
): Result<RollOver> => {
  const turn = turnOf(from, to);
  if (!turn.ok) return turn;
  const { turning, held } = measuresIn(snapshot, turn.value);
  const problems: Problem[] = rollOverProblems(snapshot, [...turning, ...held], asked);
  if (problems.length > 0) return refuse(...problems);
  const measures = turnMeasures(snapshot, turning, { asked, turn: turn.value });
  const going = snapshot.actions.filter(({ state }) => state !== 'completed' && state !== 'closed');
  const actions = turnActions(going, { asked, turn: turn.value });
  const there = new Set(snapshot.actions.map(({ key }) => key));
  const carried = actions.filter(({ before, after }) => before === after).map(({ before }) => before);
  return accept({
    council: snapshot.council,
    from,
    to,
    indicators: measures.flatMap(({ begun, next }) => (next && !begun ? [next] : [])),
    actions: actions.flatMap(({ next }) => (next && !there.has(next.key) ? [next] : [])),
    periods: newPeriods(snapshot, { to, asked: asked.periods, calendar }),
    changes: [
      ...measures.flatMap(measureChanges),
      ...actions.flatMap(({ before, after }): RollOverChange[] =>
        before === after ? [] : [{ list: 'Items', before, after }],
      ),
    ],
    outturns: measures.flatMap(({ inForce, outturn }) => (outturn ? [{ ref: inForce.ref, ...outturn }] : [])),
    carried: carried.map(({ ref }) => ref),
    warnings: [
      ...measures.flatMap(measureWarnings),
      ...held.map(one => warning('held-back', one)),
      ...carried
        .filter(({ state }) => state === 'closure-proposed')
        .map(one => warning('closure-undecided', one)),
    ],
  });
};
