import { isDeepStrictEqual } from 'node:util';
import { accept, refuse, withoutRestricted } from '../../register/index.ts';
import type { ChaseRow, Item, RegisterStore, Saved, Snapshot } from '../../register/index.ts';

const rowKeyOf = (item: Item): string => (item.kind === 'indicator' ? item.definitionKey : item.key);

const swap = <T>(all: readonly T[], is: (one: T) => boolean, value: T): T[] =>
  all.map(one => (is(one) ? value : one));

const itemsIn = (snapshot: Snapshot): Item[] => [
  ...snapshot.actions,
  ...snapshot.indicators,
  ...snapshot.recommendations,
  ...snapshot.documents,
  ...snapshot.complaints,
];

const withItem = (snapshot: Snapshot, item: Item): Snapshot => {
  const is = (one: Item) => rowKeyOf(one) === rowKeyOf(item);
  switch (item.kind) {
    case 'action':
      return { ...snapshot, actions: swap(snapshot.actions, is, item) };
    case 'indicator':
      return { ...snapshot, indicators: swap(snapshot.indicators, is, item) };
    case 'recommendation':
      return { ...snapshot, recommendations: swap(snapshot.recommendations, is, item) };
    case 'document':
      return { ...snapshot, documents: swap(snapshot.documents, is, item) };
    case 'complaint':
      return { ...snapshot, complaints: swap(snapshot.complaints, is, item) };
  }
};

/** A register in memory around one snapshot. `down` makes the lists unreachable for writing. */
export const memoryRegister = (start: Snapshot) => {
  const state = { snapshot: start, down: false, writes: 0, chases: new Map<string, ChaseRow>() };
  const versions = new Map<string, number>();
  const files = new Map<string, Uint8Array>();
  const etagOf = (key: string) => String(versions.get(key) ?? 1);
  const write = () => {
    if (state.down) throw new Error('the lists cannot be reached');
    state.writes += 1;
  };
  const keys = () =>
    [
      itemsIn(state.snapshot).map(rowKeyOf),
      state.snapshot.updates.map(({ key }) => key),
      state.snapshot.periods.map(({ key }) => key),
      state.snapshot.meetings.map(({ key }) => key),
    ].flat();
  const saveOver = <T>(
    { key, current, etag }: { key: string; current: T | undefined; etag: string },
    value: T,
    next: (snapshot: Snapshot) => Snapshot,
  ): Saved<T> => {
    write();
    if (current === undefined) throw new Error(`no row ${key}`);
    if (etag !== etagOf(key)) return { kind: 'conflict', etag: etagOf(key), current };
    versions.set(key, (versions.get(key) ?? 1) + 1);
    state.snapshot = next(state.snapshot);
    return { kind: 'saved', etag: etagOf(key), value };
  };
  const register: RegisterStore = {
    councils: () => [state.snapshot.council],
    snapshot: (council, asAt, reach = 'open') =>
      council === state.snapshot.council
        ? accept({ ...(reach === 'all' ? state.snapshot : withoutRestricted(state.snapshot)), asAt })
        : refuse({ code: 'unknown-council', facts: { council } }),
    saveUpdate: async update => {
      write();
      const there = state.snapshot.updates.find(one => one.key === update.key);
      if (!there) state.snapshot = { ...state.snapshot, updates: [...state.snapshot.updates, update] };
      return { kind: 'saved', etag: etagOf(update.key), value: there ?? update };
    },
    saveReportingPeriod: async (period, etag) => {
      const { key } = period;
      const current = state.snapshot.periods.find(one => one.key === key);
      return saveOver({ key, current, etag }, period, snapshot => ({
        ...snapshot,
        periods: swap(snapshot.periods, one => one.key === key, period),
      }));
    },
    saveMeeting: async (meeting, etag) => {
      const { key } = meeting;
      const current = state.snapshot.meetings.find(one => one.key === key);
      return saveOver({ key, current, etag }, meeting, snapshot => ({
        ...snapshot,
        meetings: swap(snapshot.meetings, one => one.key === key, meeting),
      }));
    },
    saveItem: async <T extends Item>(item: T, etag: string) => {
      const key = rowKeyOf(item);
      const current = itemsIn(state.snapshot).find(one => rowKeyOf(one) === key) as T | undefined;
      return saveOver({ key, current, etag }, item, snapshot => withItem(snapshot, item));
    },
    saveDecision: async (update, etag) => {
      const { key } = update;
      const current = state.snapshot.updates.find(one => one.key === key);
      return saveOver({ key, current, etag }, update, snapshot => ({
        ...snapshot,
        updates: swap(snapshot.updates, one => one.key === key, update),
      }));
    },
    saveChaseRows: async rows => {
      write();
      const others = rows.filter(row => !isDeepStrictEqual(state.chases.get(row.key), row));
      for (const row of others) state.chases.set(row.key, row);
      return others.length;
    },
    etag: key => (keys().includes(key) ? etagOf(key) : null),
    webUrl: () => null,
    refresh: async () => [],
    asKnownAt: () => null,
    putFile: async (path, bytes) => {
      files.set(path, bytes);
      return { webUrl: path, etag: '1' };
    },
    getFile: async path => files.get(path) ?? null,
  };
  return { register, state, files };
};
