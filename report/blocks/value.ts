import { z } from 'zod';
import {
  accept,
  formatValue,
  longDay,
  periodEnd,
  periodTitle,
  refuse,
  type Indicator,
  type Result,
  type StatusSummary,
} from '../../register/index.ts';
import { nothing } from '../blockText.ts';
import type { BlockModel, NumberModel } from '../model.ts';
import type { BlockDefinition } from './definition.ts';
import { isAnyRated, positionOf, standingsFor, type BlockInput } from './position.ts';

const fields = [
  'actions',
  'indicators',
  'actions-percent',
  'indicators-percent',
  'value',
  'target',
  'period',
  'as-at',
] as const;

const parameters = z.strictObject({
  f: z
    .enum(fields)
    .optional()
    .describe(
      "What is wanted: a count of actions or indicators, their percent of what is rated, an indicator's value or target (with r), the period's name, or the day it ends. Without it: value where r is given, otherwise actions",
    ),
  p: z.string().optional().describe('Priority by its id, or overall (the default)'),
  b: z
    .string()
    .optional()
    .describe(
      'Rating by its id; Rated for all that are rated, Total (the default) for all; of percentages also what the scheme says together, as achieved-or-in-progress',
    ),
  r: z.string().optional().describe("An indicator's reference, such as 1.10"),
});

type Wanted = z.output<typeof parameters>;

const number = (text: string, value: number | null): Result<NumberModel> =>
  accept({ kind: 'number', block: 'value', text, value });

const statusFigure = (
  summary: StatusSummary,
  { p = 'overall', b = 'Total' }: Wanted,
  percent: boolean,
): Result<BlockModel> => {
  const row = summary.rows.find(one => one.priority === p);
  const { bands } = summary.scheme;
  if (!row) {
    const known = summary.rows.map(one => one.priority).join(', ');
    return refuse({ code: 'unknown-plan', field: 'p', facts: { plan: p, known } });
  }
  if (percent) {
    const share = row.percentages[b] ?? row.shares[b];
    if (share !== undefined)
      return isAnyRated(row, bands) ? number(`${share}%`, share) : number(nothing, null);
    return refuse({
      code: 'band-not-in-scheme',
      field: 'b',
      facts: { band: b, known: Object.keys({ ...row.percentages, ...row.shares }).join(', ') },
    });
  }
  const rated = bands.filter(band => band.rated).reduce((sum, band) => sum + (row.counts[band.id] ?? 0), 0);
  const beside: Record<string, number> = {
    Total: row.total,
    Rated: rated,
    ...(summary.scheme.milestones ? { NotDue: row.notDue } : {}),
  };
  const count = beside[b] ?? row.counts[b];
  if (count !== undefined) return number(String(count), count);
  const known = [...bands.map(band => band.id), 'Rated', 'Total'].join(', ');
  return refuse({ code: 'band-not-in-scheme', field: 'b', facts: { band: b, known } });
};

const targetText = ({ target, targetHigh, targetText: words, unit, decimals }: Indicator): string => {
  if (words !== null || target === null) return words ?? 'no target';
  const ends = targetHigh === null ? [target] : [target, targetHigh];
  return ends.map(end => formatValue(end, unit, { decimals })).join(' to ');
};

const indicatorFigure = (input: BlockInput, ref: string, field: 'value' | 'target'): Result<BlockModel> => {
  const standings = standingsFor(input);
  if (!standings.ok) return standings;
  const found = standings.value.find(({ item }) => item.kind === 'indicator' && item.ref === ref);
  if (found?.item.kind !== 'indicator') return refuse({ code: 'unknown-item', field: 'r', facts: { ref } });
  const { item, update } = found;
  if (field === 'target') return number(targetText(item), item.target);
  if (update === null) return number('not reported', null);
  if (update.value === null) return number('not yet available', null);
  return number(formatValue(update.value, item.unit, { decimals: item.decimals }), update.value);
};

/** A parameter that the wanted figure does not use would be a mistake that nobody sees. */
const strayParameter = (field: (typeof fields)[number], wanted: Wanted): string | undefined => {
  const used: Record<string, string[]> = { value: ['r'], target: ['r'], period: [], 'as-at': [] };
  const allowed = used[field] ?? ['p', 'b'];
  return (['p', 'b', 'r'] as const).find(name => wanted[name] !== undefined && !allowed.includes(name));
};

/** One figure for prose, from the same functions as the tables. */
export const value: BlockDefinition<typeof parameters> = {
  id: 'value',
  title: 'A figure in a sentence',
  says: "One number of the status tables, an indicator's value or target, or the name of the period, to stand in prose",
  parameters,
  example: { b: 'G', f: 'actions' },
  run: (input, wanted) => {
    const field = wanted.f ?? (wanted.r === undefined ? 'actions' : 'value');
    const stray = strayParameter(field, wanted);
    if (stray !== undefined)
      return refuse({ code: 'unknown-parameter', field: stray, facts: { block: 'value', with: field } });
    if (field === 'period') return number(periodTitle(input.period), null);
    if (field === 'as-at') return number(longDay(periodEnd(input.period)), null);
    if (field === 'value' || field === 'target') {
      if (wanted.r === undefined) return refuse({ code: 'missing', field: 'r', facts: { block: 'value' } });
      return indicatorFigure(input, wanted.r, field);
    }
    const position = positionOf(input, field.startsWith('actions') ? 'action' : 'indicator');
    return position.ok ? statusFigure(position.value.summary, wanted, field.endsWith('-percent')) : position;
  },
};
