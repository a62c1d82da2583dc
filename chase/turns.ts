/** Runs what shares a key one after another, in the order of asking. */
export type Turns = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/** A failure stops nobody behind it, and reaches only whoever asked. */
export const createTurns = (): Turns => {
  const last = new Map<string, Promise<unknown>>();
  return async <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const before = last.get(key) ?? Promise.resolve();
    const turn = before.then(work, work);
    last.set(key, turn);
    try {
      return await turn;
    } finally {
      if (last.get(key) === turn) last.delete(key);
    }
  };
};
