import { createHash } from 'node:crypto';
import type { ListName, Problem } from '../register/index.ts';
import { lists } from './lists.ts';
import { kindOfList } from './restrictedLists.ts';
import { plain } from './rows/fingerprint.ts';
import type { Fields, ListRow } from './rows/row.ts';

/**
 * One way of deciding something about a row. `columns` are those that a decision of ours writes and nobody else should;
 * `bare` are the values at which a row without any Seal decides nothing, and a column that is not named there may hold
 * anything in such a row: a new row has a first date, a figure and an author of its own.
 */
type Decision = {
  name: string;
  columns: readonly string[];
  bare: Readonly<Record<string, readonly string[]>>;
};

/** Whoever opens a row to the public decides; whoever closes it further does not, unless a Seal said otherwise. */
const declassifies: Decision = {
  name: 'declassifies',
  columns: ['Visibility'],
  bare: { Visibility: ['restricted', 'exempt'] },
};

const ofItems: readonly Decision[] = [
  {
    name: 'closes',
    columns: ['State', 'ClosedOn', 'DecisionRef', 'Acts'],
    bare: { State: ['open'], ClosedOn: [], DecisionRef: [], Acts: [] },
  },
  {
    name: 're-dates',
    columns: ['OriginalDue', 'Due', 'DueText', 'Revisions', 'PlannedPeriod', 'RevisedPeriod'],
    bare: { Revisions: [], RevisedPeriod: [] },
  },
  { name: 'changes a priority', columns: ['RiskPriority', 'Closer'], bare: {} },
  declassifies,
];

/**
 * Of a measure's definition only what somebody agreed: its target, who agreed it, and the stock that a target to date
 * is reckoned from. The rest of a definition describes, and may be written by hand.
 */
const ofIndicators: readonly Decision[] = [
  { name: 'changes a target', columns: ['Target', 'TargetHigh', 'TargetAgreedBy', 'Baseline'], bare: {} },
  declassifies,
];

const ofUpdates: readonly Decision[] = [
  {
    name: 'approves',
    columns: ['State', 'PublishedBand', 'Replaces', 'RestatementReason', 'DecidedBy', 'DecidedAt'],
    bare: {
      State: ['draft', 'submitted'],
      PublishedBand: [],
      Replaces: [],
      RestatementReason: [],
      DecidedBy: [],
      DecidedAt: [],
    },
  },
  { name: 'closes', columns: ['CompletedOn'], bare: { CompletedOn: [] } },
  { name: 're-dates', columns: ['RequestedDue'], bare: {} },
  {
    name: 'changes a figure',
    columns: ['Value', 'Numerator', 'Denominator', 'ValueState', 'Band'],
    bare: {},
  },
  { name: 'changes who said it', columns: ['SubmittedBy', 'SubmittedAt', 'GivenBy'], bare: { GivenBy: [] } },
  declassifies,
];

const decisions: Readonly<Partial<Record<ListName, readonly Decision[]>>> = {
  Items: ofItems,
  Indicators: ofIndicators,
  Updates: ofUpdates,
};

/** Restricted rows have lists of their own, with the same columns. */
const decisionsOf = (list: ListName): readonly Decision[] => decisions[kindOfList(list)] ?? [];

/** Lists whose rows carry a Seal. */
export const sealedLists: readonly ListName[] = lists
  .map(({ name }) => name)
  .filter(name => decisionsOf(name).length > 0);

/** As it was meant, however SharePoint has kept it. An empty Visibility is `internal`. */
const saidIn = (fields: Fields, column: string): unknown => {
  const value = plain(fields[column]);
  return column === 'Visibility' && value === 'internal' ? null : value;
};

/** Cut to 96 bits: enough that no two values meet by accident, and six of them fit into one line of SharePoint's. */
const markLength = 16;

/** Empty columns are left out, so that a column which the register gets later breaks no seal. */
const markOf = (list: ListName, fields: Fields, { name, columns }: Decision): string => {
  const said = columns.map(column => [column, saidIn(fields, column)]).filter(([, value]) => value !== null);
  const text = JSON.stringify([list, fields['Key'], said]);
  const hash = createHash('sha256').update(text).digest('base64url').slice(0, markLength);
  return `${name.replaceAll(' ', '-')}=${hash}`;
};

const marksOf = (list: ListName, fields: Fields): string[] =>
  decisionsOf(list).map(decision => markOf(list, fields, decision));

const isBare = (fields: Fields, { bare }: Decision): boolean =>
  Object.entries(bare).every(([column, values]) => {
    const value = saidIn(fields, column);
    return value === null || values.some(one => one === value);
  });

/**
 * What was decided in a row by somebody else than Quarterbook, by name: `closes`, `approves`, `re-dates`,
 * `declassifies`, and what it changes. Empty where the row is as it was last written or accepted, or was made by hand
 * and decides nothing.
 */
export const decidedInRow = (list: ListName, fields: Fields): string[] => {
  const seal = plain(fields['Seal']);
  const kept = typeof seal === 'string' ? new Set(seal.split(/\s+/)) : null;
  return decisionsOf(list)
    .filter(one => (kept ? !kept.has(markOf(list, fields, one)) : !isBare(fields, one)))
    .map(({ name }) => name);
};

const known = new WeakMap<ListRow, Problem | null>();

/**
 * A hand edit that decides, as a problem; null where there is none. Its way out is in the sentence: the old value put
 * back fits the Seal again, or the edit is accepted. Remembered by row, since a row of the mirror never changes.
 *
 * The Seal is there to notice, not to withstand: it is a plain hash without a secret. Whoever may edit the list and
 * reads this file can make one, and whoever empties the Seal of a row can change what a row made by hand may hold.
 */
export const decidedByHand = (row: ListRow): Problem | null => {
  const before = known.get(row);
  if (before !== undefined) return before;
  const decides = decidedInRow(row.list, row.fields);
  const problem: Problem | null =
    decides.length === 0 ? null : { code: 'decided-by-hand', facts: { decides: decides.join(', ') } };
  known.set(row, problem);
  return problem;
};

/** The columns of a row with the Seal that vouches for what they decide; lists that decide nothing have none. */
export const sealed = <T extends Fields>(list: ListName, fields: T): T & { Seal?: string } => {
  const marks = marksOf(list, fields);
  return marks.length === 0 ? fields : { ...fields, Seal: marks.join(' ') };
};

/**
 * The columns of a new row with its Seal. One that is put back from a backup brings the Seal it had, or had none: to
 * seal it anew would accept what somebody decided in it by hand.
 */
export const sealedAnew = (list: ListName, fields: Fields): Fields =>
  'Seal' in fields ? fields : sealed(list, fields);

/**
 * What is written over a row, with its new Seal. A row in which somebody else has decided something keeps the Seal it
 * has: our writing a date must not vouch for a closing that we never saw.
 */
export const sealedChange = ({ list, fields }: Pick<ListRow, 'list' | 'fields'>, change: Fields): Fields => {
  if ('Seal' in change || decidedInRow(list, fields).length > 0) return change;
  const { Seal: seal } = sealed(list, { ...fields, ...change });
  return seal === undefined || seal === fields['Seal'] ? change : { ...change, Seal: seal };
};
