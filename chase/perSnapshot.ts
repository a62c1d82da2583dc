import type { Snapshot } from '../register/index.ts';

/**
 * What is worked out of a snapshot, once for each name and as long as the snapshot is kept: one morning's messages are
 * all made from the same one. A snapshot never changes; another state of the register is another snapshot.
 */
export const perSnapshot = <T>(make: (snapshot: Snapshot, name: string) => T) => {
  const known = new WeakMap<Snapshot, Map<string, T>>();
  return (snapshot: Snapshot, name: string): T => {
    const made = known.get(snapshot) ?? new Map<string, T>();
    known.set(snapshot, made);
    if (!made.has(name)) made.set(name, make(snapshot, name));
    return made.get(name) as T;
  };
};
