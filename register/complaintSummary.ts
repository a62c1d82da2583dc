import { actsUntil } from './actsUntil.ts';
import { complaintClock, type ComplaintPosition, type StageClock } from './complaintClock.ts';
import { complaintDecisions, type Complaint, type ComplaintDecision } from './complaint.ts';
import type { Day } from './day.ts';
import { accept, refuse, type Problem, type Result } from './problem.ts';
import { stageBand } from './rateComplaint.ts';
import { engineBands } from './scheme.ts';
import type { Snapshot } from './snapshot.ts';
import { heldBack } from './snapshotIndex.ts';
import type { Calendar } from './workingDays.ts';

/** `bands` add up to `began`; `decisions` to those that were answered. `extended` are among them. */
export type StageRow = {
  stage: number;
  began: number;
  bands: Record<string, number>;
  extended: number;
  decisions: Record<ComplaintDecision, number>;
};

/**
 * Complaints received from `from` to `to`, both included, and stages begun in that time, as at the end of `to`. The
 * ombudsman's figures are of the complaints that the ombudsman received in that time: investigated = upheld + not
 * upheld; those under investigation and those not investigated make up the rest of received.
 */
export type ComplaintSummary = {
  from: Day;
  to: Day;
  received: number;
  stages: StageRow[];
  ombudsman: {
    received: number;
    investigated: number;
    upheld: number;
    notUpheld: number;
    underInvestigation: number;
  };
};

type Placed = { complaint: Complaint; position: ComplaintPosition };

const stageBands = [
  engineBands.inTime,
  engineBands.overdue,
  engineBands.answeredInTime,
  engineBands.answeredLate,
  engineBands.withdrawn,
];

const stageRow = (number: number, stages: readonly { stage: StageClock; band: string }[]): StageRow => {
  const ours = stages.filter(({ stage }) => stage.stage === number);
  const having = (test: (one: { stage: StageClock; band: string }) => boolean) => ours.filter(test).length;
  const [upheld, partly, notUpheld] = complaintDecisions;
  return {
    stage: number,
    began: ours.length,
    bands: Object.fromEntries(stageBands.map(band => [band, having(one => one.band === band)])),
    extended: having(one => one.stage.extendedOn !== null),
    decisions: {
      [upheld]: having(one => one.stage.decision === upheld),
      [partly]: having(one => one.stage.decision === partly),
      [notUpheld]: having(one => one.stage.decision === notUpheld),
    },
  };
};

/** The ombudsman's acts on a complaint by the end of a day that break received ≥ investigated = upheld + not upheld. */
const breaksIdentity = ({ acts }: Complaint, day: Day): boolean => {
  const steps = actsUntil(acts, day)
    .map(({ act }) => act)
    .filter(act => act.startsWith('ombudsman-'));
  const order = ['ombudsman-received', 'ombudsman-investigated', 'ombudsman-decided'];
  return steps.some((step, index) => step !== order[index]);
};

const ombudsmanOf = (placed: readonly Placed[]): ComplaintSummary['ombudsman'] => {
  const having = (test: (ombudsman: ComplaintPosition['ombudsman']) => boolean) =>
    placed.filter(({ position }) => test(position.ombudsman)).length;
  return {
    received: placed.length,
    investigated: having(one => one.decidedOn !== null),
    upheld: having(one => one.decision === 'upheld'),
    notUpheld: having(one => one.decision === 'not-upheld'),
    underInvestigation: having(one => one.investigatedOn !== null && one.decidedOn === null),
  };
};

const placeAll = (snapshot: Snapshot, day: Day, calendar: Calendar): Result<Placed[]> => {
  const clocks = new Map(snapshot.schemes.flatMap(({ id, clock }) => (clock ? [[id, clock] as const] : [])));
  const held = heldBack(snapshot);
  const placed: Placed[] = [];
  const problems: Problem[] = [];
  for (const complaint of snapshot.complaints.filter(one => !held.has(one.key))) {
    const { ref, scheme } = complaint;
    const clock = clocks.get(scheme);
    const position = clock ? complaintClock(complaint, day, { clock, calendar }) : null;
    if (position) placed.push({ complaint, position });
    else problems.push({ code: 'unknown-scheme', field: 'scheme', facts: { scheme, items: ref } });
  }
  return problems.length > 0 ? refuse(...problems) : accept(placed);
};

/**
 * Complaints and the ombudsman's decisions over a time. Refused where the ombudsman's acts break the identity, naming
 * every complaint that breaks it, and where a complaint's scheme has no clock. Source: North Norfolk, Performance and
 * Productivity Oversight Board, November 2024: received 13, investigated 3, upheld 2, not upheld 1.
 */
export const summariseComplaints = (
  snapshot: Snapshot,
  { from, to }: { from: Day; to: Day },
  calendar: Calendar,
): Result<ComplaintSummary> => {
  const placed = placeAll(snapshot, to, calendar);
  if (!placed.ok) return placed;
  const broken = placed.value.filter(({ complaint }) => breaksIdentity(complaint, to));
  if (broken.length > 0) {
    const items = broken.map(({ complaint }) => complaint.ref).join(', ');
    return refuse({ code: 'identity-broken', field: 'ombudsman', facts: { items } });
  }
  const within = (day: Day | null) => day !== null && day >= from && day <= to;
  const stages = placed.value.flatMap(({ position: { ended, stage, withdrawnOn } }) =>
    [...ended, stage].map(one => ({ stage: one, band: stageBand(one, to, withdrawnOn) })),
  );
  const begun = stages.filter(({ stage }) => within(stage.beganOn));
  const numbers = [...new Set(begun.map(({ stage }) => stage.stage))].sort((a, b) => a - b);
  return accept({
    from,
    to,
    received: placed.value.filter(({ complaint }) => within(complaint.receivedOn)).length,
    stages: numbers.map(number => stageRow(number, begun)),
    ombudsman: ombudsmanOf(placed.value.filter(({ position }) => within(position.ombudsman.receivedOn))),
  });
};
