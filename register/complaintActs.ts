import {
  complaintClock,
  type ComplaintPosition,
  type ComplaintTerms,
  type StageClock,
} from './complaintClock.ts';
import type { Complaint, ComplaintAct } from './complaint.ts';
import { isDay, type Day } from './day.ts';
import { accept, refuse, type Problem, type Result } from './problem.ts';

const wrongState = (facts: Record<string, string>): Problem => ({ code: 'wrong-state', field: 'act', facts });

const unless = (fine: boolean, problem: Problem): Problem[] => (fine ? [] : [problem]);

/** An answered stage is at its end; so is all of it once it was withdrawn. */
const open = ({ stage, withdrawnOn }: ComplaintPosition) => stage.answeredOn === null && withdrawnOn === null;

const since = ({ answeredOn, beganOn }: StageClock) => ({ since: answeredOn ?? beganOn });

const extensionProblems = (position: ComplaintPosition, on: Day, reason: string): Problem[] => {
  const { stage } = position;
  if (stage.extendedOn !== null)
    return [{ code: 'already-extended', field: 'act', facts: { since: stage.extendedOn } }];
  return [
    ...unless(open(position) && on <= stage.answerBy, wrongState({ until: stage.answerBy })),
    ...unless(reason.trim() !== '', { code: 'reason-needed', field: 'reason' }),
  ];
};

const problemsOf = (position: ComplaintPosition, act: ComplaintAct, stages: number): Problem[] => {
  const { stage, ombudsman, withdrawnOn } = position;
  const closed = wrongState(since(stage));
  switch (act.act) {
    case 'acknowledged':
      return unless(open(position) && stage.acknowledgedOn === null, closed);
    case 'extended':
      return extensionProblems(position, act.on, act.reason);
    case 'responded':
    case 'withdrawn':
      return unless(open(position), closed);
    case 'escalated':
      return unless(stage.answeredOn !== null && withdrawnOn === null && stage.stage < stages, closed);
    case 'ombudsman-received':
      return unless(ombudsman.receivedOn === null, closed);
    case 'ombudsman-investigated':
      return unless(ombudsman.receivedOn !== null && ombudsman.investigatedOn === null, closed);
    case 'ombudsman-decided':
      return unless(ombudsman.investigatedOn !== null && ombudsman.decidedOn === null, closed);
  }
};

/**
 * A complaint after something was done to it, or every reason why it cannot be. Each stage is extended once at most,
 * with a reason and while it is still in time; a stage goes to the next only after its answer; the ombudsman
 * receives, then investigates, then decides. Acts are in order, none before the complaint was received.
 */
export const applyComplaintAct = (
  complaint: Complaint,
  act: ComplaintAct,
  terms: ComplaintTerms,
): Result<Complaint> => {
  if (!isDay(act.on)) return refuse({ code: 'not-a-date', field: 'on', facts: { text: act.on } });
  const last = [complaint.receivedOn, ...complaint.acts.map(one => one.on)].reduce((a, b) => (a > b ? a : b));
  if (act.on < last)
    return refuse({ code: 'out-of-range', field: 'on', facts: { text: act.on, before: last } });
  const position = complaintClock(complaint, act.on, terms);
  if (position === null) return refuse({ code: 'missing', field: 'clock' });
  const problems = problemsOf(position, act, terms.clock.stages.length);
  return problems.length > 0 ? refuse(...problems) : accept({ ...complaint, acts: [...complaint.acts, act] });
};
