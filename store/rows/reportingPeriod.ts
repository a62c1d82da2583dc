import {
  reportingPeriodKey,
  reportingStates,
  type ReportingPeriod,
  type Result,
} from '../../register/index.ts';
import { FieldReader } from './fieldReader.ts';
import type { Fields } from './row.ts';

export const parseReportingPeriod = (fields: Fields): Result<ReportingPeriod> => {
  const read = new FieldReader(fields);
  const council = read.text('Council');
  const period = read.period('Period');
  const row: ReportingPeriod = {
    key: read.text('Key'),
    council,
    period,
    title: read.text('Title'),
    opensOn: read.day('OpensOn'),
    dueOn: read.day('DueOn'),
    state: read.choice('State', reportingStates),
    snapshotFile: read.textOrNull('SnapshotFile'),
    snapshotHash: read.textOrNull('SnapshotHash'),
  };
  read.keyIs(reportingPeriodKey(council, period));
  return read.finish(row);
};

export const reportingPeriodFields = (period: ReportingPeriod): Fields => ({
  Title: period.title,
  Key: period.key,
  Council: period.council,
  Period: period.period,
  OpensOn: period.opensOn,
  DueOn: period.dueOn,
  State: period.state,
  SnapshotFile: period.snapshotFile,
  SnapshotHash: period.snapshotHash,
});
