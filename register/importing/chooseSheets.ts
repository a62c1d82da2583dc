import { accept, refuse, type Problem, type Result } from '../problem.ts';
import type { Sheet } from './cell.ts';
import { guessMapping, type Asked } from './guessMapping.ts';
import type { Corrections, SheetMapping } from './mapping.ts';
import type { Notes } from './note.ts';
import { findPeriod } from './periodText.ts';

const nothing: Problem = {
  code: 'file-unreadable',
  facts: { file: 'The file', why: 'there is nothing in it' },
};

/** A sheet with how it is read. */
export type ChosenSheet = { sheet: Sheet; mapping: SheetMapping };

const named = (sheets: readonly Sheet[], name: string): Result<Sheet> => {
  const found = sheets.find(sheet => sheet.name.trim().toLowerCase() === name.trim().toLowerCase());
  return found
    ? accept(found)
    : refuse({
        code: 'column-missing',
        field: 'sheet',
        facts: { wanted: `the sheet “${name}”`, known: sheets.map(sheet => sheet.name).join(', ') },
      });
};

const asTold = (sheets: readonly Sheet[], corrections: Corrections, asked: Asked): Result<ChosenSheet[]> => {
  const problems: Problem[] = [];
  const chosen = corrections.sheets.flatMap(correction => {
    const found = correction.sheet === null ? null : named(sheets, correction.sheet);
    const own = found === null ? sheets.filter(sheet => !sheet.hidden) : found.ok ? [found.value] : [];
    if (found?.ok === false) problems.push(...found.problems);
    return own.map(sheet => ({
      sheet,
      mapping: guessMapping(sheet, asked, correction),
      isNamed: found !== null,
    }));
  });
  const read = chosen.flatMap(({ sheet, mapping }) =>
    mapping.ok ? [{ sheet, mapping: mapping.value }] : [],
  );
  const broken = chosen.flatMap(({ mapping, isNamed }) =>
    !mapping.ok && (isNamed || read.length === 0) ? mapping.problems : [],
  );
  problems.push(...broken);
  return problems.length > 0 ? refuse(...problems) : accept(read);
};

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

/**
 * The sheets of a workbook that are read, in its order: those that a mapping names; else every visible one that has
 * what is needed, of a workbook with a sheet for each quarter only the period's. Refused with what the best one lacks.
 */
export const chooseSheets = (
  sheets: readonly Sheet[],
  asked: Asked,
  { corrections, notes }: { corrections: Corrections; notes: Notes },
): Result<ChosenSheet[]> => {
  if (corrections.sheets.length > 0) return asTold(sheets, corrections, asked);
  for (const sheet of sheets.filter(one => one.hidden)) notes.say('hidden-sheet', sheet.name);
  const visible = sheets.filter(sheet => !sheet.hidden && sheet.rows.length > 0);
  const fitting: ChosenSheet[] = [];
  const refused: Problem[][] = [];
  for (const sheet of visible) {
    const mapping = guessMapping(sheet, asked);
    if (mapping.ok) fitting.push({ sheet, mapping: mapping.value });
    else refused.push(mapping.problems);
  }
  if (fitting.length === 0) {
    const [nearest = [nothing]] = refused.sort((a, b) => a.length - b.length);
    return refuse(...nearest);
  }
  const chosen = ofKind(ofPeriod(fitting, asked), asked);
  for (const sheet of visible)
    if (!chosen.some(one => one.sheet === sheet)) notes.say('other-sheet', sheet.name);
  return accept(chosen);
};
