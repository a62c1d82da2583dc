import { endOfMonth, type Day } from '../day.ts';
import type { Dated } from '../item.ts';
import { periodEnd, type PeriodId } from '../period.ts';
import { isBlank, type Cell } from './cell.ts';
import { isVague, readDay, readDue, type ReadDue } from './dueText.ts';
import { fieldWords, type Field } from './field.ts';
import type { ItemRow, RowAbout } from './itemRead.ts';
import { tidy } from './figureText.ts';
import type { Notes } from './note.ts';
import { findPeriod } from './periodText.ts';
import type { RowReader } from './sheetRow.ts';

const nothing: ReadDue = { day: null, text: null };

const several = /\s*(?:[,;&\n]|\band\b|\bthen\b)\s*/i;

/** Each time that a date was moved, one after the other in a single cell. */
const areSeveral = (cell: Cell, near: PeriodId): boolean => {
  const parts = cell.text.split(several);
  return parts.length > 1 && parts.every(text => readDay({ kind: 'text', text }, near) !== null);
};

const noteVague = (cell: Cell, day: Day, { ref, notes }: { ref: string; notes: Notes }): void => {
  const text = tidy(cell.text);
  if (isVague(text)) notes.say('date-in-words', ref, { text, day });
};

const dueIn = (row: RowReader, field: Field, near: PeriodId): ReadDue => {
  const read = readDue(row.cell(field), near);
  const wanted = areSeveral(row.cell(field), near)
    ? `${fieldWords[field]} (there are several in it: leave only the latest)`
    : fieldWords[field];
  if (read === null) row.unread(field, { wanted });
  return read ?? nothing;
};

/** A day that has to be one where something is written. */
export const dayIn = (row: RowReader, field: Field, near: PeriodId): Day | null =>
  dueIn(row, field, near).day;

/** What a sheet does not tell of a date that was moved. */
const untold = 'Not recorded in the imported sheet';

/** A sheet without a target date of its own leaves the revised one empty where nothing was moved. */
const inForce = (original: ReadDue, target: ReadDue, revised: ReadDue): ReadDue => {
  if (revised.day !== null) return revised;
  if (target.day !== null || target.text !== null) return target;
  return original.day === null && revised.text !== null ? revised : original;
};

/**
 * The dates of a row: first agreed, now, and the move between them. Who agreed a move and why does not stand in a
 * sheet: it is marked as not recorded, and noted.
 */
export const datesOf = ({ row, ref }: ItemRow, { to, notes }: RowAbout): Dated => {
  const [original, target, revised] = (['originalDue', 'due', 'revisedDue'] as const).map(field =>
    dueIn(row, field, to.period),
  ) as [ReadDue, ReadDue, ReadDue];
  const now = inForce(original, target, revised);
  const originalDue = original.day ?? target.day ?? now.day;
  const isMoved = originalDue !== null && now.day !== null && originalDue !== now.day;
  for (const field of ['originalDue', 'due', 'revisedDue'] as const) {
    const { day } = readDue(row.cell(field), to.period) ?? nothing;
    if (day !== null) noteVague(row.cell(field), day, { ref, notes });
  }
  if (isMoved) notes.say('revision-unexplained', ref);
  const ended = periodEnd(to.period);
  return {
    originalDue,
    due: now.day,
    dueText: now.text,
    revisions: isMoved
      ? [
          {
            from: originalDue,
            to: now.day as Day,
            agreedBy: untold,
            agreedOn: ended < to.today ? ended : to.today,
            reason: untold,
          },
        ]
      : [],
  };
};

const quarterOfDay = (day: Day): PeriodId => {
  const [year = 0, month = 0] = endOfMonth(day).split('-').map(Number);
  const start = month < 4 ? year - 1 : year;
  const quarter = Math.floor(((month + 8) % 12) / 3) + 1;
  return `${start}-${String((start + 1) % 100).padStart(2, '0')}-Q${quarter}`;
};

/** The quarter or year in a cell of its own; where there is none, that of a day (milestones only). */
export const plannedIn = (
  row: RowReader,
  field: 'planned' | 'revised',
  { day, near, ...said }: { day: Day | null; near: PeriodId; ref: string; notes: Notes },
): PeriodId | null => {
  const cell = row.cell(field);
  if (isBlank(cell)) return day === null ? null : quarterOfDay(day);
  if (cell.kind === 'day') return quarterOfDay(cell.day);
  const found = findPeriod(cell.text, near);
  if (found?.rest === '') return found.period;
  const due = readDue(cell, near);
  if (due?.day) {
    noteVague(cell, due.day, said);
    return quarterOfDay(due.day);
  }
  row.unread(field);
  return null;
};

/** Words of a plan that say less than a quarter: kept, where no date says more. */
export const vaguelyPlanned = (row: RowReader): string | null => {
  const text = tidy(row.cell('planned').text);
  return isVague(text) ? text : null;
};
