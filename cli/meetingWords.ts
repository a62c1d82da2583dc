import {
  liveReports,
  longDay,
  meetingProblems,
  periodTitle,
  type Calendar,
  type Day,
  type Meeting,
  type Snapshot,
} from '../register/index.ts';

/** A sentence for each thing that is wrong with a meeting's dates: papers public too late, or due after they are. */
export const meetingWarnings = (meeting: Meeting, calendar: Calendar): string[] => {
  const { body, period, meetsOn, publishBy, reportDeadline } = meeting;
  const about = `${periodTitle(period)} for ${body} on ${longDay(meetsOn)}`;
  return meetingProblems(meeting, calendar).map(({ field, facts }) => {
    const latest = longDay(String(facts?.['latest']));
    return field === 'reportDeadline'
      ? `${about}: the report is due on ${longDay(reportDeadline ?? publishBy)}, after its papers are public on ${latest}.`
      : `${about}: papers are planned to be public by ${longDay(publishBy)}, which is too late; the law wants ${latest}.`;
  });
};

const goesTo = ({ body, meetsOn, publishBy }: Meeting): string =>
  `goes to ${body} on ${longDay(meetsOn)}, papers public by ${longDay(publishBy)}`;

/** "Live on 1 October 2024: Q2 2024-25 is being collected; Q1 2024-25 goes to Cabinet on …". */
export const liveWords = (snapshot: Snapshot, day: Day): string => {
  const collectedFirst = liveReports(snapshot, day).sort(
    (a, b) => Number(b.collecting) - Number(a.collecting),
  );
  const parts = collectedFirst.map(({ period, collecting, meetings }) => {
    const said = [...(collecting ? ['is being collected'] : []), ...meetings.map(goesTo)];
    return `${periodTitle(period.period)} ${said.join(' and ')}`;
  });
  return `Live on ${longDay(day)}: ${parts.length === 0 ? 'nothing' : parts.join('; ')}`;
};
