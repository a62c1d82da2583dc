import { endOfMonth, type Day } from '../day.ts';
import { periodEnd, type PeriodId } from '../period.ts';
import { parseWrittenDay, spanOfYear } from '../writtenDay.ts';
import { absenceOf } from './absentText.ts';
import type { Cell } from './cell.ts';
import { tidy } from './figureText.ts';
import { findPeriod } from './periodText.ts';
import { endOfYears } from './wholeYears.ts';

/** `text` is kept where the day says less than was written ("W/c 6 November"), or there is no day ("Ongoing"). */
export type ReadDue = { day: Day | null; text: string | null };

const plainly = /^[\d/.\s-]+$|^(\d{1,2}(st|nd|rd|th)? )?[a-z]+ \d{4}$/i;

/** Of a month that is cut in parts the last day counts too. */
const partOfMonth = /^(early|mid|late)[- ](?=[a-z]{3})/i;

/** The last month of each season that falls into one year. Source: Met Office, meteorological seasons. */
const seasonEnds: Record<string, string> = { spring: 'May', summer: 'August', autumn: 'November' };
const season =
  /^(?:by )?(?:the )?(?:end of )?(?:early |mid |late )?(spring|summer|autumn),? (?:of )?(20\d\d)$/i;

/** `Autumn 2025` is November 2025. In which year a winter ends, nobody can tell. */
const monthOfSeason = (said: string): string | null => {
  const [, name = '', year = ''] = season.exec(said) ?? [];
  const month = seasonEnds[name.toLowerCase()];
  return month === undefined ? null : `${month} ${year}`;
};

/** Words that say less than the day that is made of them, so that somebody has to look. */
export const isVague = (said: string): boolean =>
  endOfYears(said) !== null || partOfMonth.test(said) || monthOfSeason(said) !== null;

/**
 * A date as it stands in a plan of work: a date of the spreadsheet, `31/03/2025`, `Mar 2025`, `end of March 2025`,
 * `Q2 2024/25`, `W/c 6 November` (in the financial year of `near`). A month, a quarter, a season (`Autumn 2025`), a year
 * (`2021`, `2021-23`) is its last day. Words without any number ("Ongoing", "Completed") are no date, and no
 * fault. Null where a number cannot be read as a date.
 */
export const readDue = (cell: Cell, near: PeriodId): ReadDue | null => {
  if (cell.kind === 'day') return { day: cell.month ? endOfMonth(cell.day) : cell.day, text: null };
  const said = tidy(cell.text);
  const absence = absenceOf(said);
  if (absence !== null) return { day: null, text: absence === 'blank' ? null : said };
  const years = endOfYears(said);
  if (years !== null) return { day: years, text: said };
  if (cell.kind !== 'text') return null;
  if (!/\d/.test(said)) return { day: null, text: said };
  const ofSeason = monthOfSeason(said);
  const written = parseWrittenDay(ofSeason ?? said.replace(partOfMonth, ''), 'due', spanOfYear(near));
  if (written.ok) return { day: written.value, text: ofSeason === null && plainly.test(said) ? null : said };
  const named = findPeriod(said, near);
  return named && /^(|by|end( of)?|by( the)? end of)$/i.test(named.rest)
    ? { day: periodEnd(named.period), text: said }
    : null;
};

/** A day that has to be one; null for what is none, and for what is not there. */
export const readDay = (cell: Cell, near: PeriodId): Day | null => readDue(cell, near)?.day ?? null;
