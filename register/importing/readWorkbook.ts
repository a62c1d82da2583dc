import type { ItemKind } from '../item.ts';
import { comparePeriods, periodEnd, type PeriodId } from '../period.ts';
import type { Problem } from '../problem.ts';
import type { Scheme } from '../scheme.ts';
import type { Update } from '../update.ts';
import { readBand } from './bandText.ts';
import { isBlank, type Cell, type Sheet } from './cell.ts';
import { carriedDown } from './carriedDown.ts';
import { chooseSheets, type ChosenSheet } from './chooseSheets.ts';
import type { ImportedRegister, ImportFor, LeftOut, WorkbookRead } from './importing.ts';
import type { ItemRow, RowAbout } from './itemRead.ts';
import type { Corrections, SheetMapping } from './mapping.ts';
import { createNotes, type Notes } from './note.ts';
import { createPlansRead } from './plansRead.ts';
import { readAction } from './readAction.ts';
import { readDocument, readRecommendation } from './readAssurance.ts';
import { readIndicator } from './readIndicator.ts';
import { refsOf, type RowRef } from './refs.ts';
import { figureCells, unitFor } from './rowFigures.ts';
import { kindOfRow } from './rowKind.ts';
import { columnsOf, createRowReader, type RowReader } from './sheetRow.ts';
import { areFractions } from './unitOfRow.ts';
import { titleOfSheet } from './sheetTitle.ts';
import { createSaidAt, periodRead } from './updateRead.ts';

type Line = { row: RowReader; planAbove: string | null };

/** The rows of a sheet that are items; the others are noted, but for blank ones. */
const linesOf = (
  { sheet, mapping }: ChosenSheet,
  { notes, hidden }: { notes: Notes; hidden: 'read' | 'leave-out' },
): Line[] => {
  const columns = columnsOf(mapping);
  const hasPlans = columns.of('plan') !== null;
  const lines: Line[] = [];
  let above: string | null = null;
  let isNoted = false;
  const passOver = (row: number, why: string) =>
    notes.say('row-passed-over', `${sheet.name}, row ${row}`, { why });
  const below = sheet.rows.filter(row => row.number > Math.max(...mapping.headerRows));
  const known = below.map(row => ({ row, kind: kindOfRow(row, columns) }));
  for (const { row, kind } of carriedDown(known, columns, notes)) {
    if (kind.kind === 'blank') continue;
    if (row.hidden) notes.say('hidden-row', `${sheet.name}, row ${row.number}`, { hidden });
    if (row.hidden && hidden === 'leave-out') continue;
    if (kind.kind === 'heading') [above, isNoted] = [kind.text, hasPlans];
    if (kind.kind !== 'item') {
      passOver(row.number, kind.kind);
      continue;
    }
    if (above !== null && !isNoted) notes.say('plan-from-headings', above);
    isNoted = true;
    lines.push({
      row: createRowReader(sheet.name, row, columns),
      planAbove: hasPlans ? null : above,
    });
  }
  return lines;
};

const isSaid = (cell: Cell): boolean => !isBlank(cell);

/** Periods that the sheet has columns for, but that are still to come. */
const noteLater = (lines: readonly Line[], period: PeriodId, notes: Notes): void => {
  const later = new Set<PeriodId>();
  for (const { row } of lines)
    for (const use of row.columns.uses)
      if (use.period !== null && use.field !== 'profile' && periodEnd(use.period) > periodEnd(period))
        if (isSaid(row.cell(use.field, use.period))) later.add(use.period);
  for (const one of later) notes.say('later-period', one);
};

/** Where several sheets are read and nothing else names a plan, each sheet is one. */
const namePlans = (
  lines: Line[],
  sheets: readonly ChosenSheet[],
  { notes, hasDefault, near }: { notes: Notes; hasDefault: boolean; near: PeriodId },
): Line[] => {
  const named = lines.some(({ row, planAbove }) => planAbove !== null || row.columns.of('plan') !== null);
  if (named || hasDefault) return lines;
  if (new Set(sheets.map(({ sheet }) => sheet.name)).size === 1) {
    notes.say('one-plan', 'Council plan');
    return lines;
  }
  const titles = new Map(
    sheets.map(({ sheet, mapping }) => [sheet.name, titleOfSheet(sheet, mapping, near)]),
  );
  for (const title of titles.values()) notes.say('plan-from-sheet', title);
  return lines.map(line => ({ ...line, planAbove: titles.get(line.row.sheet) as string }));
};

type Read = Pick<ImportedRegister, 'actions' | 'indicators' | 'recommendations' | 'documents' | 'updates'>;

type ReadLine = (line: ItemRow, about: RowAbout) => Partial<Read>;

const readers: Record<Exclude<ItemKind, 'complaint'>, ReadLine> = {
  indicator: (line, about) => {
    const { item, updates } = readIndicator(line, about);
    return { indicators: [item], updates };
  },
  action: (line, about) => {
    const { item, updates } = readAction(line, about);
    return { actions: [item], updates };
  },
  recommendation: (line, about) => ({ recommendations: [readRecommendation(line, about)] }),
  document: (line, about) => ({ documents: [readDocument(line, about)] }),
};

