/** What an import took upon itself, or left out: each is said, never silently done. */
export const noteCodes = [
  'polarity-guessed',
  'cumulative-guessed',
  'post-missing',
  'figure-missing',
  'figure-error',
  'past-unread',
  'not-reported',
  'rating-missing',
  'rating-differs',
  'not-begun',
  'rating-by-colour',
  'rating-mixed',
  'completion-dated',
  'not-verified',
  'act-dated',
  'maybe-cumulative',
  'reference-prefixed',
  'reference-kept',
  'carried-down',
  'plan-missing',
  'words-not-kept',
  'due-missing',
  'fractions',
  'two-figures',
  'target-in-words',
  'target-strict',
  'target-unit',
  'date-in-words',
  'profile-left-out',
  'reference-made',
  'reference-mended',
  'title-cut',
  'later-period',
  'revision-unexplained',
  'priority-guessed',
  'agreed-guessed',
  'hidden-row',
  'hidden-sheet',
  'other-sheet',
  'row-passed-over',
  'plan-from-headings',
  'plan-from-sheet',
  'one-plan',
] as const;

export type NoteCode = (typeof noteCodes)[number];

/** `about` are references, rows or sheets, in the order of the file. */
export type Note = { code: NoteCode; about: string[]; facts: Record<string, string | number> };

/** Collects notes; those that differ only in what they are about become one. */
export type Notes = {
  say: (code: NoteCode, about: string, facts?: Note['facts']) => void;
  take: (others: readonly Note[]) => void;
  all: () => Note[];
};

export const createNotes = (): Notes => {
  const notes = new Map<string, Note>();
  const add = (code: NoteCode, about: readonly string[], facts: Note['facts']) => {
    const name = JSON.stringify([code, facts]);
    const note = notes.get(name) ?? { code, about: [], facts };
    note.about.push(...about);
    notes.set(name, note);
  };
  return {
    say: (code, about, facts = {}) => add(code, [about], facts),
    take: others => {
      for (const { code, about, facts } of others) add(code, about, facts);
    },
    all: () => [...notes.values()],
  };
};
