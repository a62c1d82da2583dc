import { longDay, type Day } from '../day.ts';
import type { ComplaintPosition, StageClock } from '../complaintClock.ts';
import { latenessOf } from '../lateness.ts';
import { owedBy } from '../rateComplaint.ts';
import { lateWords } from './lateWords.ts';

const late = (due: Day, day: Day): string =>
  lateWords(latenessOf({ originalDue: due, due, revisions: [] }, day));

const owed = (stage: StageClock): string => {
  const what = stage.acknowledgedOn === null ? 'an acknowledgement' : 'an answer';
  const extended = stage.extendedOn === null ? '' : `, extended once on ${longDay(stage.extendedOn)}`;
  return `${what} due by ${longDay(owedBy(stage))}${extended}`;
};

/**
 * "Received 3 June 2024; stage 1, an answer due by 24 June 2024: Overdue, 6 days late". `name` is the band's. A stage
 * that was answered is late by the day of its answer, any other by the day asked about.
 */
export const complaintWords = (
  { stage, withdrawnOn }: ComplaintPosition,
  { receivedOn, name, day }: { receivedOn: Day; name: string; day: Day },
): string => {
  const begun = `Received ${longDay(receivedOn)}; stage ${stage.stage}, `;
  if (stage.answeredOn !== null) {
    const answered = `answer due by ${longDay(stage.answerBy)} and given on ${longDay(stage.answeredOn)}`;
    return `${begun}${answered}: ${name}${late(stage.answerBy, stage.answeredOn)}`;
  }
  if (withdrawnOn !== null) return `${begun}withdrawn on ${longDay(withdrawnOn)}: ${name}`;
  return `${begun}${owed(stage)}: ${name}${late(owedBy(stage), day)}`;
};
