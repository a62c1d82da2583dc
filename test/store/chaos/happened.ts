import type { ListName } from '../../../register/index.ts';

/** `not-done`: the store said that nothing was written. `unknown`: it said that it does not know. */
export type Told = 'saved' | 'conflict' | 'not-done' | 'unknown';

/** One write, as its writer was told of it. */
export type Happened = {
  list: ListName;
  key: string;
  act: 'create' | 'change' | 'remove' | 'answer';
  /** What it leaves in the row, different for every write; null for a removal. */
  stamp: string | null;
  told: Told;
  /** The failure's code where there was one. */
  code: string | null;
  /** Of the row after this very write, from its ETag; null where that was not told. */
  version: number | null;
};

/** A row as it is in the end, read by a client that nobody here wrote. */
export type LeftRow = { key: string; stamp: string | null; version: number };

export const versionOf = (etag: string): number => Number(/,(\d+)"?$/.exec(etag)?.[1] ?? Number.NaN);
