import type { ListName } from '../../register/index.ts';

/** Ways in which a site differs from what the register needs. */
export const driftCodes = [
  'list-missing',
  'column-missing',
  'wrong-type',
  'index-lost',
  'unique-lost',
  'choices-missing',
  'text-too-short',
  'restricted-list-shared',
  // From here on nothing is wrong: somebody may want to know.
  'restricted-list-not-closed-yet',
  'restricted-readers',
  'restricted-readers-unknown',
  'renamed',
  'unknown-column',
  'rows-near-threshold',
  'indexes-near-limit',
] as const;
export type DriftCode = (typeof driftCodes)[number];

const firstNote = driftCodes.indexOf('restricted-list-not-closed-yet');

/**
 * One difference. `there` and `wanted` are what is and what should be, as a person may read it: a type, a list of
 * choices, a count. `keys` are Keys that stand on more than one row, because of which a column cannot be unique.
 */
export type Drift = {
  list: ListName;
  column: string | null;
  code: DriftCode;
  there: string | number | null;
  wanted: string | number | null;
  keys?: string[];
};

/** Harmless: nothing has to be done. */
export const isNote = ({ code }: Drift): boolean => driftCodes.indexOf(code) >= firstNote;

export const isSameDrift = (a: Drift, b: Drift): boolean =>
  a.list === b.list && a.column === b.column && a.code === b.code;
