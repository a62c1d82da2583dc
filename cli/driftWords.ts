import type { Drift, DriftCode } from '../store/index.ts';

const shown = 5;

const few = (keys: readonly string[]): string =>
  keys.length <= shown
    ? keys.join(', ')
    : `${keys.slice(0, shown).join(', ')} and ${keys.length - shown} more`;

const fixable = '“quarterbook provision --fix” mends it.';

/** What is there, what should be, and what to do. */
const words: Record<DriftCode, (drift: Drift) => string> = {
  'list-missing': () => `is not there. ${fixable}`,
  'column-missing': ({ wanted }) => `is not there; it should be ${wanted ?? 'there'}. ${fixable}`,
  'wrong-type': ({ there, wanted }) =>
    `is ${there ?? 'something else'} and should be ${wanted ?? 'something else'}. SharePoint cannot change that safely: copy what it holds, rename the column out of the way on its own page, run “quarterbook provision --fix”, and put it back.`,
  'index-lost': () =>
    `has lost its index, so that asking by it fails in a large list. ${fixable} In a list of more than 20,000 rows SharePoint refuses a new index.`,
  'unique-lost': ({ keys }) =>
    keys === undefined
      ? `may hold the same value twice. ${fixable}`
      : `may hold the same value twice, and does: ${few(keys)}. Keep one row of each and delete the others, then run “quarterbook provision --fix”.`,
  'choices-missing': ({ wanted }) => `lacks the choices ${wanted ?? ''}. ${fixable}`,
  'text-too-short': ({ there, wanted }) =>
    wanted === null
      ? `takes ${there ?? 'too few'} characters, and the register writes longer texts into it. In the column’s settings choose “multiple lines of text”, plain.`
      : `takes ${there ?? 'too few'} characters and should take ${wanted}. ${fixable}`,
  'restricted-list-shared': () =>
    'holds restricted rows, and everybody who can read the site can read them. Close it now: infra/restrictLists.mjs.',
  'restricted-list-not-closed-yet': () =>
    'can be read by everybody who can read the site. It is empty; close it before the first restricted row: infra/restrictLists.mjs.',
  'restricted-readers': ({ there }) => `can be read by ${there ?? 'others'}. Is that right?`,
  'restricted-readers-unknown': () => 'can be read by people whom this application may not ask about.',
  renamed: ({ there }) => `is shown as “${there ?? ''}”. That changes nothing: its own name stays.`,
  'unknown-column': () => 'is not one of ours. It is left alone, and is not in backups.',
  'rows-near-threshold': ({ there, wanted }) =>
    `has ${there ?? 'many'} rows; at ${wanted ?? 'some'} SharePoint refuses to sort and filter by columns without an index. The register asks by indexed columns only and goes on as before; people’s own views may fail until they filter by an indexed column.`,
  'indexes-near-limit': ({ there, wanted }) =>
    `has ${there ?? 'many'} of the ${wanted ?? 'few'} indexes that a list may have.`,
};

/** "Items, column Due: has lost its index …" */
export const driftLine = (drift: Drift): string => {
  const place = drift.column === null ? `The list ${drift.list}` : `${drift.list}, column ${drift.column}`;
  return `${place}: ${words[drift.code](drift)}`;
};
