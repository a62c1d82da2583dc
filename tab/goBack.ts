type Kept = { steps?: unknown } | null;

/** How many things were opened in this page, one after the other, up to what is shown. */
export const steps = (): number => {
  const kept = (window.history.state as Kept)?.steps;
  return typeof kept === 'number' ? kept : 0;
};

/** What the history keeps of the next thing that is opened. */
export const openedMore = (): Kept => ({ steps: steps() + 1 });

/** Closes what was opened last. False where nothing was: then Back is the host's. */
export const goBack = (): boolean => {
  if (steps() === 0) return false;
  window.history.back();
  return true;
};
