import type { ItemKind } from '../item.ts';
import type { Problem } from '../problem.ts';
import type { Sheet } from './cell.ts';
import { isFigure, samplesOf } from './columnSamples.ts';
import type { Field } from './field.ts';
import { guessMapping, type Asked } from './guessMapping.ts';
import type { SheetMapping } from './mapping.ts';

const has = ({ columns }: SheetMapping, ...fields: Field[]): boolean =>
  columns.some(({ use }) => use !== null && fields.includes(use.field));

const holdsFigures = (sheet: Sheet, { headerRows, columns }: SheetMapping, field: Field): boolean => {
  const below = sheet.rows.filter(({ number }) => number > Math.max(...headerRows));
  return columns
    .filter(({ use }) => use?.field === field)
    .some(({ column }) => {
      const samples = samplesOf(below, column);
      return samples.length > 0 && samples.filter(isFigure).length * 2 >= samples.length;
    });
};

const problemOf = (sheet: Sheet, { scheme }: Asked, fits: ItemKind): Problem => ({
  code: 'other-scheme',
  field: 'scheme',
  facts: { sheet: sheet.name, scheme: scheme.id, rates: scheme.rates, fits },
});

/** Figures held against targets, which no list of work has. Null where it may be one. */
export const measuresForWork = (sheet: Sheet, mapping: SheetMapping, asked: Asked): Problem | null => {
  if (asked.scheme.rates !== 'action' || has(mapping, 'due', 'planned')) return null;
  const isOfMeasures = (['value', 'target'] as const).every(field => holdsFigures(sheet, mapping, field));
  return isOfMeasures ? problemOf(sheet, asked, 'indicator') : null;
};

/** What a heading calls its rows, where they are no actions. */
const kinds: readonly (readonly [words: RegExp, kind: ItemKind])[] = [
  [/\brecommendation/i, 'recommendation'],
  [/\bpolic(y|ies)\b/i, 'document'],
];

/** A sheet without any figure that would do as a plan of work or a list of recommendations. Null where it would not. */
export const workForMeasures = (sheet: Sheet, mapping: SheetMapping, asked: Asked): Problem | null => {
  if (asked.scheme.rates !== 'indicator' || has(mapping, 'value', 'target')) return null;
  const headings = mapping.columns.map(({ heading }) => heading).join(' ');
  const fits = kinds.find(([words]) => words.test(headings))?.[1] ?? 'action';
  const read = guessMapping(sheet, { ...asked, scheme: { ...asked.scheme, rates: fits } });
  return read.ok && has(read.value, 'due', 'planned', 'rating') ? problemOf(sheet, asked, fits) : null;
};
