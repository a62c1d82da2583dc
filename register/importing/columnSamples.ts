import type { Scheme } from '../scheme.ts';
import { absenceOf } from './absentText.ts';
import { readBand } from './bandText.ts';
import { cellAt, isBlank, type Cell, type SheetRow } from './cell.ts';
import { readDue } from './dueText.ts';
import type { Field } from './field.ts';
import { figuresIn } from './figureText.ts';
import { aLittle, type Candidate } from './headings.ts';
import { stateOfText } from './recommendationState.ts';

/** Enough to tell a column of figures from one of words. */
const most = 60;

export const samplesOf = (rows: readonly SheetRow[], column: number): Cell[] => {
  const samples: Cell[] = [];
  for (const row of rows) {
    const cell = cellAt(row, column);
    if (!isBlank(cell) && !cell.spread) samples.push(cell);
    if (samples.length === most) break;
  }
  return samples;
};

export const isFigure = (cell: Cell): boolean =>
  cell.kind === 'number' ||
  cell.kind === 'error' ||
  absenceOf(cell.text) !== null ||
  (cell.kind === 'text' && cell.text.length <= 40 && figuresIn(cell.text).figures.length > 0);

type Look = (cell: Cell, scheme: Scheme) => boolean;

const notYet = /^(ongoing|tbc|n\/a|complete|not set|no date)/i;

const isDate = (cell: Cell): boolean =>
  notYet.test(cell.text) || (readDue(cell, '2024-25')?.day ?? null) !== null;

/** How a cell of such a column looks; fields that are not here may hold anything. */
const looks: Partial<Record<Field, Look>> = {
  value: isFigure,
  baseline: isFigure,
  profile: isFigure,
  rating: (cell, scheme) =>
    readBand(cell.text, scheme) !== null ||
    absenceOf(cell.text) !== null ||
    (scheme.rates === 'recommendation' && stateOfText(cell.text) !== null),
  due: isDate,
  originalDue: isDate,
  revisedDue: isDate,
  ref: cell => cell.text.length <= 30,
  title: cell => cell.kind === 'text',
};

/** A heading that promises what its column does not hold is hardly believed. */
const disbelief = 0.3;

/**
 * How sure a meaning still is when one has looked at what stands under the heading. A heading that can mean nothing else
 * ("RAG") is believed: what cannot be read under it is then said, cell by cell.
 */
export const surenessOf = ({ field, sure }: Candidate, samples: readonly Cell[], scheme: Scheme): number => {
  const look = looks[field];
  if (!look || samples.length === 0 || sure >= 1 - aLittle) return sure;
  const right = samples.filter(cell => look(cell, scheme)).length;
  return right * 2 >= samples.length ? sure : sure * disbelief;
};
