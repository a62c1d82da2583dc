import type { Item } from '../item.ts';
import type { Snapshot } from '../snapshot.ts';
import type { PeriodId } from '../period.ts';
import type { Field } from './field.ts';
import type { ImportedRegister } from './importing.ts';
import { nobodysPost } from './itemRead.ts';
import type { SheetMapping } from './mapping.ts';

/**
 * A row that the register has already, and that the sheet has otherwise. It is left as it is. `period` is null where it
 * is the item itself that differs.
 */
export type Difference = {
  key: string;
  ref: string;
  period: PeriodId | null;
  field: string;
  inSheet: string;
  inRegister: string;
};

/** What is compared of an item, and in which columns of a sheet it may stand. What stands in none was only guessed. */
const itemFields: Record<string, readonly Field[]> = {
  title: ['title'],
  planKeys: ['plan'],
  post: ['post'],
  unit: ['unit'],
  polarity: ['polarity'],
  cumulative: ['cumulative'],
  baseline: ['baseline'],
  target: ['target'],
  targetHigh: ['target'],
  targetText: ['target'],
  tolerance: ['tolerance', 'target'],
  profile: ['profile'],
  due: ['due', 'revisedDue'],
  originalDue: ['originalDue', 'due'],
  reviewDue: ['due'],
  riskPriority: ['riskPriority'],
  partnership: ['partnership', 'rating'],
};
const updateFields = ['value', 'band', 'publishedBand', 'commentary', 'nextActions', 'completedOn'] as const;

const said = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

type Row = { key: string; ref: string; period: PeriodId | null; of: object };

/** What the sheet leaves blank is no difference, nor is a post that nobody named. */
const isBlank = (field: string, inSheet: string): boolean =>
  inSheet === '' || (field === 'post' && inSheet === nobodysPost);

const compare = (
  rows: readonly Row[],
  there: readonly { key: string }[],
  fields: readonly string[],
): Difference[] => {
  const known = new Map(there.map(row => [row.key, new Map<string, unknown>(Object.entries(row))]));
  return rows.flatMap(({ of, ...named }) => {
    const own = new Map<string, unknown>(Object.entries(of));
    const other = known.get(named.key);
    return other === undefined
      ? []
      : fields
          .map(field => ({
            ...named,
            field,
            inSheet: said(own.get(field)),
            inRegister: said(other.get(field)),
          }))
          .filter(({ field, inSheet, inRegister }) => inSheet !== inRegister && !isBlank(field, inSheet));
  });
};

/**
 * What a sheet says otherwise than the register does, of rows that are there already. Words and figures that were
 * published never change: who means the new ones corrects them in the register, where the old ones stay to be seen.
 */
export const differencesFrom = (
  register: ImportedRegister,
  snapshot: Snapshot,
  mappings: readonly SheetMapping[],
): Difference[] => {
  const columns = new Set(mappings.flatMap(sheet => sheet.columns.flatMap(({ use }) => use?.field ?? [])));
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
  const refs = new Map(items.map(({ key, ref }) => [key, ref]));
  const fields = Object.keys(itemFields).filter(field =>
    (itemFields[field] as Field[]).some(one => columns.has(one)),
  );
  return [
    ...compare(
      items.map(item => ({ key: item.key, ref: item.ref, period: null, of: item })),
      there,
      fields,
    ),
    ...compare(
      register.updates.map(update => ({
        key: update.key,
        // What a sheet says is said of an item that it has.
        ref: refs.get(update.itemKey) as string,
        period: update.period,
        of: update,
      })),
      snapshot.updates,
      updateFields,
    ),
  ];
};
