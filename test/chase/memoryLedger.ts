import type {
  ConversationReference,
  Draft,
  JournalledAnswer,
  Ledger,
  LedgerMessage,
  Note,
  Outcome,
  Snooze,
} from '../../chase/index.ts';

type Row = { message: LedgerMessage; claim: string; leaseUntil: number };

const changed = (key: string) =>
  Object.assign(new Error(`${key} was settled otherwise`), { code: 'changed' });

/** Messages and who may send them; an expired claim is unknown to whoever looks. */
const memoryMessages = (realNow: () => number) => {
  const rows = new Map<string, Row>();
  let claims = 0;
  const settled = (row: Row, outcome: Outcome) => {
    row.message.state = outcome.kind;
    row.message.outcome = outcome;
    row.message.settledAt = new Date(realNow()).toISOString();
  };
  const current = () => {
    for (const row of rows.values()) {
      if (row.message.state === 'claimed' && row.leaseUntil <= realNow())
        settled(row, { kind: 'unknown', reason: 'the claim expired' });
    }
    return [...rows.values()].map(row => structuredClone(row.message));
  };
  const ledger: Pick<
    Ledger,
    'insertOnce' | 'claim' | 'settle' | 'release' | 'list' | 'listDay' | 'listBetween'
  > = {
    insertOnce: async (message, plannedAt) => {
      if (rows.has(message.key)) return false;
      const planned = { ...structuredClone(message), plannedAt, outcome: null, settledAt: null };
      rows.set(message.key, { message: { ...planned, state: 'planned' }, claim: '', leaseUntil: 0 });
      return true;
    },
    claim: async (key, leaseSeconds) => {
      current();
      const row = rows.get(key);
      if (row?.message.state !== 'planned') return null;
      row.message.state = 'claimed';
      row.leaseUntil = realNow() + leaseSeconds * 1000;
      claims += 1;
      row.claim = `claim-${claims}`;
      return { key, id: row.claim, leaseUntil: new Date(row.leaseUntil).toISOString() };
    },
    settle: async (claim, outcome) => {
      const row = rows.get(claim.key);
      if (row?.claim !== claim.id) throw changed(claim.key);
      const { state } = row.message;
      const same = JSON.stringify(row.message.outcome) === JSON.stringify(outcome);
      if (state !== 'claimed' && state !== 'unknown' && !same) throw changed(claim.key);
      settled(row, outcome);
    },
    release: async (claim, outcome) => {
      const row = rows.get(claim.key);
      const { message } = row ?? {};
      if (!row || !message) throw changed(claim.key);
      const isDone =
        message.state === 'planned' && JSON.stringify(message.outcome) === JSON.stringify(outcome);
      if (isDone) return;
      if (row.claim !== claim.id || (message.state !== 'claimed' && message.state !== 'unknown'))
        throw changed(claim.key);
      Object.assign(message, { state: 'planned', outcome, settledAt: null });
      row.claim = '';
    },
    list: async state => current().filter(message => message.state === state),
    listDay: async (day, state) =>
      current().filter(message => message.day === day && (state === undefined || message.state === state)),
    listBetween: async (from, to) => current().filter(({ day }) => day >= from && day <= to),
  };
  return { ledger, messages: current };
};

/** A ledger that forgets everything at the end; `realNow` in milliseconds. */
export const memoryLedger = (realNow: () => number = Date.now) => {
  const { ledger: messaging, messages } = memoryMessages(realNow);
  const references = new Map<string, ConversationReference>();
  const answers = new Map<string, JournalledAnswer>();
  const notes = new Map<string, Note>();
  const drafts = new Map<string, Draft>();
  const snoozes = new Map<string, Snooze>();
  const placeOf = ({ entraId, itemKey, period }: Pick<Draft, 'entraId' | 'itemKey' | 'period'>) =>
    [entraId, itemKey, period].join(' ');
  const ledger: Ledger = {
    ...messaging,
    saveReference: async reference => void references.set(reference.entraId, reference),
    reference: async entraId => references.get(entraId) ?? null,
    journal: async answer => {
      const first = answers.get(answer.key);
      if (first) return { answer: { ...first }, repeated: true };
      answers.set(answer.key, { ...answer });
      return { answer, repeated: false };
    },
    markWritten: async key => {
      const answer = answers.get(key);
      if (answer) answer.state = 'written';
    },
    listUnwritten: async () => [...answers.values()].filter(answer => answer.state === 'accepted'),
    saveNote: async note => void notes.set(`${note.entraId}_${note.id}`, { ...note }),
    listNotes: async () => [...notes.values()].sort((a, b) => b.at.localeCompare(a.at)),
    saveDraft: async draft => void drafts.set(placeOf(draft), structuredClone(draft)),
    draft: async of => drafts.get(placeOf(of)) ?? null,
    listDrafts: async entraId => [...drafts.values()].filter(one => one.entraId === entraId),
    dropDraft: async of => void drafts.delete(placeOf(of)),
    saveSnooze: async snooze => void snoozes.set(snooze.entraId, { ...snooze }),
    listSnoozes: async () => [...snoozes.values()],
  };
  return { ledger, messages, references, answers, notes };
};
