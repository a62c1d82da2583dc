import {
  accept,
  refuse,
  returnsByPost,
  workingDaysLate,
  type Calendar,
  type PeriodId,
  type ReturnOfPost,
  type Result,
  type Snapshot,
} from '../../register/index.ts';
import { directorateText, owingText, returnsColumns, undatedText } from '../blocks/returns.ts';
import { returnsSentence } from '../blocks/returnsSentence.ts';
import { day, figure, text, type ExportedCell, type ExportedColumn, type ExportedTable } from './exported.ts';

const widths: Record<(typeof returnsColumns)[number]['id'], number> = {
  post: 30,
  directorate: 26,
  asked: 10,
  answered: 10,
  last: 14,
  approved: 10,
  owing: 40,
};

const columns: ExportedColumn[] = [
  ...returnsColumns.map(({ id, title }) => ({ id, title, width: widths[id] })),
  { id: 'working_days_late', title: 'Working days late', width: 14 },
];

const cellsOf = (one: ReturnOfPost, daysLate: number | null): ExportedCell[] => [
  text(one.post),
  text(directorateText(one)),
  figure(one.asked, null),
  figure(one.answered, null),
  one.lastSaidOn === null ? text(undatedText(one)) : day(one.lastSaidOn),
  figure(one.approved, null),
  text(owingText(one)),
  figure(daysLate, null),
];

/**
 * The rows of the block `returns` with its sentence, and how late the last answer of each post was; empty where nobody
 * knows. Refused with `unknown-period` where the register has no such period.
 */
export const returnsExport = (
  snapshot: Snapshot,
  { period, calendar }: { period: PeriodId; calendar: Calendar },
): Result<ExportedTable & { sentence: string }> => {
  const known = snapshot.periods.find(one => one.period === period);
  if (!known) {
    const others = snapshot.periods.map(one => one.period).join(', ');
    return refuse({ code: 'unknown-period', field: 'period', facts: { period, known: others } });
  }
  const posts = returnsByPost(snapshot, period);
  return accept({
    sentence: returnsSentence({ snapshot, period }, posts),
    columns,
    rows: posts.map(one => cellsOf(one, workingDaysLate(one, known, calendar))),
  });
};
