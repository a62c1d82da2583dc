import { comparePeriods, periodEnd, periodKind, periodStart, type PeriodId } from '../period.ts';
import type { Problem } from '../problem.ts';
import type { Sheet } from './cell.ts';
import { samplesOf } from './columnSamples.ts';
import type { Field } from './field.ts';
import type { Asked } from './guessMapping.ts';
import type { SheetMapping } from './mapping.ts';
import { findPeriod } from './periodText.ts';

/** A title, and not a note in which any quarter may be spoken of. */
const longestTitle = 100;

const quartersIn = (text: string, near: PeriodId): PeriodId[] => {
  const found: PeriodId[] = [];
  let rest = text;
  for (let one = findPeriod(rest, near); one !== null; one = findPeriod(rest, near)) {
    if (periodKind(one.period) === 'quarter') found.push(one.period);
    rest = one.rest;
  }
  return found;
};

const saidFields: readonly Field[] = ['value', 'rating', 'commentary'];

/** The sheet's name, and what stands above its headings. */
const inTitles = (sheet: Sheet, { headerRows }: SheetMapping, near: PeriodId): PeriodId[] => {
  const above = sheet.rows.filter(({ number }) => number < Math.min(...headerRows));
  const texts = above.flatMap(({ cells }) => cells.flatMap(cell => (cell?.kind === 'text' ? cell.text : [])));
  return [sheet.name, ...texts.filter(text => text.length <= longestTitle)].flatMap(text =>
    quartersIn(text, near),
  );
};

/** Of columns that say something of a period. Empty where one of them needs no period's name to be the latest. */
const inHeadings = ({ columns }: SheetMapping, near: PeriodId): PeriodId[] => {
  const said = columns.flatMap(({ heading, use }) =>
    use && saidFields.includes(use.field)
      ? [{ field: use.field, quarters: quartersIn(heading, near), period: use.period }]
      : [],
  );
  const isOpen = said.some(
    ({ field, quarters, period }) => period === null && quarters.length === 0 && field !== 'commentary',
  );
  return isOpen ? [] : said.flatMap(({ quarters }) => quarters);
};

/** A form for the whole year has columns of every quarter; those with something in them count. */
const filledHeadings = (sheet: Sheet, { headerRows, columns }: SheetMapping, near: PeriodId): PeriodId[] => {
  const below = sheet.rows.filter(({ number }) => number > Math.max(...headerRows));
  return columns
    .filter(({ use }) => use === null || saidFields.includes(use.field))
    .filter(({ column }) => samplesOf(below, column).length > 0)
    .flatMap(({ heading }) => quartersIn(heading, near));
};

const covers = (said: PeriodId, asked: PeriodId): boolean =>
  periodEnd(said) === periodEnd(asked) ||
  (periodStart(said) <= periodStart(asked) && periodEnd(asked) <= periodEnd(said));

/**
 * Where a sheet says by its title or its headings that it is of another quarter than the one that was asked for. Null
 * where it says nothing of that kind, or names the one that was asked for among others.
 */
export const otherPeriod = (sheet: Sheet, mapping: SheetMapping, { period }: Asked): Problem | null => {
  const titles = inTitles(sheet, mapping, period);
  const isThere = [...titles, ...filledHeadings(sheet, mapping, period)].some(one => covers(one, period));
  if (isThere) return null;
  const named = titles.length > 0 ? titles : inHeadings(mapping, period);
  const latest = named.sort(comparePeriods).at(-1);
  return latest === undefined
    ? null
    : { code: 'other-period', field: 'period', facts: { sheet: sheet.name, said: latest, asked: period } };
};
