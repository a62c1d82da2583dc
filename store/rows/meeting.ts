import { meetingKey, type Meeting, type Result } from '../../register/index.ts';
import { FieldReader } from './fieldReader.ts';
import type { Fields } from './row.ts';

/** `id` has no column: it is the last part of the Key. */
export const parseMeeting = (fields: Fields): Result<Meeting> => {
  const read = new FieldReader(fields);
  const key = read.text('Key');
  const meeting: Meeting = {
    key,
    id: key.slice(key.lastIndexOf('/') + 1),
    council: read.text('Council'),
    period: read.period('Period'),
    body: read.text('Body'),
    reportDeadline: read.dayOrNull('ReportDeadline'),
    publishBy: read.day('PublishBy'),
    meetsOn: read.day('MeetsOn'),
    snapshotFile: read.textOrNull('SnapshotFile'),
    snapshotHash: read.textOrNull('SnapshotHash'),
    outcome: read.textOrNull('Outcome'),
    minuteRef: read.textOrNull('MinuteRef'),
  };
  read.keyIs(meetingKey(meeting.council, meeting.period, meeting.body));
  return read.finish(meeting);
};

export const meetingFields = (meeting: Meeting): Fields => ({
  Title: `${meeting.body} ${meeting.meetsOn}`,
  Key: meeting.key,
  Council: meeting.council,
  Period: meeting.period,
  Body: meeting.body,
  ReportDeadline: meeting.reportDeadline,
  PublishBy: meeting.publishBy,
  MeetsOn: meeting.meetsOn,
  SnapshotFile: meeting.snapshotFile,
  SnapshotHash: meeting.snapshotHash,
  Outcome: meeting.outcome,
  MinuteRef: meeting.minuteRef,
});
