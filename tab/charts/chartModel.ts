import type { Mark, TableModel } from '../../report/index.ts';

/** How dark a part is that is no rating, from the one that weighs most. */
export type Tone = 0 | 1 | 2 | 3;

/** What a part of every bar stands for: a rating with its mark, or a shade. */
export type BarPart = { id: string; title: string; mark: Mark | null; tone: Tone };

/** One row of a table as a bar; `total` is as the table prints it, null where there is no such column. */
export type Bar = { id: string; title: string; counts: number[]; total: string | null };

/** `longest` is what the widest bar adds up to, at least 1. `name` says the bars to those who cannot see them. */
export type BarsModel = { parts: BarPart[]; bars: Bar[]; longest: number; name: string };

const toneOf = (index: number): Tone => (index === 0 ? 0 : index === 1 ? 1 : index === 2 ? 2 : 3);

/** 0 where the cell has no figure. */
const numberIn = (text: string | undefined): number => {
  const number = Number((text ?? '').replaceAll(',', ''));
  return Number.isFinite(number) ? number : 0;
};

const indexOf = ({ columns }: TableModel, id: string): number => columns.findIndex(one => one.id === id);

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);

const nameOf = ({ altText }: TableModel, parts: readonly BarPart[], bars: readonly Bar[]): string => {
  const said = bars.map(({ title, counts }) => {
    const written = parts.flatMap(({ title: part }, index) =>
      counts[index] ? [`${counts[index]} (${part.toLowerCase()})`] : [],
    );
    return `${title}: ${written.length === 0 ? 'none' : written.join(', ')}`;
  });
  return `${altText} ${said.join('; ')}.`;
};

/**
 * The rows of a table, but for its total, as horizontal bars made of some of its columns.
 *
 * @param given the columns that a bar is made of, in order, and the one that is written behind it
 */
export const barsOf = (
  model: TableModel,
  given: { parts: readonly string[]; total: string | null },
): BarsModel => {
  const parts = given.parts.flatMap((id, index): BarPart[] => {
    const column = model.columns.find(one => one.id === id);
    return column ? [{ id, title: column.title, mark: column.mark ?? null, tone: toneOf(index) }] : [];
  });
  const bars = model.rows
    .filter(({ role }) => role === 'item')
    .map(({ id, cells }): Bar => {
      const total = given.total === null ? undefined : cells[indexOf(model, given.total)];
      return {
        id,
        title: cells[0]?.text ?? id,
        counts: parts.map(part => numberIn(cells[indexOf(model, part.id)]?.text)),
        total: total?.text ?? null,
      };
    });
  const longest = Math.max(1, ...bars.map(({ counts }) => sum(counts)));
  return { parts, bars, longest, name: nameOf(model, parts, bars) };
};

/** Bars of a status table: how many have each rating, by priority. Null where nothing is rated. */
export const statusBarsOf = (model: TableModel): BarsModel | null => {
  const parts = model.columns.filter(({ id, mark }) => mark !== undefined && !id.endsWith('%'));
  const made = barsOf(model, { parts: parts.map(({ id }) => id), total: null });
  return made.bars.some(({ counts }) => sum(counts) > 0) ? made : null;
};

/** `text` is the figure as the table prints it. */
export type LinePoint = { id: string; title: string; value: number; text: string };

export type LineModel = { points: LinePoint[]; highest: number; name: string };

/** One column of a table through its rows, first to last; its first column names the points. */
export const lineOf = (model: TableModel, id: string): LineModel => {
  const index = indexOf(model, id);
  const points = model.rows
    .filter(({ role }) => role === 'item')
    .map(({ id: row, cells }): LinePoint => {
      const text = cells[index]?.text ?? '';
      return { id: row, title: cells[0]?.text ?? row, value: numberIn(text), text };
    });
  const said = points.map(({ title, text }) => `${title}: ${text}`);
  return {
    points,
    highest: Math.max(1, ...points.map(({ value }) => value)),
    name: `${model.altText} ${said.join('; ')}.`,
  };
};
