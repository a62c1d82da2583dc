import type { Item } from '../item.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Update } from '../update.ts';
import type { ImportedRegister } from './importing.ts';

/** A row that the register has already, and that the sheet has otherwise. It is left as it is. */
export type Difference = { key: string; field: string; inSheet: string; inRegister: string };

const itemFields = [
  'title',
  'planKeys',
  'post',
  'unit',
  'polarity',
  'cumulative',
  'baseline',
  'target',
  'targetHigh',
  'targetText',
  'tolerance',
  'profile',
  'due',
  'originalDue',
  'reviewDue',
  'riskPriority',
  'partnership',
] as const;
const updateFields = [
  'value',
  'valueState',
  'band',
  'publishedBand',
  'commentary',
  'nextActions',
  'completedOn',
] as const;

const said = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

type Row = { key: string };

const compare = (rows: readonly Row[], there: readonly Row[], fields: readonly string[]): Difference[] => {
  const known = new Map(there.map(row => [row.key, new Map<string, unknown>(Object.entries(row))]));
  return rows.flatMap(row => {
    const own = new Map<string, unknown>(Object.entries(row));
    const other = known.get(row.key);
    return other === undefined
      ? []
      : fields
          .map(field => ({
            key: row.key,
            field,
            inSheet: said(own.get(field)),
            inRegister: said(other.get(field)),
          }))
          .filter(({ inSheet, inRegister }) => inSheet !== inRegister);
  });
};

/**
 * What a sheet says otherwise than the register does, of rows that are there already. Words and figures that were
 * published never change: who means the new ones corrects them in the register, where the old ones stay to be seen.
 */
export const differencesFrom = (register: ImportedRegister, snapshot: Snapshot): Difference[] => {
  const items: Item[] = [
    ...register.actions,
    ...register.indicators,
    ...register.recommendations,
    ...register.documents,
  ];
  const there: Item[] = [
    ...snapshot.actions,
    ...snapshot.indicators,
    ...snapshot.recommendations,
    ...snapshot.documents,
  ];
  const updates: readonly Update[] = register.updates;
  return [...compare(items, there, itemFields), ...compare(updates, snapshot.updates, updateFields)];
};
