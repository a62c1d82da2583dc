import type { ReactNode } from 'react';
import type { Address, FilterName } from '../address.ts';

/** A column of a list: what is shown, what stands in a file, and what the list is sorted by. */
export type ListColumn<Row> = {
  id: string;
  title: string;
  width: string;
  align?: 'end';
  /** Takes a line of its own where the page is narrow. */
  whole?: boolean;
  /** Not shown until somebody chooses it. */
  hidden?: boolean;
  show: (row: Row) => ReactNode;
  /** As text: what a file has. Never empty. */
  text: (row: Row) => string;
  /** Null sorts last, whichever way; a column without it is not sorted by. */
  sortBy?: (row: Row) => string | number | null;
};

/** One value of something that a list can be narrowed by. */
export type FacetValue = { value: string; label: string };

export type Facet<Row> = {
  name: FilterName;
  label: string;
  /** "All priorities". */
  all: string;
  /** Null where that row has none. */
  of: (row: Row) => FacetValue | null;
};

export type FacetChoice = FacetValue & { count: number };

/** What a list says of its rows, and how it names, groups and narrows them. */
export type ListOf<Row> = {
  /** "Action", "Indicator": the name of the first column, and of what is counted. */
  noun: string;
  columns: readonly ListColumn<Row>[];
  facets: readonly Facet<Row>[];
  /** `note` stands under the title. */
  name: (row: Row) => { key: string; title: string; note: string };
  group: (row: Row) => { key: string; title: string };
  /** Everything a search looks through. */
  words: (row: Row) => string;
  /** Whether it is asked of the person who looks. */
  isMine: (row: Row) => boolean;
};

export type Narrowing = Pick<Address, 'filters' | 'search' | 'mine'>;

const soughtIn = (search: string): string[] => search.toLowerCase().split(/\s+/).filter(Boolean);

/** Every word of the search must be somewhere in a row's words. */
export const narrow = <Row>(
  rows: readonly Row[],
  { facets, words, isMine }: Pick<ListOf<Row>, 'facets' | 'words' | 'isMine'>,
  { filters, search, mine }: Narrowing,
): Row[] => {
  const sought = soughtIn(search);
  const chosen = facets.filter(({ name }) => filters[name] !== undefined);
  return rows.filter(row => {
    if (mine && !isMine(row)) return false;
    if (!chosen.every(({ name, of }) => of(row)?.value === filters[name])) return false;
    if (sought.length === 0) return true;
    const all = words(row).toLowerCase();
    return sought.every(word => all.includes(word));
  });
};

/** Values that occur, in the order of the rows, with how many there are of each. */
export const choicesOf = <Row>(rows: readonly Row[], facet: Facet<Row>): FacetChoice[] => {
  const choices = new Map<string, FacetChoice>();
  for (const row of rows) {
    const found = facet.of(row);
    if (!found) continue;
    const choice = choices.get(found.value) ?? { ...found, count: 0 };
    choice.count += 1;
    choices.set(found.value, choice);
  }
  return [...choices.values()];
};

export type Sorting = { column: string; descending: boolean };

export const sortingOf = (sort: string | null): Sorting | null =>
  sort === null || sort === '' || sort === '-'
    ? null
    : { column: sort.replace(/^-/, ''), descending: sort.startsWith('-') };

/** From the first to the last, then back, then in the order of the report again. */
export const nextSort = (sort: string | null, column: string): string | null => {
  if (sort === column) return `-${column}`;
  return sort === `-${column}` ? null : column;
};

const natural = new Intl.Collator('en-GB', { numeric: true }).compare;

const compare = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : natural(String(a), String(b));

/** The column that a list is sorted by; undefined where it stands in the order of the report. */
export const sortedColumn = <Row>(columns: readonly ListColumn<Row>[], sort: string | null) => {
  const sorting = sortingOf(sort);
  return columns.find(({ id, sortBy }) => sortBy !== undefined && id === sorting?.column);
};

/** Rows that are equal keep the order that they had; those without a value come last. */
export const sortRows = <Row>(
  rows: readonly Row[],
  columns: readonly ListColumn<Row>[],
  sort: string | null,
): readonly Row[] => {
  const sortBy = sortedColumn(columns, sort)?.sortBy;
  if (!sortBy) return rows;
  const turn = sortingOf(sort)?.descending === true ? -1 : 1;
  return rows
    .map(row => ({ row, by: sortBy(row) }))
    .sort((a, b) => {
      if (a.by === null || b.by === null) return Number(a.by === null) - Number(b.by === null);
      return turn * compare(a.by, b.by);
    })
    .map(({ row }) => row);
};

/** A line of the table: the heading of a group, or a row. */
export type Line<Row> =
  { kind: 'group'; key: string; title: string; count: number } | { kind: 'row'; key: string; row: Row };

/** Groups in the order in which they come. A sorted list has none: it would be sorted within each alone. */
export const linesOf = <Row>(
  rows: readonly Row[],
  { group, name }: Pick<ListOf<Row>, 'group' | 'name'>,
  isSorted: boolean,
): Line<Row>[] => {
  const asLine = (row: Row): Line<Row> => ({ kind: 'row', key: name(row).key, row });
  if (isSorted) return rows.map(asLine);
  const groups = new Map<string, { title: string; rows: Row[] }>();
  for (const row of rows) {
    const { key, title } = group(row);
    const found = groups.get(key);
    if (found) found.rows.push(row);
    else groups.set(key, { title, rows: [row] });
  }
  return [...groups].flatMap(([key, { title, rows: members }]): Line<Row>[] => [
    { kind: 'group', key: `group ${key}`, title, count: members.length },
    ...members.map(asLine),
  ]);
};

/** The columns to show, in the order of the list; those that it does not have are left out. */
export const shownColumns = <Row>(
  columns: readonly ListColumn<Row>[],
  chosen: Address['columns'],
): readonly ListColumn<Row>[] =>
  columns.filter(({ id, hidden }) => (chosen === null ? hidden !== true : chosen.includes(id)));

/** What is shown, as lines of a file: its heading first. */
export const asCells = <Row>(
  rows: readonly Row[],
  { noun, name, group }: Pick<ListOf<Row>, 'noun' | 'name' | 'group'>,
  columns: readonly ListColumn<Row>[],
): string[][] => [
  ['Group', noun, 'Reference and post', ...columns.map(({ title }) => title)],
  ...rows.map(row => {
    const { title, note } = name(row);
    return [group(row).title, title, note, ...columns.map(({ text }) => text(row))];
  }),
];
