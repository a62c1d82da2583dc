import { summariseStatus, type PeriodId, type Snapshot } from '../register/index.ts';
import { blockCatalogue, computeFrom, toText } from '../report/index.ts';
import { needed, RefusedError, textOf, type Command } from './command.ts';
import {
  councilOption,
  frozenFrom,
  frozenOptions,
  periodFrom,
  reachFrom,
  readSnapshot,
  restrictedOption,
} from './register.ts';

const kinds: Record<string, 'action' | 'indicator'> = {
  'action-status': 'action',
  'indicator-status': 'indicator',
};

type Row = {
  priority: string;
  counts: Record<string, number>;
  percentages: Record<string, number>;
  shares?: Record<string, number>;
  total: number;
  notDue?: number;
};

/** Priorities in the report's order, the overall row last; `shares` and `notDue` where the scheme has such. Null for a block that is no status table. */
const rowsOf = (snapshot: Snapshot, period: PeriodId, block: string): Row[] | null => {
  const kind = kinds[block];
  if (kind === undefined) return null;
  const summary = summariseStatus(snapshot, period, kind);
  if (!summary.ok) throw new RefusedError(summary.problems);
  return summary.value.rows.map(({ priority, counts, percentages, shares, total, notDue }) => ({
    priority,
    counts,
    percentages,
    ...(Object.keys(shares).length === 0 ? {} : { shares }),
    total,
    ...(summary.value.scheme.milestones ? { notDue } : {}),
  }));
};

export const summaryCommand: Command = {
  name: 'summary',
  says: 'Show a block of the report, as it would stand in it',
  options: {
    block: {
      type: 'string',
      value: 'B',
      required: true,
      says: blockCatalogue.map(({ id }) => id).join(', '),
    },
    period: { type: 'string', value: 'P', required: true, says: 'A period, as 2024-25-Q1' },
    with: { type: 'string', value: 'K=V', says: 'What the block needs to know, as b=A; several with ;' },
    ...frozenOptions,
    ...restrictedOption,
    council: councilOption,
  },
  positionals: [],
  run: async (values, _positionals, around) => {
    const period = periodFrom(needed(values, 'period'));
    const block = needed(values, 'block');
    const { snapshot } = await readSnapshot(around, {
      council: textOf(values, 'council'),
      frozen: frozenFrom(values, period),
      reach: reachFrom(values),
    });
    const tag = ['qb1', block, period, textOf(values, 'with')].filter(part => part !== undefined).join('|');
    const model = computeFrom(snapshot, period)([tag]).get(tag);
    if (!model?.ok) throw new RefusedError(model?.problems ?? [{ code: 'unknown-block' }]);
    return {
      found: false,
      json: rowsOf(snapshot, period, block) ?? model.value,
      text: toText(model.value),
    };
  },
};
