/** What people write in the place of something that is not there. */
export type Absence = 'blank' | 'not-available' | 'not-reported';

const notAvailable =
  /^(n\/?[ak]|n\.a\.?|tb[cad]|not (yet )?(available|known)|(data |figure )?(not (yet )?available|awaited|pending|unavailable)|no data( yet| available| for .*)?|awaiting( data| figures?| information)?|data awaited|in progress|unknown|[-.?*]+|#n\/a|#na)$/;
const notReported =
  /^(not (reported|provided|submitted|received|returned)|no (update|return|response)( received| provided)?|nr)$/;

const plain = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\u2212\u2013\u2014\u2026]/g, match => (match === '…' ? '...' : '-'))
    .replace(/\s+/g, ' ');

/**
 * Null where something is said. `N/A`, `TBC`, `n/k`, `-` say that a figure is not available (yet); `Not reported`, `No
 * update` that nobody gave one: two different things in every table.
 */
export const absenceOf = (text: string): Absence | null => {
  const said = plain(text);
  if (said === '') return 'blank';
  if (notReported.test(said)) return 'not-reported';
  return notAvailable.test(said) ? 'not-available' : null;
};
