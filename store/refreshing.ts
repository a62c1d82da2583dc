import type { Instant, RowProblem } from '../register/index.ts';
import type { ListMirror } from './mirror.ts';
import { councilOfRow } from './rows/row.ts';

export type Refreshing = {
  /**
   * Reads what changed in every list; resolves to the councils in which anything did. A list that fails holds up no
   * other. One that has lost a column, or is gone, is a problem for a person and no failure once it was read; of any
   * other failure the first is thrown in the end, and the councils that changed are told next time.
   */
  refresh: () => Promise<string[]>;
  /** The instant at which the list that was read longest ago was read; null until each was read once. */
  asKnownAt: () => Instant | null;
  /** Lists that a person has to mend, each with the instant from which it stands as it was. */
  problems: () => RowProblem[];
};

const problemOf = (mirror: ListMirror): RowProblem[] => {
  const fault = mirror.fault();
  const since = mirror.readAt();
  if (!fault || since === null) return [];
  const nothing = { rowId: '', key: null, itemKey: null, title: null, webUrl: null };
  return [{ ...fault, facts: { ...fault.facts, since }, list: mirror.list, ...nothing }];
};

const saidOf = (mirror: ListMirror): string => JSON.stringify(mirror.fault());

/** Refreshes one list, and notes whom it concerns. */
const refreshOne = async (mirror: ListMirror, concerned: Set<string>): Promise<void> => {
  const before = saidOf(mirror);
  try {
    for (const council of await mirror.refresh()) concerned.add(council);
  } catch (error) {
    if (!mirror.fault() || mirror.readAt() === null) throw error;
  } finally {
    if (saidOf(mirror) !== before) for (const row of mirror.rows()) concerned.add(councilOfRow(row) ?? '');
  }
};

export const createRefreshing = (mirrors: readonly ListMirror[]): Refreshing => {
  let concerned = new Set<string>();
  return {
    refresh: async () => {
      const runs = mirrors.map(mirror => refreshOne(mirror, concerned));
      await Promise.allSettled(runs);
      await Promise.all(runs);
      const councils = [...concerned].filter(council => council !== '').sort();
      concerned = new Set();
      return councils;
    },
    asKnownAt: () => {
      const instants = mirrors.flatMap(mirror => mirror.readAt() ?? []).sort();
      return instants.length === mirrors.length ? (instants[0] ?? null) : null;
    },
    problems: () => mirrors.flatMap(problemOf),
  };
};
