import { itemKey } from '../keys.ts';
import type { Item, Promised } from '../item.ts';
import { readVisibility } from './choiceText.ts';
import type { ImportFor } from './importing.ts';
import type { Defaults } from './mapping.ts';
import type { Notes } from './note.ts';
import type { RowReader } from './sheetRow.ts';
import type { PlansRead } from './plansRead.ts';
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
  const named = row.text('plan') ?? planAbove ?? defaults.plan;
  if (named === undefined && row.columns.of('plan') !== null) notes.say('plan-missing', ref);
  const plan = named ?? 'Council plan';
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
