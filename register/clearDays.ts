import type { Day } from './day.ts';
import type { Meeting } from './meeting.ts';
import type { Problem } from './problem.ts';
import { addWorkingDays, type Calendar } from './workingDays.ts';

const clearDays = 5;

/**
 * The last day on which papers may be published: five clear working days before the meeting, counting neither the day
 * of publication nor that of the meeting (papers for Tuesday 5 November 2024 by Monday 28 October). Source: Local
 * Government Act 1972, section 100B (principal councils), and the Local Authorities (Executive Arrangements)
 * (Meetings and Access to Information) (England) Regulations 2012, regulation 7.
 */
export const publishBy = (meetsOn: Day, calendar: Calendar): Day =>
  addWorkingDays(meetsOn, -(clearDays + 1), calendar);

/** What is wrong with a meeting's dates: papers planned too late for the law, or a report due after its publication. */
export const meetingProblems = (meeting: Meeting, calendar: Calendar): Problem[] => {
  const latest = publishBy(meeting.meetsOn, calendar);
  const problems: Problem[] = [];
  if (meeting.publishBy > latest) {
    problems.push({
      code: 'out-of-range',
      field: 'publishBy',
      facts: { text: meeting.publishBy, latest, meetsOn: meeting.meetsOn },
    });
  }
  if (meeting.reportDeadline !== null && meeting.reportDeadline > meeting.publishBy) {
    problems.push({
      code: 'out-of-range',
      field: 'reportDeadline',
      facts: { text: meeting.reportDeadline, latest: meeting.publishBy },
    });
  }
  return problems;
};
