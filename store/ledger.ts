import { createHash, randomUUID } from 'node:crypto';
import type { Claim, ConversationReference, Draft, Ledger, MessageState, Outcome } from '../chase/index.ts';
import { addDays, type Day } from '../register/index.ts';
import {
  answerRow,
  draftRow,
  noteRow,
  plannedRow,
  releasedRow,
  settledRow,
  toAnswer,
  toDraft,
  toMessage,
  toNote,
  type AnswerRow,
  type DraftRow,
  type MessageRow,
  type NoteRow,
} from './ledgerRows.ts';
import { QuarterbookError } from './quarterbookError.ts';
import type { TablesOptions } from './tableClient.ts';
import { openTable, type Entity, type Stored, type Table } from './tables.ts';

export type LedgerOptions = TablesOptions & {
  tenant: string;
  /** Real time, in milliseconds: leases never follow the business clock. */
  now?: () => number;
  newId?: () => string;
};

type Row = Stored<MessageRow>;

const lost: Outcome = { kind: 'unknown', reason: 'the lease ended before an outcome was recorded' };

const createClock = (now: () => number) => ({
  instant: (inMilliseconds = 0): string => new Date(now() + inMilliseconds).toISOString(),
  hasPassed: (instant: string): boolean => Date.parse(instant) <= now(),
});
type Clock = ReturnType<typeof createClock>;

/** The row as it stands once an expired claim has been given up. Whoever comes second finds it done. */
const settleExpired = async (table: Table<MessageRow>, row: Row, clock: Clock): Promise<Row> => {
  if (row.values.State !== 'claimed' || !clock.hasPassed(row.values.LeaseUntil)) return row;
  const { key } = toMessage(row.values);
  const values = settledRow(row.values, lost, clock.instant());
  const etag = await table.replace(key, values, row.etag);
  return etag === null ? ((await table.get(key)) ?? row) : { etag, values };
};

/**
 * Writes what became of a claim. The truth may come after the lease: what was given up as unknown becomes what it was.
 * @throws QuarterbookError `changed` where it is not ours any more and stands there otherwise
 */
const conclude = async (
  table: Table<MessageRow>,
  claim: Claim,
  concluded: (row: MessageRow) => MessageRow,
): Promise<void> => {
  const row = await table.get(claim.key);
  if (!row) throw new QuarterbookError('not-found', `The ledger has no message ${claim.key}`);
  const wanted = concluded(row.values);
  const isOurs = row.values.ClaimId === claim.id;
  const isOpen = row.values.State === 'claimed' || row.values.State === 'unknown';
  if (isOurs && isOpen && (await table.replace(claim.key, wanted, row.etag)) !== null) return;
  const after = isOurs && isOpen ? await table.get(claim.key) : row;
  // Done before, by a request whose answer was lost.
  if (after?.values.State === wanted.State && after.values.Outcome === wanted.Outcome) return;
  throw new QuarterbookError('changed', `The message ${claim.key} was settled by somebody else`);
};

/** Keys begin with the day. */
const between = (from: Day, to: Day): string => `RowKey ge '${from}' and RowKey lt '${addDays(to, 1)}'`;

const createMessages = (table: Table<MessageRow>, clock: Clock, newId: () => string) => {
  const listWhere = async (filter: string) => {
    const rows = await table.list(filter);
    const settled = await Promise.all(rows.map(row => settleExpired(table, row, clock)));
    return settled.map(row => toMessage(row.values));
  };
  return {
    insertOnce: (message, plannedAt) => table.insert(message.key, plannedRow(message, plannedAt)),

    claim: async (key, leaseSeconds) => {
      const found = await table.get(key);
      const row = found && (await settleExpired(table, found, clock));
      if (row?.values.State !== 'planned') return null;
      const leaseUntil = clock.instant(leaseSeconds * 1000);
      const ClaimId = newId();
      const values = { ...row.values, State: 'claimed', ClaimId, LeaseUntil: leaseUntil };
      const etag = await table.replace(key, values, row.etag);
      if (etag !== null) return { key, id: ClaimId, leaseUntil };
      // A request that was repeated below us can fail over what its own first attempt had written.
      const current = await table.get(key);
      return current?.values.ClaimId === ClaimId ? { key, id: ClaimId, leaseUntil } : null;
    },

    settle: (claim, outcome) => conclude(table, claim, row => settledRow(row, outcome, clock.instant())),
    release: (claim, outcome) => conclude(table, claim, row => releasedRow(row, outcome)),

    list: async (state: MessageState) => {
      // An expired claim is found under the state it had, and belongs under the one it gets.
      const states = state === 'unknown' ? ['unknown', 'claimed'] : [state];
      const messages = await listWhere(states.map(one => `State eq '${one}'`).join(' or '));
      return messages.filter(message => message.state === state);
    },

    listDay: (day, state) =>
      listWhere(state === undefined ? between(day, day) : `${between(day, day)} and State eq '${state}'`),
    listBetween: (from, to) => listWhere(between(from, to)),
  } satisfies Partial<Ledger>;
};

