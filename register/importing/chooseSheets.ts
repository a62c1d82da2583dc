import { refuse, type Problem } from '../problem.ts';
import type { Sheet } from './cell.ts';
import { guessMapping, type Asked, type Guessed } from './guessMapping.ts';
import type { Corrections, SheetCorrection, SheetMapping } from './mapping.ts';
import type { Notes } from './note.ts';
import { measuresForWork, workForMeasures } from './otherScheme.ts';
import { findPeriod } from './periodText.ts';
import { otherPeriod } from './saidPeriod.ts';
import { tablesOf, type Table } from './tables.ts';

const nothing: Problem = {
  code: 'file-unreadable',
  facts: { file: 'The file', why: 'there is nothing in it' },
};

/** A sheet with how it is read. */
export type ChosenSheet = { sheet: Sheet; mapping: SheetMapping };

/** Refused with the mappings as far as they were found. */
type Chosen =
  { ok: true; value: ChosenSheet[] } | { ok: false; problems: Problem[]; mappings: SheetMapping[] };

/** What is asked of a workbook. `periodForced`: what it says of its own period does not matter. */
type AskedOf = Asked & { periodForced?: boolean };

const named = (sheets: readonly Sheet[], name: string): Sheet | undefined =>
  sheets.find(sheet => sheet.name.trim().toLowerCase() === name.trim().toLowerCase());

type Looked = { sheet: Table; guessed: Guessed; isNamed: boolean };

const lookAt = (sheet: Table, asked: AskedOf, correction: SheetCorrection | null): Looked => ({
  sheet,
  guessed: guessMapping(sheet, asked, correction),
  isNamed: correction !== null && correction.sheet !== null,
});

const fittingOf = (looked: readonly Looked[]): ChosenSheet[] =>
  looked.flatMap(({ sheet, guessed }) => (guessed.ok ? [{ sheet, mapping: guessed.value }] : []));

const foundOf = ({ guessed }: Looked): SheetMapping[] =>
  guessed.ok ? [guessed.value] : guessed.mapping ? [guessed.mapping] : [];

const problemsOf = ({ guessed }: Looked): Problem[] => (guessed.ok ? [] : guessed.problems);

/** A sheet that lacks something may be of another quarter or of another kind, which says more than what it lacks. */
const insteadOf = (looked: Looked, asked: AskedOf): Problem[] => {
  const [mapping] = foundOf(looked);
  const other =
    mapping &&
    ((asked.periodForced ? null : otherPeriod(looked.sheet, mapping, asked)) ??
      measuresForWork(looked.sheet, mapping, asked) ??
      workForMeasures(looked.sheet, mapping, asked));
  return other ? [other] : problemsOf(looked);
};

const refused = (looked: readonly Looked[], problems: readonly Problem[]): Chosen => ({
  ...refuse(...problems),
  mappings: looked.flatMap(foundOf),
});

/** Sheets of a year's quarters: only that of the period is meant. */
const ofPeriod = (chosen: ChosenSheet[], { period }: Asked): ChosenSheet[] => {
  const dated = chosen.map(one => ({ one, named: findPeriod(one.sheet.name, period)?.period ?? null }));
  const ours = dated.filter(({ named: is }) => is === period);
  return ours.length > 0 ? ours.map(({ one }) => one) : chosen;
};

/** A list of work has ratings too; what has figures against targets beside one that has not is a list of measures. */
const ofKind = (chosen: ChosenSheet[], { scheme }: Asked): ChosenSheet[] => {
  if (scheme.rates !== 'action') return chosen;
  const work = chosen.filter(({ mapping }) => !mapping.columns.some(({ use }) => use?.field === 'target'));
  return work.length > 0 ? work : chosen;
};

const fewestProblems = (looked: readonly Looked[]): Looked | undefined =>
  [...looked].sort((a, b) => problemsOf(a).length - problemsOf(b).length).at(0);

/** A sheet, or one of its tables, as a person finds it. */
const placeOf = ({ name, begins }: Table): string =>
  begins === undefined ? name : `${name}, from row ${begins}`;

