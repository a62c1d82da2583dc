import { actsUntil } from './actsUntil.ts';
import type { Complaint, ComplaintAct, ComplaintDecision } from './complaint.ts';
import type { Day } from './day.ts';
import type { Scheme } from './scheme.ts';
import { addWorkingDays, type Calendar } from './workingDays.ts';

/** What a complaint is timed by: the scheme's clock, and the council's working days. */
export type ComplaintTerms = { clock: NonNullable<Scheme['clock']>; calendar: Calendar };

/**
 * One stage. `answerBy` counts from the acknowledgement; a late one, or none, wins no time: it then counts from the
 * last day for it. Both limits are the last day on which it is still in time. `limits` are in working days.
 */
export type StageClock = {
  /** 1 or more. */
  stage: number;
  limits: { answerWithin: number; extension: number };
  beganOn: Day;
  acknowledgeBy: Day;
  acknowledgedOn: Day | null;
  extendedOn: Day | null;
  answerBy: Day;
  answeredOn: Day | null;
  decision: ComplaintDecision | null;
};

/** `ended` are the stages before the one it is in. */
export type ComplaintPosition = {
  ended: StageClock[];
  stage: StageClock;
  withdrawnOn: Day | null;
  ombudsman: {
    receivedOn: Day | null;
    investigatedOn: Day | null;
    decidedOn: Day | null;
    decision: 'upheld' | 'not-upheld' | null;
  };
};

/** Winds the clock of a stage anew from what is known of it. */
const wind = (stage: Omit<StageClock, 'acknowledgeBy' | 'answerBy'>, terms: ComplaintTerms): StageClock => {
  const { clock, calendar } = terms;
  const { limits, acknowledgedOn, extendedOn, beganOn } = stage;
  const acknowledgeBy = addWorkingDays(beganOn, clock.acknowledgeWithin, calendar);
  const from = acknowledgedOn !== null && acknowledgedOn < acknowledgeBy ? acknowledgedOn : acknowledgeBy;
  const days = limits.answerWithin + (extendedOn === null ? 0 : limits.extension);
  return { ...stage, acknowledgeBy, answerBy: addWorkingDays(from, days, calendar) };
};

/** Null where the clock has no such stage. */
const beginStage = (stage: number, beganOn: Day, terms: ComplaintTerms): StageClock | null => {
  const limits = terms.clock.stages[stage - 1];
  if (!limits) return null;
  const nothingYet = { acknowledgedOn: null, extendedOn: null, answeredOn: null, decision: null };
  return wind({ stage, limits, beganOn, ...nothingYet }, terms);
};

const escalate = (position: ComplaintPosition, on: Day, terms: ComplaintTerms): ComplaintPosition => {
  const next = beginStage(position.stage.stage + 1, on, terms);
  return next ? { ...position, ended: [...position.ended, position.stage], stage: next } : position;
};

const afterAct = (
  position: ComplaintPosition,
  act: ComplaintAct,
  terms: ComplaintTerms,
): ComplaintPosition => {
  const { stage, ombudsman } = position;
  switch (act.act) {
    case 'acknowledged':
      return { ...position, stage: wind({ ...stage, acknowledgedOn: act.on }, terms) };
    case 'extended':
      return { ...position, stage: wind({ ...stage, extendedOn: act.on }, terms) };
    case 'responded':
      return { ...position, stage: { ...stage, answeredOn: act.on, decision: act.decision } };
    case 'escalated':
      return escalate(position, act.on, terms);
    case 'withdrawn':
      return { ...position, withdrawnOn: act.on };
    case 'ombudsman-received':
      return { ...position, ombudsman: { ...ombudsman, receivedOn: act.on } };
    case 'ombudsman-investigated':
      return { ...position, ombudsman: { ...ombudsman, investigatedOn: act.on } };
    case 'ombudsman-decided':
      return { ...position, ombudsman: { ...ombudsman, decidedOn: act.on, decision: act.decision } };
  }
};

/**
 * Where a complaint stands at the end of a day. Null where the clock has no stages. Source: acknowledgement within 5
 * working days, stage 1 answered within 10 and stage 2 within 20 working days of it, each extensible once by 10 and 20
 * more (Local Government and Social Care Ombudsman, Complaint Handling Code, 2024, part 6, paragraphs 6.2 to 6.4 for stage 1).
 */
export const complaintClock = (
  complaint: Complaint,
  day: Day,
  terms: ComplaintTerms,
): ComplaintPosition | null => {
  const stage = beginStage(1, complaint.receivedOn, terms);
  if (!stage) return null;
  const ombudsman = { receivedOn: null, investigatedOn: null, decidedOn: null, decision: null };
  return actsUntil(complaint.acts, day).reduce<ComplaintPosition>(
    (position, act) => afterAct(position, act, terms),
    { ended: [], stage, withdrawnOn: null, ombudsman },
  );
};