/** One draft for each person, item and period. A person's own come together: keys begin with who it is. */
const createDrafts = (table: Table<DraftRow>) => {
  const keyOf = ({ entraId, itemKey, period }: Pick<Draft, 'entraId' | 'itemKey' | 'period'>) =>
    `${entraId}_${createHash('sha256').update(`${itemKey} ${period}`).digest('hex').slice(0, 32)}`;
  return {
    saveDraft: draft => table.put(keyOf(draft), draftRow(draft)),
    draft: async of => {
      const found = await table.get(keyOf(of));
      return found && toDraft(found.values);
    },
    listDrafts: async entraId =>
      (await table.list(`EntraId eq '${entraId.replaceAll("'", "''")}'`)).map(row => toDraft(row.values)),
    dropDraft: of => table.drop(keyOf(of)),
  } satisfies Partial<Ledger>;
};

const createNotes = (table: Table<NoteRow>) =>
  ({
    saveNote: note => table.put(`${note.entraId}_${note.id}`, noteRow(note)),
    listNotes: async () =>
      (await table.list(`EntraId ne ''`))
        .map(row => toNote(row.values, `${row.values.EntraId} ${row.values.At}`))
        .sort((a, b) => b.at.localeCompare(a.at)),
  }) satisfies Partial<Ledger>;

const createSnoozes = (table: Table<{ EntraId: string; Until: string }>) =>
  ({
    saveSnooze: ({ entraId, until }) => table.put(entraId, { EntraId: entraId, Until: until }),
    listSnoozes: async () =>
      (await table.list(`EntraId ne ''`)).map(({ values }) => ({
        entraId: values.EntraId,
        until: values.Until,
      })),
  }) satisfies Partial<Ledger>;

const createJournal = (table: Table<AnswerRow>) =>
  ({
    journal: async answer => {
      if (await table.insert(answer.key, answerRow(answer))) return { answer, repeated: false };
      const first = await table.get(answer.key);
      return { answer: first ? toAnswer(first.values) : answer, repeated: true };
    },
    markWritten: async key => {
      const row = await table.get(key);
      if (!row) throw new QuarterbookError('not-found', `The journal has no answer ${key}`);
      await table.put(key, { ...row.values, State: 'written' });
    },
    listUnwritten: async () => (await table.list(`State eq 'accepted'`)).map(row => toAnswer(row.values)),
  }) satisfies Partial<Ledger>;

/**
 * The sending's truth in Azure Tables. Tables are made when they are first needed. A claim is given once: a lease that
 * ended is settled as unknown by whoever sees it first, and only its holder may still say what really happened.
 */
export const createLedger = (options: LedgerOptions): Ledger => {
  const { tenant, now = Date.now, newId = randomUUID } = options;
  const open = <T extends Entity>(name: string) => openTable<T>(options, name, tenant);
  const references = open<ConversationReference>('References');
  return {
    ...createMessages(open<MessageRow>('Messages'), createClock(now), newId),
    ...createJournal(open<AnswerRow>('Answers')),
    saveReference: reference => references.put(reference.entraId, reference),
    reference: async entraId => (await references.get(entraId))?.values ?? null,
    ...createNotes(open<NoteRow>('Notes')),
    ...createDrafts(open<DraftRow>('Drafts')),
    ...createSnoozes(open<{ EntraId: string; Until: string }>('Snoozes')),
  };
};
