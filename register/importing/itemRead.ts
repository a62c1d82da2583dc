import { itemKey } from '../keys.ts';
import type { Item, Promised } from '../item.ts';
import { readVisibility } from './choiceText.ts';
import { slugOf, type ImportFor } from './importing.ts';
import type { Defaults } from './mapping.ts';
import type { Notes } from './note.ts';
import type { RowReader } from './sheetRow.ts';
import type { PlansRead } from './plansRead.ts';
import type { RefPrefix } from './refPrefix.ts';
import type { SaidAt } from './updateRead.ts';

/** What every row is read with. `heading` is the line above it in the sheet, where those name plans. */
export type RowAbout = {
  to: ImportFor;
  defaults: Defaults;
  ratings: Record<string, string>;
  notes: Notes;
  saidAt: SaidAt;
  plans: PlansRead;
  /** Plain percentages of the sheets are fractions. */
  fractions: boolean;
  /** The period's own column holds figures, so that an empty cell among them says something. */
  columnIsFilled: boolean;
};

/** A row with its reference, and the plan that stands above it where the sheet has no column for plans. */
export type ItemRow = { row: RowReader; ref: string; planAbove: string | null };

const longestLine = 255;

/** A title fits into a line of a SharePoint list. */
const titleOf = (row: RowReader, ref: string, notes: Notes): string => {
  const title = (row.text('title') ?? '').replace(/\s+/g, ' ').trim();
  if (title === '') row.unread('title');
  if (title.length <= longestLine) return title;
  notes.say('title-cut', ref);
  return `${title.slice(0, longestLine - 1).trimEnd()}…`;
};

/** Where a post is named by nobody, the gap has a name of its own, so that it is seen and nobody is written to. */
export const nobodysPost = 'Not assigned';

/** What items of every kind have in common. */
export const promisedOf = (
  { row, ref, planAbove }: ItemRow,
  kind: Item['kind'],
  { to, defaults, notes, plans }: RowAbout,
): Promised => {
  const title = titleOf(row, ref, notes);
  const post = row.text('post') ?? defaults.post ?? nobodysPost;
  if (post === nobodysPost) notes.say('post-missing', ref);
  const plan = row.text('plan') ?? planAbove ?? defaults.plan ?? 'Council plan';
  return {
    key: itemKey(to.council, kind, ref),
    council: to.council,
    ref,
    title,
    planKeys: [plans.keyOf(plan)],
    scheme: to.scheme.id,
    post,
    approverPost: row.text('approverPost'),
    directorate: row.text('directorate') ?? defaults.directorate ?? null,
    formerOwners: [],
    visibility: row.read('visibility', readVisibility) ?? defaults.visibility ?? 'internal',
    formerKey: null,
  };
};

/** What stands at the end of the numbers before it: 1.10 after 1.9, which a spreadsheet shows as 1.1. */
const nextRef = (ref: string): string => {
  const parts = /^(.*\.)(\d+)$/.exec(ref);
  return parts ? `${parts[1]}${Number(parts[2]) + 1}` : '';
};

/**
 * References of rows, in their order: as written; 1.10 where the spreadsheet made 1.1 of it and that follows from the
 * row before; made of the title where there is none, which is the same the next time as long as the title is.
 * A reference that stands twice is a problem of its second row.
 */
export const createRefs = (prefixOf: RefPrefix) => {
  const taken = new Map<string, string>();
  let last = '';
  const written = (row: RowReader, notes: Notes): string => {
    const cell = row.cell('ref');
    const next = nextRef(last);
    const isCut = cell.kind === 'number' && next.endsWith('0') && next.replace(/0+$/, '') === cell.text;
    if (isCut) notes.say('reference-mended', next, { shown: cell.text });
    return isCut ? next : cell.text.replace(/\s+/g, ' ').trim();
  };
  return (row: RowReader, notes: Notes): string => {
    const said = written(row, notes);
    const own = said || slugOf(row.text('title') ?? '');
    const before = prefixOf(row);
    const ref = [before?.prefix, own].filter(Boolean).join('-');
    if (said === '' && ref !== '') notes.say('reference-made', ref);
    if (before) notes.say('reference-prefixed', ref, { by: before.by });
    last = own;
    const place = `${row.sheet}, row ${row.row.number}`;
    const there = taken.get(ref.toLowerCase());
    if (there !== undefined)
      row.unread(said === '' ? 'title' : 'ref', {
        wanted: `what no other row has (it is also in ${there})`,
      });
    taken.set(ref.toLowerCase(), there ?? place);
    return ref;
  };
};
