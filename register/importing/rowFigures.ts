import type { QuarterProfile, Tolerance, Unit } from '../item.ts';
import { yearOf, type PeriodId } from '../period.ts';
import { readUnit } from './choiceText.ts';
import type { Cell } from './cell.ts';
import type { Field } from './field.ts';
import { readFigure, type ReadFigure } from './figureText.ts';
import type { RowAbout } from './itemRead.ts';
import type { Notes } from './note.ts';
import { readPastFigure } from './pastFigure.ts';
import type { RowReader } from './sheetRow.ts';
import { noTargetRead, readTarget, type ReadTarget } from './targetText.ts';
import { fractionsIn } from './fractions.ts';
import { asPoints, plainFigure, unitOfRow } from './unitOfRow.ts';

/** The cells of a row that hold its figures, by which its unit is known. */
export const figureCells = (row: RowReader): Cell[] =>
  row.columns.uses
    .filter(({ field }) => ['value', 'target', 'baseline', 'profile'].includes(field))
    .map(({ field, period }) => row.cell(field, period));

export const unitFor = (row: RowReader): Unit | null =>
  row.text('unit') === null
    ? unitOfRow(figureCells(row), row.text('title') ?? '')
    : readUnit(row.text('unit') as string);

/** A row whose figures are read in one unit. */
export type Reading = { row: RowReader; unit: Unit; isFraction: (value: number) => boolean };

const cellOf = ({ row, unit, isFraction }: Reading, field: Field, period: PeriodId | null = null): Cell => {
  const cell = row.cell(field, period);
  return unit === 'percent' ? asPoints(cell, isFraction) : cell;
};

/** How the plain percentages of a row are read; what is taken for fractions is noted as it stands. */
export const readingOf = (
  row: RowReader,
  unit: Unit,
  { ref, about }: { ref: string; about: RowAbout },
): Reading => {
  const told = about.defaults.fractions;
  // The target first: it says most of what the others are.
  const cells = [...new Set([row.cell('target'), row.cell('value'), ...figureCells(row)])];
  const isFraction = told === undefined ? fractionsIn(cells, about.fractions) : () => told;
  const plain = [row.cell('value'), ...cells].flatMap(cell => plainFigure(cell) ?? []).find(isFraction);
  if (unit === 'percent' && plain !== undefined)
    about.notes.say('fractions', `${ref} (${plain} is ${Number((plain * 100).toPrecision(12))}%)`);
  return { row, unit, isFraction };
};

/** What a cell is wanted to be, in words. */
const wantedOf: Record<Unit, string> = {
  percent: 'a percentage',
  number: 'a number',
  gbp: 'an amount of money',
  tonnes: 'tonnes',
  kwh: 'kWh',
  days: 'days',
  fte: 'full-time equivalents',
};

export const figureOf = (reading: Reading, field: Field, period: PeriodId | null = null): ReadFigure => {
  const read = readFigure(cellOf(reading, field, period), reading.unit);
  if (read === null) reading.row.unread(field, { period, wanted: wantedOf[reading.unit] });
  return read ?? { kind: 'blank' };
};

/** What cannot be read of an earlier period is left out alone, and noted; the period's own cell has to be readable. */
export const earlierFigureOf = (
  reading: Reading,
  period: PeriodId,
  { ref, notes }: { ref: string; notes: Notes },
): ReadFigure => {
  const cell = cellOf(reading, 'value', period);
  const read = readPastFigure(cell, reading.unit);
  if (read === null) notes.say('past-unread', ref, { period, text: cell.text });
  return read ?? { kind: 'blank' };
};

export const numberOf = (reading: Reading, field: Field, period: PeriodId | null = null): number | null => {
  const read = figureOf(reading, field, period);
  return read.kind === 'figure' ? read.value : null;
};

export const toleranceOf = (reading: Reading): Tolerance | null => {
  const { row, unit } = reading;
  const cell = row.cell('tolerance');
  const relative = cell.kind === 'number' ? cell.shown === 'percent' : cell.text.includes('%');
  const read = readFigure(cell, relative ? 'percent' : unit);
  if (read === null) row.unread('tolerance');
  if (read?.kind !== 'figure') return null;
  // A tolerance in per cent of a percentage is in points: 95% with 2% is met down to 93%.
  return relative && unit !== 'percent'
    ? { amount: read.value / 100, unit: 'relative' }
    : { amount: read.value, unit: 'points' };
};

const close = (a: number, b: number): boolean => Math.abs(a - b) <= Math.abs(b) * 1e-6;

export const targetOf = (reading: Reading): ReadTarget => {
  const read = readTarget(cellOf(reading, 'target'), reading.unit);
  if (read === null) reading.row.unread('target', { wanted: `a target in ${wantedOf[reading.unit]}` });
  return read ?? noTargetRead;
};

/** Targets of the quarters: each quarter's own, or running sums, by which of the two comes to the year's target. */
export const profileOf = (
  reading: Reading,
  target: number | null,
  { ref, about }: { ref: string; about: RowAbout },
): QuarterProfile | null => {
  const year = yearOf(about.to.period);
  const read = [1, 2, 3, 4].map(quarter => numberOf(reading, 'profile', `${year}-Q${quarter}`));
  const known = read.flatMap(one => one ?? []);
  const [q1, q2, q3, q4] = known as QuarterProfile;
  if (known.length === 0) return null;
  if (known.length === 4 && target !== null) {
    if (close(q1 + q2 + q3 + q4, target)) return [q1, q2, q3, q4];
    if (close(q4, target)) return [q1, q2 - q1, q3 - q2, q4 - q3];
  }
  about.notes.say('profile-left-out', ref);
  return null;
};

/** Percentages and averages are printed with up to two places, and whatever has a fraction. */
export const decimalsOf = (unit: Unit, values: readonly (number | null)[]): number =>
  ['percent', 'days', 'fte'].includes(unit) ||
  values.some(value => value !== null && !Number.isInteger(value))
    ? 2
    : 0;
