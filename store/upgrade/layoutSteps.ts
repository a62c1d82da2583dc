import type { Fields, ListRow } from '../rows/row.ts';
import { sealed, sealedChange } from '../seal.ts';

/** What is known of a row while it is upgraded. */
export type OldRow = Pick<ListRow, 'list' | 'fields'>;

/**
 * The way from one layout to the next. Missing lists and columns are added before the first step, all at once, as
 * `provision` adds them; a step says only what becomes of rows.
 */
export type LayoutStep = {
  /** The layout's number afterwards. */
  to: number;
  name: 'columns-since-first-release' | 'seals' | 'answers-and-decisions';
  /** Columns that become others; none where the row stays as it is. Pure, and safe to repeat. */
  change: (row: OldRow) => Fields;
};

/** An empty column reads as it did before there was one, so that nothing is written into old rows. */
const columnsSinceFirstRelease: LayoutStep = {
  to: 1,
  name: 'columns-since-first-release',
  change: () => ({}),
};

/**
 * Rows from before there were Seals get theirs: whoever upgrades vouches for what they hold now. A row that has a Seal
 * keeps it, also where it does not fit: that is a hand edit, and a person has to accept it.
 */
const seals: LayoutStep = {
  to: 2,
  name: 'seals',
  change: ({ list, fields }) => {
    if (typeof fields['Seal'] === 'string' && fields['Seal'].trim() !== '') return {};
    const { Seal: seal } = sealed(list, fields);
    return seal === undefined ? {} : { Seal: seal };
  },
};

/** Evidence, proxies, decisions and delegates: columns that are empty in every row of before. */
const answersAndDecisions: LayoutStep = {
  to: 3,
  name: 'answers-and-decisions',
  change: () => ({}),
};

/** In order, without a gap; the last one leads to `currentLayout`. */
export const layoutSteps: readonly LayoutStep[] = [columnsSinceFirstRelease, seals, answersAndDecisions];

/** What all steps together change in a row, with the Seal that vouches for it; null where nothing. */
export const changeBy = (steps: readonly LayoutStep[], { list, fields }: OldRow): Fields | null => {
  const changed = steps.reduce<Fields>((sofar, step) => {
    const row = { list, fields: { ...fields, ...sofar } };
    const change = step.change(row);
    return Object.keys(change).length === 0 ? sofar : { ...sofar, ...sealedChange(row, change) };
  }, {});
  return Object.keys(changed).length === 0 ? null : changed;
};
