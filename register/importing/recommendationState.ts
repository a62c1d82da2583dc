import { tidy } from './figureText.ts';

/** How far a recommendation is, as a sheet says it. `accepted` is a risk that was accepted. */
export type SheetState = 'open' | 'implemented' | 'closed' | 'superseded' | 'accepted';

const notThere =
  /\b(not|partly|partially|part|in part|un)[ -]?(implemented|completed?|done|started|yet|due)\b/;
const awaits =
  /\b(awaiting|pending|subject to|to be) (verif\w+|validat\w+|sign[- ]?off|evidence|closure|review)/;
const states: readonly (readonly [words: RegExp, state: SheetState])[] = [
  [/^(superseded|withdrawn|no longer (relevant|required|applicable|needed))\b/, 'superseded'],
  [/^closed\b|\b(verified|signed[- ]?off|validated)\b/, 'closed'],
  [/^(fully )?(implemented|completed?|done|actioned|delivered)\b/, 'implemented'],
  [
    /^(open|in[- ]progress|ongoing|on[- ]?track|outstanding|overdue|agreed|pending|delayed|extended|on hold)\b/,
    'open',
  ],
];

/**
 * What a word in a column of states says: `In progress`, `Implemented – awaiting verification`, `Closed - verified`.
 * Implemented is the owner's word, and only what is verified is closed. Null where it says none of these.
 */
export const stateOfText = (text: string): SheetState | null => {
  const said = tidy(text)
    .toLowerCase()
    .replace(/[\u2013\u2014]/g, '-');
  if (notThere.test(said)) return 'open';
  if (awaits.test(said)) return 'implemented';
  return states.find(([words]) => words.test(said))?.[1] ?? null;
};
