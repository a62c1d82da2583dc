import { createHash } from 'node:crypto';
import type { ListName } from '../register/index.ts';
import { rememberedColumn } from './lists.ts';
import { isRestrictedList } from './restrictedLists.ts';
import type { Fields, ListRow } from './rows/row.ts';

const mark = 'sha256:';

/**
 * A Key as it may stand in the open document library: that of a restricted row only as its hash. What is hashed
 * already stays as it is.
 */
export const spokenKey = (list: ListName, key: string): string =>
  isRestrictedList(list) && !key.startsWith(mark)
    ? `${mark}${createHash('sha256').update(key).digest('base64url')}`
    : key;

type Change = { row: ListRow; after: Fields };

/** A change of a restricted row that keeps in the row itself what undoing restores; any other as it is. */
export const remembering = <T extends Change>(set: { id: string }, change: T): T => {
  const { row, after } = change;
  if (!isRestrictedList(row.list)) return change;
  const before = Object.fromEntries(Object.keys(after).map(name => [name, row.fields[name] ?? null]));
  return { ...change, after: { ...after, [rememberedColumn]: JSON.stringify({ set: set.id, before }) } };
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** What a restricted row held before that change set; null where it was not changed by it. */
export const rememberedIn = (set: { id: string }, row: ListRow): Fields | null => {
  const text = row.fields[rememberedColumn];
  try {
    const kept: unknown = typeof text === 'string' ? JSON.parse(text) : null;
    return isObject(kept) && kept['set'] === set.id && isObject(kept['before'])
      ? { ...kept['before'], [rememberedColumn]: null }
      : null;
  } catch {
    return null;
  }
};
