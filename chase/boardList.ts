import type { Calendar, Day, PeriodId, Snapshot } from '../register/index.ts';
import { rungsUntil } from './ladder.ts';
import { listOwed } from './owed.ts';

/** What one post still owes for a period. Posts, not people: the list goes to the board. */
export type BoardRow = { post: string; period: PeriodId; due: Day; itemKeys: string[] };

/** Returns that are ten working days late or more, by post, then period: what the director is told of, the board sees. */
export const boardList = (snapshot: Snapshot, at: { day: Day; calendar: Calendar }): BoardRow[] => {
  const rows = new Map<string, BoardRow>();
  for (const owed of listOwed({ snapshot, ...at })) {
    const { ladder, post, period, terms, itemKey } = owed;
    const late = rungsUntil(owed.rungs, terms, at).some(({ rung }) => rung.step === '10-after-due');
    if (ladder !== 'quarterly-return' || post === null || period === null || !terms.due || !late) continue;
    const name = `${post}|${period}|${terms.due}`;
    const row = rows.get(name);
    if (row) row.itemKeys.push(itemKey);
    else rows.set(name, { post, period, due: terms.due, itemKeys: [itemKey] });
  }
  return [...rows.values()].sort(
    (a, b) => a.post.localeCompare(b.post) || a.period.localeCompare(b.period) || a.due.localeCompare(b.due),
  );
};
