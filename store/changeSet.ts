import { createHash } from 'node:crypto';
import { z } from 'zod';
import { listNames, type Instant } from '../register/index.ts';
import { createDocumentLibrary } from './documentLibrary.ts';
import type { Site } from './graph/site.ts';
import { QuarterbookError } from './quarterbookError.ts';
import { spokenKey } from './restrictedChange.ts';
import { isRestrictedList } from './restrictedLists.ts';

const changedRow = z.strictObject({
  list: z.enum(listNames),
  key: z.string(),
  /** Null until it is known that the row was written by us. */
  rowId: z.string().nullable(),
  etag: z.string().nullable(),
  /** Of the row as we meant it to be. */
  fingerprint: z.string(),
  /**
   * What its columns held that we changed; null where we made the row. Of a restricted row it is empty: the row itself
   * remembers (`restrictedChange.ts`).
   */
  before: z.record(z.string(), z.unknown()).nullable(),
});

const changeSet = z.strictObject({
  id: z.string(),
  council: z.string(),
  /** "import of indicators.xlsx". */
  what: z.string(),
  at: z.string(),
  state: z.enum(['begun', 'finished', 'undoing', 'undone']),
  rows: z.array(changedRow),
});

/**
 * What one import or one roll-over wrote, in the order of writing: enough to take it back. `begun`: the rows may or may
 * not be there; a repeat of the same finishes it, and it can be undone as it is.
 */
export type ChangeSet = z.infer<typeof changeSet>;
export type ChangedRow = z.infer<typeof changedRow>;

/**
 * A list's name and a Key: Keys are unique within their list only. The Key of a restricted row is hashed, as it is in a
 * record that was read again.
 */
export const placeOf = ({ list, key }: Pick<ChangedRow, 'list' | 'key'>): string =>
  `${list} ${spokenKey(list, key)}`;

/** The document library is open to everybody on the site: of a restricted row it gets a hash, and none of its words. */
const concealed = (row: ChangedRow): ChangedRow =>
  isRestrictedList(row.list)
    ? { ...row, key: spokenKey(row.list, row.key), before: row.before === null ? null : {} }
    : row;

/** Sorts by time. Two of the same instant have the same name only where they write the same rows. */
export const changeSetId = (at: Instant, rows: readonly ChangedRow[]): string => {
  const hash = createHash('sha256').update(rows.map(placeOf).join('\n')).digest('hex').slice(0, 12);
  return `${new Date(at).toISOString().replaceAll(/[-:.]/g, '')}-${hash}`;
};

/**
 * Change sets in the site's document library, `Changes/{council}/{id}.json`. The folder is its own index: a second
 * record of what is in it could disagree with it after a crash.
 */
export const createChangeSets = (site: Site) => {
  const library = createDocumentLibrary(site);
  const pathOf = (council: string, id: string) => `Changes/${council}/${id}.json`;
  const read = async (council: string, name: string): Promise<ChangeSet> => {
    const bytes = await library.get(`Changes/${council}/${name}`);
    const parsed = bytes && changeSet.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    if (parsed?.success) return parsed.data;
    throw new QuarterbookError('unreadable', `The record of changes ${name} cannot be read`);
  };
  return {
    save: async (set: ChangeSet): Promise<void> => {
      const kept = { ...set, rows: set.rows.map(concealed) };
      await library.put(pathOf(set.council, set.id), new TextEncoder().encode(JSON.stringify(kept)));
    },
    /** The latest that was not undone; null where there is none. */
    last: async (council: string): Promise<ChangeSet | null> => {
      const names = (await library.list(`Changes/${council}`)).filter(name => name.endsWith('.json'));
      for (const name of names.sort().reverse()) {
        const set = await read(council, name);
        if (set.state !== 'undone') return set;
      }
      return null;
    },
  };
};

export type ChangeSets = ReturnType<typeof createChangeSets>;
