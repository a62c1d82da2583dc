import { accept, refuse, type Result } from './problem.ts';
import { typedIn } from './question.ts';

const longest = 2000;

/** Whole, and without a name and password before the host, which nobody should hand around. */
const isAddress = (text: string): boolean => {
  if (/\s/.test(text) || !URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return protocol === 'https:' && username === '' && password === '';
};

/**
 * The address of what shows that it is so, as it was typed; null for nothing. Only https: it is shown as a link, and a
 * link that runs something or travels open is none that the register hands on.
 */
export const readEvidence = (text: string | undefined): Result<string | null> => {
  const typed = typedIn(text);
  if (typed === null) return accept(null);
  if (typed.length > longest)
    return refuse({ code: 'too-long', field: 'evidence', facts: { most: longest } });
  return isAddress(typed)
    ? accept(typed)
    : refuse({ code: 'not-an-address', field: 'evidence', facts: { text: typed } });
};
