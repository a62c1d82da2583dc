import type { PeriodId } from '../period.ts';
import type { Problem } from '../problem.ts';
import { slugOf } from './importing.ts';
import { createKnownRefs, type KnownItem, type KnownRefs } from './knownRefs.ts';
import { createNotes, type Note, type Notes } from './note.ts';
import type { RowReader } from './sheetRow.ts';
import { withoutPeriod } from './sheetTitle.ts';

type Line = { row: RowReader; planAbove: string | null };

/** The reference of a row. `isDoubled`: other rows have it too, and nothing tells them apart. */
export type RowRef = { ref: string; notes: Note[]; isDoubled: boolean };

type Named = { line: Line; own: string; isMade: boolean; notes: Notes };

/** What stands at the end of the numbers before it: 1.10 after 1.9, which a spreadsheet shows as 1.1. */
const nextRef = (ref: string): string => {
  const parts = /^(.*\.)(\d+)$/.exec(ref);
  return parts ? `${parts[1]}${Number(parts[2]) + 1}` : '';
};

const written = (row: RowReader, last: string, notes: Notes): string => {
  const cell = row.cell('ref');
  const next = nextRef(last);
  const isCut = cell.kind === 'number' && next.endsWith('0') && next.replace(/0+$/, '') === cell.text;
  if (isCut) notes.say('reference-mended', next, { shown: cell.text });
  return isCut ? next : cell.text.replace(/\s+/g, ' ').trim();
};

/** Of titles that begin alike for so long that a usual reference would be the same. */
const longerRef = 100;

const grouped = <T>(all: readonly T[], nameOf: (one: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const name = nameOf(one).toLowerCase();
    const group = groups.get(name) ?? [];
    group.push(one);
    groups.set(name, group);
  }
  return groups;
};

const titleOf = ({ line }: Named): string => line.row.text('title') ?? '';

/** As written, or made of the title where there is none. */
const ownRefs = (lines: readonly Line[]): Named[] => {
  let last = '';
  const named = lines.map((line): Named => {
    const notes = createNotes();
    const said = written(line.row, last, notes);
    const own = said || slugOf(line.row.text('title') ?? '');
    last = own;
    return { line, own, isMade: said === '', notes };
  });
  const made = named.filter(({ isMade }) => isMade);
  for (const group of grouped(made, ({ own }) => own).values())
    if (new Set(group.map(titleOf)).size > 1)
      for (const one of group) one.own = slugOf(titleOf(one), longerRef);
  return named;
};

const ways: readonly { by: string; of: (line: Line, near: PeriodId) => string | null }[] = [
  { by: 'the sheet', of: ({ row }, near) => withoutPeriod(row.sheet, near) },
  { by: 'the plan', of: ({ row, planAbove }) => row.text('plan') ?? planAbove },
  { by: 'the project', of: ({ row }) => row.text('project') },
  { by: 'the report', of: ({ row }) => row.text('report') },
];

/** What the register has already, and the period that names of sheets may speak of. */
type About = { known: KnownRefs; near: PeriodId };

type Way = { by: string; prefixes: string[]; different: number };

/** What tells rows of one reference apart; undefined where nothing does. The first of those that do so best. */
const wayFor = (group: readonly Named[], near: PeriodId): Way | undefined => {
  const tried = ways.map(({ by, of }): Way => {
    const prefixes = group.map(({ line }) => slugOf(of(line, near) ?? ''));
    return { by, prefixes, different: new Set(prefixes).size };
  });
  const most = Math.max(...tried.map(({ different }) => different));
  return most > 1 ? tried.find(({ different }) => different === most) : undefined;
};

const joined = (prefix: string, own: string): string => [prefix, own].filter(Boolean).join('-');

/** Everything that a row may have been called when it came before: alone, or beside others of the same reference. */
const earlierRefs = (one: Named, near: PeriodId): string[] => {
  const owns = [one.own, ...(one.isMade ? [slugOf(titleOf(one)), slugOf(titleOf(one), longerRef)] : [])];
  return [
    ...owns,
    ...ways.flatMap(({ of }) => owns.map(own => joined(slugOf(of(one.line, near) ?? ''), own))),
  ];
};

/**
 * What the register calls the rows of a group already. A clash comes and goes with the other rows, and the reference
 * must not: one with the same title keeps its own; one that is alone is also known without it. Null for what is new, or
 * could be two.
 */
const keptRefs = (group: readonly Named[], { known, near }: About): (string | null)[] => {
  const kept = group.map(one => {
    const names = earlierRefs(one, near);
    const same = known.sameOf(names, { title: titleOf(one), project: one.line.row.text('project') });
    return same ?? (group.length === 1 ? known.firstOf(names) : null);
  });
  return kept.map(ref => (kept.filter(other => other === ref).length > 1 ? null : ref));
};

type Referred = Named & { ref: string };

const prefixed = (group: readonly Named[], about: About): Referred[] => {
  const way = group.length > 1 ? wayFor(group, about.near) : undefined;
  const kept = about.known.isEmpty ? [] : keptRefs(group, about);
  return group.map((one, index): Referred => {
    const made = joined(way?.prefixes[index] ?? '', one.own);
    const ref = kept[index] ?? made;
    if (one.isMade && ref !== '') one.notes.say('reference-made', ref);
    if (way && ref === made) one.notes.say('reference-prefixed', ref, { by: way.by });
    if (ref !== made && ref.toLowerCase() !== made.toLowerCase()) one.notes.say('reference-kept', ref);
    return { ...one, ref };
  });
};

const doubledOf = (group: readonly Referred[]): Problem => {
  const [first] = group as [Referred];
  const { sheet } = first.line.row;
  const isOneSheet = group.every(({ line }) => line.row.sheet === sheet);
  const places = group.map(({ line }) =>
    isOneSheet ? `row ${line.row.row.number}` : `${line.row.sheet} row ${line.row.row.number}`,
  );
  return {
    code: 'duplicate-key',
    field: first.isMade ? 'title' : 'ref',
    facts: {
      text: first.isMade ? titleOf(first) : first.own,
      times: group.length,
      places: `${places.slice(0, -1).join(', ')} and ${places.at(-1)}`,
      ...(isOneSheet ? { sheet } : {}),
    },
  };
};

/**
 * References of rows: as written; 1.10 where the spreadsheet made 1.1 of it and that follows from the row before; made
 * of the title where there is none, which is the same the next time as long as the title is. Those that begin again on
 * each sheet, or under each plan, project or report, get its name before them, and only those; what the register has
 * already keeps the reference it has there, whether the clash is still there or not. One that still stands twice is a
 * problem, with all its rows: which of them is meant, nobody can tell.
 */
export const refsOf = (
  lines: readonly Line[],
  { there, near }: { there: readonly KnownItem[]; near: PeriodId },
): { refs: Map<RowReader, RowRef>; doubled: Problem[] } => {
  const about = { known: createKnownRefs(there), near };
  const groups = grouped(ownRefs(lines), ({ own }) => own);
  const all = [...groups.values()].flatMap(group => prefixed(group, about));
  const same = [...grouped(all, ({ ref }) => ref)].filter(([ref, { length }]) => ref !== '' && length > 1);
  const twice = new Set(same.flatMap(([, group]) => group));
  return {
    refs: new Map(
      all.map(one => [one.line.row, { ref: one.ref, notes: one.notes.all(), isDoubled: twice.has(one) }]),
    ),
    doubled: same.map(([, group]) => doubledOf(group)),
  };
};
