import type { Day } from './day.ts';
import type { Meeting } from './meeting.ts';
import { comparePeriods } from './period.ts';
import type { ReportingPeriod } from './reportingPeriod.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * A period that is still being worked on. `collecting`: its return has opened and is not closed. `meetings` are those
 * that it is still on its way to, earliest first.
 */
export type LiveReport = { period: ReportingPeriod; collecting: boolean; meetings: Meeting[] };

/**
 * Which periods are live on a day, earliest first. Two are, in most quarters: on 1 October 2024 King's Lynn collects
 * Q2 while Q1 goes to the Corporate Performance Panel in October and to Cabinet on 5 November. A meeting counts until
 * the end of its day; a period that has not opened is not live, whatever meetings are planned for it.
 */
export const liveReports = ({ periods, meetings }: Snapshot, day: Day): LiveReport[] => {
  const toCome = new Map<string, Meeting[]>();
  for (const meeting of [...meetings].sort((a, b) => a.meetsOn.localeCompare(b.meetsOn))) {
    if (meeting.meetsOn < day) continue;
    toCome.set(meeting.period, [...(toCome.get(meeting.period) ?? []), meeting]);
  }
  return periods
    .filter(period => period.opensOn <= day)
    .map(period => ({
      period,
      collecting: period.state !== 'closed',
      meetings: toCome.get(period.period) ?? [],
    }))
    .filter(live => live.collecting || live.meetings.length > 0)
    .sort((a, b) => comparePeriods(a.period.period, b.period.period));
};
