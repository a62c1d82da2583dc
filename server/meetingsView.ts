import {
  changedSince,
  dayOf,
  liveReports,
  meetingProblems,
  openToday,
  periodTitle,
  withoutRestricted,
  type Calendar,
  type Instant,
  type ItemChange,
  type Meeting,
  type PeriodId,
  type Result,
  type Snapshot,
  type StandingAlone,
} from '../register/index.ts';
import { bandShown } from '../report/index.ts';
import { etagOf } from './etag.ts';
import type { ReadVersion } from './frozenVersions.ts';
import type { ChangeSide, ChangeView, MeetingChanges, MeetingsView, MeetingVersion } from './meetingWire.ts';
import { speak, valueOf } from './problem.ts';
import { postOf } from './saying.ts';

/** Every meeting of the period, and those to come of other live ones; the earliest first, of a day by body. */
const meetingsOf = (snapshot: Snapshot, period: PeriodId, now: Instant): Meeting[] => {
  const toCome = liveReports(snapshot, dayOf(now)).flatMap(({ meetings }) => meetings);
  const others = toCome.filter(one => one.period !== period);
  return [...snapshot.meetings.filter(one => one.period === period), ...others].sort(
    (a, b) => a.meetsOn.localeCompare(b.meetsOn) || a.body.localeCompare(b.body, 'en-GB'),
  );
};

const versionOf = ({ snapshotHash: hash }: Meeting, read: Result<Snapshot>): MeetingVersion | null => {
  if (hash === null) return null;
  if (read.ok) return { hash, frozenAt: read.value.asAt, problem: null };
  const [problem] = read.problems;
  return { hash, frozenAt: null, problem: problem ? speak(problem) : null };
};

/** The law's last day for papers that are planned later. */
const latestPublish = (meeting: Meeting, calendar: Calendar): string | null => {
  const late = meetingProblems(meeting, calendar).find(({ field }) => field === 'publishBy');
  return late ? String(late.facts?.['latest']) : null;
};

type Looking = { period: PeriodId; now: Instant; calendar: Calendar; mayFreeze: boolean; read: ReadVersion };

export const viewMeetings = async (
  snapshot: Snapshot,
  { period, now, calendar, mayFreeze, read }: Looking,
): Promise<MeetingsView> => {
  const meetings = await Promise.all(
    meetingsOf(snapshot, period, now).map(async meeting => {
      const { key, id, body, reportDeadline, publishBy, meetsOn, snapshotHash, outcome, minuteRef } = meeting;
      const version = snapshotHash === null ? null : versionOf(meeting, await read(snapshot, meeting));
      return {
        ...{ key, id, period: meeting.period, body, reportDeadline, publishBy, meetsOn, outcome, minuteRef },
        periodTitle: periodTitle(meeting.period),
        version,
        latestPublish: latestPublish(meeting, calendar),
      };
    }),
  );
  const view = { council: snapshot.council, period, today: dayOf(now), meetings, mayFreeze };
  return { ...view, etag: etagOf(view) };
};

const sideOf = (standing: StandingAlone | null): ChangeSide | null =>
  standing && {
    item: standing.item,
    mark: bandShown(standing.scheme, standing.rating.band),
    update: standing.update,
  };

const changeOf = ({ then, now, parts }: ItemChange, all: Snapshot): ChangeView => {
  const { item } = now ?? then;
  const decided = now?.update?.state === 'approved' ? now.update.decided : undefined;
  const moved =
    item.kind === 'action' && parts.some(one => one === 'due') ? item.revisions.at(-1) : undefined;
  const restated = item.kind === 'action' && parts.some(one => one === 'state');
  return {
    key: item.key,
    ref: item.ref,
    title: item.title,
    then: sideOf(then),
    now: sideOf(now),
    parts: [...parts],
    approved: decided ? { by: postOf(all, decided.by), at: decided.at } : null,
    redated: moved ? { by: moved.agreedBy, on: moved.agreedOn, reason: moved.reason } : null,
    decisionRef: restated ? item.decisionRef : null,
  };
};

/**
 * What is shown in a room full of people holds nothing restricted, whoever asks: both sides are what everybody on the
 * site may read today.
 *
 * @param whole the register now, with its restricted rows
 * @throws Refusal where the period is not in one of the two
 */
export const viewChanges = (meeting: Meeting, then: Snapshot, whole: Snapshot): MeetingChanges => {
  const { key, body, period } = meeting;
  const found = valueOf(changedSince(openToday(then, whole), withoutRestricted(whole), period));
  const changes = found.items.map(one => changeOf(one, whole));
  const view = { meeting: key, body, period, frozenAt: then.asAt, changes, counts: found.counts };
  return { ...view, etag: etagOf(view) };
};
