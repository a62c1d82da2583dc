import { complaintClock, type StageClock } from './complaintClock.ts';
import type { Complaint } from './complaint.ts';
import type { Day } from './day.ts';
import type { Rating } from './rating.ts';
import { engineBands, type Scheme } from './scheme.ts';
import type { Calendar } from './workingDays.ts';

/** The day by which the next thing is owed: the acknowledgement, then the answer. */
export const owedBy = ({ acknowledgedOn, acknowledgeBy, answerBy }: StageClock): Day =>
  acknowledgedOn === null ? acknowledgeBy : answerBy;

/** What one stage is on a day; `withdrawnOn` ends only what was not answered before. */
export const stageBand = (stage: StageClock, day: Day, withdrawnOn: Day | null): string => {
  const { answeredOn, answerBy } = stage;
  if (answeredOn !== null)
    return answeredOn <= answerBy ? engineBands.answeredInTime : engineBands.answeredLate;
  if (withdrawnOn !== null) return engineBands.withdrawn;
  return day > owedBy(stage) ? engineBands.overdue : engineBands.inTime;
};

/**
 * What a complaint is on a day, by the stage that it is in: in time, overdue (its acknowledgement, or its answer),
 * answered in time or late, or withdrawn. Null where its scheme has no clock.
 */
export const rateComplaint = (
  complaint: Complaint,
  day: Day,
  { scheme, calendar }: { scheme: Scheme; calendar: Calendar },
): Rating | null => {
  if (scheme.clock === null) return null;
  const position = complaintClock(complaint, day, { clock: scheme.clock, calendar });
  if (position === null) return null;
  const band = stageBand(position.stage, day, position.withdrawnOn);
  return {
    band,
    computed: band,
    published: null,
    decidedBy: scheme.decidedBy,
    because: 'dates',
    explanation: null,
  };
};
