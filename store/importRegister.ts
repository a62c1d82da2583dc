import { accept, type Result } from '../register/index.ts';
import { batchSize, sendBatch, type BatchMember } from './graph/batch.ts';
import type { Graph } from './graph/graph.ts';
import { createRowOnce } from './graph/listRows.ts';
import { everyRow } from './graph/pages.ts';
import { openSite, type Site } from './graph/site.ts';
import { toImportRows, type ImportRow } from './importRows.ts';
import { isFailure } from './quarterbookError.ts';
import type { RegisterFile } from './registerFile.ts';
import { withoutNulls } from './rows/row.ts';
import { mirroredLists, type MirroredList } from './snapshot.ts';

/** How many rows each list got, and how many it had already; those are left as they are, even where they differ. */
export type ImportReport = { list: MirroredList; created: number; alreadyThere: number }[];

const keyIn = (raw: unknown): string[] => {
  const fields = typeof raw === 'object' && raw !== null && 'fields' in raw ? raw.fields : null;
  const key = typeof fields === 'object' && fields !== null && 'Key' in fields ? fields.Key : null;
  return typeof key === 'string' ? [key] : [];
};

const keysIn = async (site: Site, list: MirroredList): Promise<string[]> => {
  const path = `${await site.listPath(list)}/items?$select=id&$expand=fields($select=Key)&$top=1000`;
  return (await everyRow(site.graph, path)).flatMap(keyIn);
};

/** Resolves to the rows whose outcome the batch leaves open: each of those has to be asked for by its Key. */
const createTogether = async (site: Site, rows: readonly ImportRow[]): Promise<ImportRow[]> => {
  const members = await Promise.all(
    rows.map(async ({ list, fields }, index): Promise<BatchMember> => ({
      id: String(index),
      method: 'POST',
      url: `${await site.listPath(list)}/items`,
      body: { fields: withoutNulls(fields) },
    })),
  );
  try {
    const answers = await sendBatch(site.graph, members);
    return rows.filter((_, index) => answers.get(String(index))?.status !== 201);
  } catch (error) {
    if (!isFailure(error, 'throttled', 'unavailable', 'unknown-outcome', 'unreadable')) throw error;
    return [...rows];
  }
};

const createAll = async (site: Site, rows: readonly ImportRow[]): Promise<ReadonlySet<ImportRow>> => {
  const created = new Set(rows);
  for (let start = 0; start < rows.length; start += batchSize) {
    const open = await createTogether(site, rows.slice(start, start + batchSize));
    for (const row of open) {
      const outcome = await createRowOnce(site, row.list, row.fields);
      if (!outcome.created) created.delete(row);
    }
  }
  return created;
};

/**
 * Puts a register into the lists, by Key: rows that are there are skipped, so that a second run does nothing and a run
 * that was cut short is finished by the next. Everything is checked before the first row is written.
 */
export const importRegister = async (
  file: RegisterFile,
  { graph, site: address }: { graph: Graph; site: string },
): Promise<Result<ImportReport>> => {
  const site = openSite(graph, address);
  const there = new Map(
    await Promise.all(mirroredLists.map(async list => [list, new Set(await keysIn(site, list))] as const)),
  );
  const isThere = ({ list, fields }: ImportRow) => there.get(list)?.has(fields.Key) === true;
  const rows = toImportRows(file, new Set([...there.values()].flatMap(keys => [...keys])));
  if (!rows.ok) return rows;
  const created = await createAll(
    site,
    rows.value.filter(row => !isThere(row)),
  );
  return accept(
    mirroredLists.map(list => {
      const own = rows.value.filter(row => row.list === list);
      const made = own.filter(row => created.has(row)).length;
      return { list, created: made, alreadyThere: own.length - made };
    }),
  );
};
