import type { RegisterStore } from '../../../register/index.ts';
import { createRows } from '../../../store/createRows.ts';
import { deleteRows } from '../../../store/deleteRows.ts';
import { deleteRow, patchRow } from '../../../store/graph/changeRow.ts';
import { createRowOnce } from '../../../store/graph/createRowOnce.ts';
import { getRow } from '../../../store/graph/listRows.ts';
import type { Site } from '../../../store/graph/site.ts';
import type { ImportRow } from '../../../store/importRows.ts';
import { isFailure } from '../../../store/index.ts';
import { patchRows } from '../../../store/patchRows.ts';
import { planFields } from '../../../store/rows/plan.ts';
import { keyOf, type ListRow } from '../../../store/rows/row.ts';
import { plan, update } from '../register.ts';
import { versionOf, type Happened, type Told } from './happened.ts';

export const council = 'chaos';

/** One process with a store of its own. Rows that it knows can be out of date: the other writes too. */
export type Writer = { site: Site; register: RegisterStore; known: Map<string, ListRow> };

const attempts = 20;

const toldBy = (error: unknown): { told: Told; code: string } => {
  if (!isFailure(error)) throw error;
  if (error.code === 'changed' || error.code === 'not-found') return { told: 'conflict', code: error.code };
  return { told: error.code === 'unknown-outcome' ? 'unknown' : 'not-done', code: error.code };
};

/** Repeated by whoever keeps a record of what they mean to write: the journal, an import. */
const untilClear = async <T>(work: () => Promise<T>): Promise<T> => {
  let unknown: unknown = null;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (isFailure(error, 'changed', 'not-found')) throw error;
      if (isFailure(error, 'unknown-outcome')) unknown = error;
      if (!isFailure(error) || attempt === attempts) throw unknown ?? error;
    }
  }
};

const keyOfPlan = (id: string): string => `${council}/${id}`;
const fieldsOf = (id: string, stamp: string): ImportRow['fields'] => ({
  ...planFields(plan(council, id, { title: stamp })),
  Key: keyOfPlan(id),
});

type Write = Pick<Happened, 'key' | 'act' | 'stamp'>;

const happened = (write: Write, said: Partial<Happened> & { told: Told }): Happened => ({
  list: write.act === 'answer' ? 'Updates' : 'Plans',
  code: null,
  version: null,
  ...write,
  ...said,
});

/** Its version where the row is as this write left it: somebody else may have been there since. */
const saved = (write: Write, row: ListRow): Happened =>
  happened(write, {
    told: 'saved',
    version: row.fields['Title'] === write.stamp ? versionOf(row.etag) : null,
  });

export const createOne = async ({ site, known }: Writer, id: string, stamp: string): Promise<Happened> => {
  const write: Write = { key: keyOfPlan(id), act: 'create', stamp };
  try {
    const { row } = await createRowOnce(site, 'Plans', fieldsOf(id, stamp));
    known.set(write.key, row);
    return saved(write, row);
  } catch (error) {
    return happened(write, toldBy(error));
  }
};

const lookAgain = async ({ site, known }: Writer, { list, rowId, fields }: ListRow): Promise<void> => {
  const key = String(fields['Key']);
  try {
    known.set(key, await getRow(site, list, rowId));
  } catch {
    known.delete(key);
  }
};

export const changeOne = async (writer: Writer, row: ListRow, stamp: string): Promise<Happened> => {
  const write: Write = { key: keyOf(row) ?? '', act: 'change', stamp };
  try {
    const changed = await patchRow(writer.site, row, { Title: stamp });
    writer.known.set(write.key, changed);
    return saved(write, changed);
  } catch (error) {
    await lookAgain(writer, row);
    return happened(write, toldBy(error));
  }
};

export const removeOne = async (writer: Writer, row: ListRow): Promise<Happened> => {
  const write: Write = { key: keyOf(row) ?? '', act: 'remove', stamp: null };
  try {
    await deleteRow(writer.site, row);
    writer.known.delete(write.key);
    return happened(write, { told: 'saved' });
  } catch (error) {
    await lookAgain(writer, row);
    return happened(write, toldBy(error));
  }
};

/** An answer under that Key, whoever else gives one; repeated as the journal repeats it. */
export const answerOne = async ({ register }: Writer, id: string, stamp: string): Promise<Happened> => {
  const given = update(`${council}/action/A1`, '2024-25-Q2', {
    submissionId: id,
    band: 'G',
    commentary: stamp,
  });
  const write: Write = { key: given.key, act: 'answer', stamp };
  try {
    const { kind } = await untilClear(() => register.saveUpdate(given));
    return happened(write, { told: kind });
  } catch (error) {
    return happened(write, toldBy(error));
  }
};

export const createMany = async ({ site, known }: Writer, ids: readonly string[]): Promise<Happened[]> => {
  const writes = ids.map((id): Write => ({ key: keyOfPlan(id), act: 'create', stamp: `${id} made` }));
  const rows = ids.map((id): ImportRow => ({ list: 'Plans', fields: fieldsOf(id, `${id} made`) }));
  try {
    const made = await untilClear(() => createRows(site, rows, () => undefined));
    for (const [{ fields }, { row }] of made) if (row) known.set(fields.Key, row);
    return writes.map(write => happened(write, { told: 'saved' }));
  } catch (error) {
    return writes.map(write => happened(write, toldBy(error)));
  }
};

export const changeMany = async (
  writer: Writer,
  rows: readonly ListRow[],
  stamp: string,
): Promise<Happened[]> => {
  const writes = rows.map((row, index): Write => ({
    key: keyOf(row) ?? '',
    act: 'change',
    stamp: `${stamp} ${index}`,
  }));
  const changes = rows.map((row, index) => ({ row, after: { Title: `${stamp} ${index}` } }));
  try {
    const changed = await untilClear(() => patchRows(writer.site, changes));
    for (const row of changed) writer.known.set(keyOf(row) ?? '', row);
    return writes.map((write, index) => {
      const row = changed[index];
      return row ? saved(write, row) : happened(write, { told: 'unknown' });
    });
  } catch (error) {
    for (const row of rows) await lookAgain(writer, row);
    return writes.map(write => happened(write, toldBy(error)));
  }
};

export const removeMany = async (writer: Writer, rows: readonly ListRow[]): Promise<Happened[]> => {
  const writes = rows.map((row): Write => ({ key: keyOf(row) ?? '', act: 'remove', stamp: null }));
  for (const { key } of writes) writer.known.delete(key);
  try {
    await untilClear(() => deleteRows(writer.site, rows));
    return writes.map(write => happened(write, { told: 'saved' }));
  } catch (error) {
    return writes.map(write => happened(write, toldBy(error)));
  }
};
