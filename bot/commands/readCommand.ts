/** What somebody typed, where it is a command. `days` is null where nobody can say how many were meant. */
export type Command =
  | { name: 'my-items' | 'decisions' | 'status' | 'overdue' | 'help' | 'hand-over' }
  | { name: 'snooze'; days: number | null };

const bare = (text: string): string =>
  text
    .replace(/<at>.*?<\/at>/g, '')
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^a-z0-9? -]+/g, ' ')
    .replace(/\b(please|thanks|thank you)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    // What is asked is a command as well; a question mark alone asks for help.
    .replace(/(?<=\S) ?\?+$/, '')
    .replace(/^(can i see|can you show( me)?|show( me)?|what are|whats|what is|list) /, '');

const fixed: [RegExp, Exclude<Command['name'], 'snooze'>][] = [
  [/^(my )?(items?|updates?|list|tasks?)$/, 'my-items'],
  [/^(my )?decisions$/, 'decisions'],
  [/^(the )?status$/, 'status'],
  [/^(my )?(overdue|late)( items?)?$/, 'overdue'],
  [/^(help|\?|hello|hi|what can (i|you) (do|type|ask))$/, 'help'],
  [/^(hand ?-?over|not mine)( (my )?items?)?$/, 'hand-over'],
];

const numbers = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** "2 days", "two working days", "a week": five working days. */
const daysIn = (text: string): number | null => {
  const match = /^(?:for )?(a|an|another|[a-z]+|\d{1,3}) (?:more )?(?:working )?(day|week)s?$/.exec(text);
  if (!match) return null;
  const [, many = '', unit] = match;
  const named = /^(a|an|another)$/.test(many) ? 1 : numbers.indexOf(many) + 1;
  const count = /^\d+$/.test(many) ? Number(many) : named;
  return count === 0 ? null : count * (unit === 'week' ? 5 : 1);
};

/** Reads it as people type it: in any case, with a “please”, with a full stop. Null where it is words for somebody. */
export const readCommand = (text: string): Command | null => {
  const said = bare(text);
  const found = fixed.find(([shape]) => shape.test(said));
  if (found) return { name: found[1] };
  const snooze = /^snooze(?: (.+))?$/.exec(said);
  return snooze ? { name: 'snooze', days: daysIn(snooze[1] ?? '') } : null;
};
