import type { Sheet } from './cell.ts';
import { plainHeading } from './headings.ts';
import type { SheetMapping } from './mapping.ts';
import { findPeriod } from './periodText.ts';
import type { PeriodId } from '../period.ts';

/**
 * As long as the name of a sheet can be. Source: Microsoft Support, "Rename a worksheet"
 * (https://support.microsoft.com/office/rename-a-worksheet-3f1f7148-ee83-404d-8ef0-9ff99fbad1f9). One may be lost to a
 * space at the end.
 */
const longestName = 31;

/** Without the period that stands behind it, and without what joined the two. */
const bare = (text: string, near: PeriodId): string =>
  (findPeriod(text, near)?.rest ?? text).replace(/^[\s\-\u2013\u2014:,;|)]+|[\s\-\u2013\u2014:,;|(]+$/g, '');

/** "Growth" for "Growth Q1", which is "Growth Q2" the next time; a name that is nothing but a period stays. */
export const withoutPeriod = (text: string, near: PeriodId): string => bare(text, near) || text;

/**
 * What a sheet is called in every period: its name without that of the period, or where Excel has cut that, the title
 * above the table that begins with it.
 */
export const titleOfSheet = (sheet: Sheet, { headerRows }: SheetMapping, near: PeriodId): string => {
  if (sheet.name.length < longestName - 1) return withoutPeriod(sheet.name, near);
  const name = plainHeading(sheet.name);
  const above = sheet.rows.filter(({ number }) => number < Math.min(...headerRows));
  const titles = above
    .flatMap(({ cells }) => cells.flatMap(cell => cell?.text.replace(/\s+/g, ' ').trim() ?? []))
    .map(text => bare(text, near));
  return titles.find(text => plainHeading(text).startsWith(name)) ?? withoutPeriod(sheet.name, near);
};
