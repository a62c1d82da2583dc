import { z } from 'zod';
import { accept, refuse, type Instant, type ListName, type Result } from '../register/index.ts';
import { patchRow } from './graph/changeRow.ts';
import type { Graph } from './graph/graph.ts';
import { everyListRow, findRow } from './graph/listRows.ts';
import { textIn } from './graph/pages.ts';
import { openSite, type Site } from './graph/site.ts';
import { isFailure } from './quarterbookError.ts';
import { isRestrictedList } from './restrictedLists.ts';
import { councilOfRow, keyOf, type ListRow } from './rows/row.ts';
import { decidedInRow, sealed, sealedLists } from './seal.ts';

/** A row in which somebody decided something by hand, and who edited it last. */
export type HandEdit = {
  list: ListName;
  key: string;
  /** Null where the row is restricted: its reference has to do. */
  title: string | null;
  /** `closes`, `re-dates` …, as `decidedInRow` names them. */
  decides: string[];
  /** As SharePoint shows that person; it is whoever wrote last, which can be Quarterbook itself. Null where unknown. */
  lastEditedBy: string | null;
  lastEditedAt: Instant | null;
  webUrl: string | null;
};

type Keeping = { graph: Graph; site: string };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** `lastModifiedBy` is an `identitySet`: a person, or an application. */
const lastEditOf = async (site: Site, { list, rowId }: ListRow) => {
  const path = `${await site.listPath(list)}/items/${rowId}?$select=id,lastModifiedBy,lastModifiedDateTime`;
  const { body } = await site.graph.call({ method: 'GET', path });
  const by = isObject(body) && isObject(body['lastModifiedBy']) ? body['lastModifiedBy'] : {};
  return {
    lastEditedBy: textIn(by['user'], 'displayName') ?? textIn(by['application'], 'displayName'),
    lastEditedAt: textIn(body, 'lastModifiedDateTime'),
  };
};

const toHandEdit = async (site: Site, row: ListRow): Promise<HandEdit> => ({
  list: row.list,
  key: keyOf(row) ?? '',
  title: isRestrictedList(row.list) ? null : textIn(row.fields, 'Title'),
  decides: decidedInRow(row.list, row.fields),
  webUrl: row.webUrl,
  ...(await lastEditOf(site, row)),
});

/** Hand edits that decide, by list and Key; those of one council where it is named. */
export const listHandEdits = async ({
  graph,
  site: address,
  council,
}: Keeping & { council?: string | undefined }): Promise<HandEdit[]> => {
  const site = openSite(graph, address);
  const edits: HandEdit[] = [];
  for (const list of sealedLists) {
    const rows = (await everyListRow(site, list)).filter(
      row =>
        (council === undefined || councilOfRow(row) === council) && decidedInRow(list, row.fields).length > 0,
    );
    for (const row of rows) edits.push(await toHandEdit(site, row));
  }
  return edits;
};

const acceptances = z.array(
  z.strictObject({ by: z.string(), at: z.string(), reason: z.string(), decides: z.array(z.string()) }),
);

/** Earlier acceptances stay. What somebody wrote over them by hand is no acceptance. */
const notesIn = ({ fields }: ListRow): z.infer<typeof acceptances> => {
  try {
    return acceptances.parse(JSON.parse(textIn(fields, 'SealNote') ?? '[]'));
  } catch {
    return [];
  }
};

const findDecided = async (site: Site, key: string) => {
  const rows = await Promise.all(sealedLists.map(list => findRow(site, list, key)));
  const there = rows.filter(row => row !== null);
  return { there, row: there.find(row => decidedInRow(row.list, row.fields).length > 0) };
};

export type Acceptance = { key: string; by: string; reason: string; at: Instant };

/**
 * Makes a hand edit a fact: the row gets a Seal over what it says now, and a note of who accepted that, when and why.
 * Refuses `unknown-item` where no row has that Key, `not-changed` where nothing in it was decided by hand,
 * `missing` where nobody or no reason is named, and `changed-meanwhile` where somebody edits the row at this moment.
 *
 * @param acceptance `by` is a post
 */
export const acceptHandEdit = async (
  { graph, site: address }: Keeping,
  { key, by, reason, at }: Acceptance,
): Promise<Result<HandEdit>> => {
  if (by.trim() === '') return refuse({ code: 'missing', field: 'by' });
  if (reason.trim() === '') return refuse({ code: 'missing', field: 'reason' });
  const site = openSite(graph, address);
  const { there, row } = await findDecided(site, key);
  if (there.length === 0) return refuse({ code: 'unknown-item', field: 'key', facts: { item: key } });
  if (!row) return refuse({ code: 'not-changed', field: 'key', facts: { item: key } });
  const edit = await toHandEdit(site, row);
  const note = { by: by.trim(), at, reason: reason.trim(), decides: edit.decides };
  const { Seal: seal } = sealed(row.list, row.fields);
  try {
    await patchRow(site, row, { Seal: seal, SealNote: JSON.stringify([...notesIn(row), note]) });
  } catch (error) {
    if (isFailure(error, 'changed')) return refuse({ code: 'changed-meanwhile', field: 'key' });
    throw error;
  }
  return accept(edit);
};