const periodsOf = (updates: readonly Update[], to: ImportFor) =>
  [...new Set([...updates.map(({ period }) => period), to.period])].sort(comparePeriods).map(period =>
    periodRead(
      period,
      updates.some(update => update.period === period),
      to,
    ),
  );

/** Looked at only as far as it takes to see that they are no fractions. */
function* percentCells(lines: readonly Line[]): Generator<Cell> {
  for (const { row } of lines) if (unitFor(row) === 'percent') yield* figureCells(row);
}

/** Reads every line, and keeps those in which all could be read, and whose reference no other has. */
const readAll = (lines: readonly Line[], readLine: ReadLine, about: RowAbout) => {
  const { items = [], scheme, period } = about.to;
  const there = items.filter(({ kind }) => kind === scheme.rates);
  const { refs, doubled } = refsOf(lines, { there, near: period });
  const read: Read = { actions: [], indicators: [], recommendations: [], documents: [], updates: [] };
  const problems = [...doubled];
  const leftOut: LeftOut[] = [];
  for (const { row, planAbove } of lines) {
    const { ref, notes: own, isDoubled } = refs.get(row) as RowRef;
    // What was guessed of a row that is then left out is nobody's concern.
    const notes = createNotes();
    notes.take(own);
    const one = readLine({ row, ref, planAbove }, { ...about, notes });
    problems.push(...row.problems);
    if (isDoubled || row.problems.length > 0) {
      leftOut.push({ sheet: row.sheet, row: row.row.number, ref });
      continue;
    }
    about.notes.take(notes.all());
    read.actions.push(...(one.actions ?? []));
    read.indicators.push(...(one.indicators ?? []));
    read.recommendations.push(...(one.recommendations ?? []));
    read.documents.push(...(one.documents ?? []));
    read.updates.push(...(one.updates ?? []));
  }
  return { read, problems, leftOut };
};

/** The bands that a mapping gives to words, by id or as the scheme calls them. */
const ratingsFrom = (ratings: Corrections['ratings'], scheme: Scheme) => {
  const known = scheme.bands.map(({ id, word }) => `${id} (${word})`).join(', ');
  const read = Object.entries(ratings).map(([text, name]) => ({ text, name, band: readBand(name, scheme) }));
  return {
    ratings: Object.fromEntries(read.map(({ text, band }) => [text, band ?? ''])),
    problems: read
      .filter(({ band }) => band === null)
      .map(({ text, name }): Problem => ({
        code: 'band-not-in-scheme',
        field: `ratings.${text}`,
        facts: { band: name, known },
      })),
  };
};

/**
 * A workbook as rows of the register: items of the kind that the scheme rates, what was said of each in the period and
 * in those before it, the plans, the council's own row and the periods. Refused where no sheet has what is needed.
 * Cells that could not be read are all in `problems`; the register is what is left without their rows.
 */
export const readWorkbook = (
  sheets: readonly Sheet[],
  to: ImportFor,
  corrections: Corrections,
): WorkbookRead => {
  const { rates } = to.scheme;
  const refused = (problems: Problem[], mappings: SheetMapping[] = []): WorkbookRead => ({
    ok: false,
    problems,
    mappings,
  });
  if (rates === 'complaint')
    return refused([{ code: 'not-allowed', field: 'scheme', facts: { scheme: to.scheme.id } }]);
  const notes = createNotes();
  const { defaults } = corrections;
  const chosen = chooseSheets(sheets, to, { corrections, notes });
  if (!chosen.ok) return chosen;
  const mappings = chosen.value.map(({ mapping }) => mapping);
  const { ratings, problems: unknown } = ratingsFrom(corrections.ratings, to.scheme);
  if (unknown.length > 0) return refused(unknown, mappings);
  const found = chosen.value.flatMap(sheet => linesOf(sheet, { notes, hidden: defaults.hidden ?? 'read' }));
  const lines = namePlans(found, chosen.value, {
    notes,
    hasDefault: defaults.plan !== undefined,
    near: to.period,
  });
  if (lines.length === 0)
    return refused(
      chosen.value.map(({ sheet }): Problem => ({
        code: 'file-unreadable',
        facts: { file: sheet.name, why: 'there are no rows under the headings' },
      })),
      mappings,
    );
  noteLater(lines, to.period, notes);
  const plans = createPlansRead(to, defaults.planKind ?? 'priority');
  const fractions = rates === 'indicator' && areFractions(percentCells(lines));
  const columnIsFilled = lines.some(({ row }) => isSaid(row.cell('value')));
  const saidAt = createSaidAt(to.now);
  const about: RowAbout = { to, defaults, ratings, notes, saidAt, plans, fractions, columnIsFilled };
  const { read, problems, leftOut } = readAll(lines, readers[rates], about);
  const value = {
    mappings,
    register: { plans: plans.made(), ...read, periods: periodsOf(read.updates, to) },
    notes: notes.all(),
    problems,
    leftOut,
  };
  return { ok: true, value };
};
