import type { Day, Instant } from '../day.ts';
import type { Document } from '../document.ts';
import type { Action, Indicator, ItemKind } from '../item.ts';
import type { PeriodId } from '../period.ts';
import type { Plan } from '../plan.ts';
import type { Problem } from '../problem.ts';
import type { Recommendation } from '../recommendation.ts';
import type { ReportingPeriod } from '../reportingPeriod.ts';
import type { Scheme } from '../scheme.ts';
import type { Update } from '../update.ts';
import type { Calendar } from '../workingDays.ts';
import type { KnownItem } from './knownRefs.ts';
import type { SheetMapping } from './mapping.ts';
import type { Note } from './note.ts';

/** For whom a workbook is read, and what the register has already. `now` is business time. */
export type ImportFor = {
  council: string;
  /** Null: made of `council`. */
  councilTitle: string | null;
  /** Where it comes among the councils of the register, if it is a new one: after those that are there. */
  councilOrder: number;
  scheme: Scheme;
  period: PeriodId;
  calendar: Calendar;
  now: Instant;
  today: Day;
  plans: readonly Plan[];
  /** The items that the council has in the register, by which rows are known again. Absent: none. */
  items?: readonly (KnownItem & { kind: ItemKind })[];
  /** The figures are of `period`, whatever the sheet says of itself. */
  periodForced?: boolean;
};

/** What a workbook comes to: rows of the register, not yet written. */
export type ImportedRegister = {
  plans: Plan[];
  actions: Action[];
  indicators: Indicator[];
  recommendations: Recommendation[];
  documents: Document[];
  updates: Update[];
  periods: ReportingPeriod[];
};

/** A row that was left out because something in it could not be read. */
export type LeftOut = { sheet: string; row: number; ref: string };

/**
 * `problems` are all cells that could not be read; their rows are in `leftOut` and not in `register`. Whether the rest
 * is wanted without them is for a person to say.
 */
export type ReadWorkbook = {
  mappings: SheetMapping[];
  register: ImportedRegister;
  notes: Note[];
  problems: Problem[];
  leftOut: LeftOut[];
};

/** What was read, or why not, with the mappings as far as they were found. */
export type WorkbookRead =
  { ok: true; value: ReadWorkbook } | { ok: false; problems: Problem[]; mappings: SheetMapping[] };

/** "Kings Lynn" for `kings-lynn`. */
export const readableTitle = (id: string): string =>
  id
    .split('-')
    .map(word => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join(' ');

/** `promote-growth-and-prosperity`: lower case, words joined, at most 60 characters unless told. */
export const slugOf = (title: string, most = 60): string =>
  title
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, most)
    .replace(/^-+|-+$/g, '');
