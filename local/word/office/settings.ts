import type { WordHost } from './wordHost.ts';

type Saved = { status: 'succeeded' };

/** `Office.context.document.settings`: a copy that is written to the open document by `saveAsync`. */
export const createSettings = (
  host: WordHost,
): Pick<Office.Settings, 'get' | 'set' | 'remove'> & {
  saveAsync: (done?: (result: Saved) => void) => void;
} => {
  const values = new Map(host.settings);
  return {
    get: name => values.get(name) ?? null,
    set: (name, value) => void values.set(name, value),
    remove: name => void values.delete(name),
    saveAsync: done => {
      host.settings.clear();
      for (const [name, value] of values) host.settings.set(name, value);
      done?.({ status: 'succeeded' });
    },
  };
};
