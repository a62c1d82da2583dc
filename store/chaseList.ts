import type { ChaseRow, Day, RegisterStore } from '../register/index.ts';
import { createRows } from './createRows.ts';
import type { NewRow } from './graph/createRowOnce.ts';
import { everyRow } from './graph/pages.ts';
import { readable } from './graph/listRows.ts';
import type { Site } from './graph/site.ts';
import { patchRows, type RowChange } from './patchRows.ts';
import { saysTheSame } from './rows/fingerprint.ts';
import { keyOf, type Fields, type ListRow } from './rows/row.ts';

/** A line of text in SharePoint ends there. */
const longestLine = 255;

const line = (text: string): string =>
  text.length > longestLine ? `${text.slice(0, longestLine - 1)}…` : text;

const fieldsOf = (row: ChaseRow): Fields & { Key: string } => ({
  Title: line(`${row.day} ${row.post}`),
  Key: row.key,
  Council: row.council,
  Post: line(row.post),
  Recipient: line(row.recipient),
  Day: row.day,
  Steps: row.steps.join('\n'),
  Outcome: line(row.outcome),
  Reason: row.reason,
  AnsweredAt: row.answeredAt,
});

const says = (row: ListRow, wanted: Fields): boolean =>
  saysTheSame(Object.fromEntries(Object.keys(wanted).map(name => [name, row.fields[name]])), wanted);

type Rows = Map<string, ListRow>;

/** What is in the list of one day, by Key. */
const readDay = async (site: Site, day: Day): Promise<Rows> => {
  const filter = `$filter=fields/Day%20eq%20${encodeURIComponent(`'${day}'`)}`;
  const path = `${await site.listPath('Chases')}/items?$expand=fields&${filter}&$top=1000`;
  const rows = (await everyRow(site.graph, path)).map(raw => readable('Chases', raw));
  return new Map(rows.map(row => [keyOf(row) ?? '', row]));
};

/** Days that are remembered: lines of earlier ones seldom change, and are read again where they do. */
const mostDays = 60;

/** What the list holds, read once for each day and forgotten where a write left it open. */
const createKnown = (site: Site) => {
  const days = new Map<Day, Rows>();
  return {
    of: async (day: Day): Promise<Rows> => {
      const rows = days.get(day) ?? (await readDay(site, day));
      days.set(day, rows);
      for (const old of [...days.keys()].sort().slice(0, Math.max(0, days.size - mostDays)))
        if (old !== day) days.delete(old);
      return rows;
    },
    forget: (gone: Iterable<Day>): void => {
      for (const day of gone) days.delete(day);
    },
  };
};

type Work = { creates: NewRow[]; changes: RowChange[] };

const workFor = (rows: readonly ChaseRow[], known: ReadonlyMap<Day, Rows>): Work => {
  const work: Work = { creates: [], changes: [] };
  for (const row of rows) {
    const after = fieldsOf(row);
    const there = known.get(row.day)?.get(row.key);
    if (!there) work.creates.push({ list: 'Chases', fields: after });
    else if (!says(there, after)) work.changes.push({ row: there, after });
  }
  return work;
};

const quietly = () => undefined;

/**
 * Makes and changes rows; resolves to the rows as they are then, null where Graph did not show one. What somebody else
 * made meanwhile is changed.
 */
const write = async (site: Site, { creates, changes }: Work): Promise<(ListRow | null)[]> => {
  const made = await createRows(site, creates, quietly);
  const others = [...made].flatMap(([{ fields }, { row, created }]): RowChange[] =>
    row && !created && !says(row, fields) ? [{ row, after: fields }] : [],
  );
  const changed = await patchRows(site, [...changes, ...others]);
  return [...[...made.values()].map(({ row }) => row), ...changed];
};

/**
 * The Chases list: written last of everything, and read only to see what is there already. A failure leaves it to a
 * repeat, which looks again.
 */
export const createChaseList = (given: Site): Pick<RegisterStore, 'saveChaseRows'> => {
  const site = given.inOrder('projection');
  const known = createKnown(site);
  return {
    saveChaseRows: async rows => {
      const days = [...new Set(rows.map(({ day }) => day))];
      const there = new Map<Day, Rows>();
      for (const day of days) there.set(day, await known.of(day));
      const work = workFor(rows, there);
      const rowsNow = await write(site, work).catch((error: unknown) => {
        known.forget(days);
        throw error;
      });
      for (const row of rowsNow) if (row) there.get(String(row.fields['Day']))?.set(keyOf(row) ?? '', row);
      if (rowsNow.includes(null)) known.forget(days);
      return work.creates.length + work.changes.length;
    },
  };
};