/** The tables of a sheet that are meant: those that fit, or else the one that lacks least. */
const lookInto = (
  sheet: Sheet,
  asked: AskedOf,
  { correction, notes }: { correction: SheetCorrection; notes: Notes },
): Looked[] => {
  const { headerRows } = correction;
  const tables = tablesOf(sheet, asked.period);
  const isTold = ({ rows }: Table) =>
    headerRows === null || rows.some(row => headerRows.includes(row.number));
  const told = tables.filter(isTold);
  const looked = (told.length > 0 ? told : [sheet]).map(table => lookAt(table, asked, correction));
  const fitting = ofKind(fittingOf(looked), asked);
  const chosen = looked.filter(one => fitting.some(fit => fit.sheet === one.sheet));
  // A sheet is at least one table.
  const meant = chosen.length > 0 ? chosen : [fewestProblems(looked) as Looked];
  for (const table of tables)
    if (tables.length > 1 && !meant.some(one => one.sheet === table))
      notes.say('other-sheet', placeOf(table));
  return meant;
};

const asTold = (
  sheets: readonly Sheet[],
  { corrections, notes }: { corrections: Corrections; notes: Notes },
  asked: AskedOf,
): Chosen => {
  const known = sheets.map(sheet => sheet.name).join(', ');
  const missing = corrections.sheets
    .filter(({ sheet }) => sheet !== null && !named(sheets, sheet))
    .map((one): Problem => ({
      code: 'column-missing',
      field: 'sheet',
      facts: { noSheet: one.sheet as string, known },
    }));
  const looked = corrections.sheets.flatMap(correction => {
    const one = correction.sheet === null ? undefined : named(sheets, correction.sheet);
    const own = correction.sheet === null ? sheets.filter(sheet => !sheet.hidden) : [one ?? []].flat();
    return own.flatMap(sheet => lookInto(sheet, asked, { correction, notes }));
  });
  const chosen = fittingOf(looked);
  const broken = looked
    .filter(({ isNamed }) => isNamed || chosen.length === 0)
    .flatMap(one => insteadOf(one, asked));
  const problems = [...missing, ...broken];
  return problems.length > 0 ? refused(looked, problems) : { ok: true, value: chosen };
};

const asGuessed = (sheets: readonly Sheet[], asked: AskedOf, notes: Notes): Chosen => {
  for (const sheet of sheets.filter(one => one.hidden)) notes.say('hidden-sheet', sheet.name);
  const visible = sheets.filter(sheet => !sheet.hidden && sheet.rows.length > 0);
  const tables = visible.flatMap(sheet => tablesOf(sheet, asked.period));
  const looked = tables.map(table => lookAt(table, asked, null));
  const fitting = fittingOf(looked);
  if (fitting.length === 0) {
    const nearest = fewestProblems(looked);
    return refused(nearest ? [nearest] : [], nearest ? insteadOf(nearest, asked) : [nothing]);
  }
  const chosen = ofKind(ofPeriod(fitting, asked), asked);
  for (const table of tables)
    if (!chosen.some(one => one.sheet === table)) notes.say('other-sheet', placeOf(table));
  return { ok: true, value: chosen };
};

/**
 * The sheets of a workbook that are read, in its order: those that a mapping names; else every visible one that has
 * what is needed (or each of its tables), of a workbook with a sheet for each quarter only the period's. Refused with what the best one lacks,
 * and where a sheet is of another quarter or holds what the scheme does not rate.
 */
export const chooseSheets = (
  sheets: readonly Sheet[],
  asked: AskedOf,
  { corrections, notes }: { corrections: Corrections; notes: Notes },
): Chosen => {
  const chosen =
    corrections.sheets.length > 0
      ? asTold(sheets, { corrections, notes }, asked)
      : asGuessed(sheets, asked, notes);
  if (!chosen.ok) return chosen;
  const wrong = chosen.value.flatMap(
    ({ sheet, mapping }) =>
      measuresForWork(sheet, mapping, asked) ??
      (asked.periodForced ? null : otherPeriod(sheet, mapping, asked)) ??
      [],
  );
  return wrong.length > 0
    ? { ...refuse(...wrong), mappings: chosen.value.map(({ mapping }) => mapping) }
    : chosen;
};
