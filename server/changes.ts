import type { Change } from './wire.ts';

/** Who is told that a council's register has changed. */
export type Changes = {
  tell: (council: string) => void;
  /** Returns what ends the subscription. */
  listen: (listener: (change: Change) => void) => () => void;
};

/** In this process only: other servers notice by their own delta. */
export const createChanges = (): Changes => {
  const listeners = new Set<(change: Change) => void>();
  return {
    tell: council => listeners.forEach(listener => listener({ council })),
    listen: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
