import type {
  ConversationReference,
  JournalledAnswer,
  Ledger,
  LedgerMessage,
  Outcome,
} from '../../chase/index.ts';

type Row = LedgerMessage & { etag: number; leaseUntil: number };

/** A ledger that forgets everything at the end; times are real milliseconds. */
export const memoryLedger = (realNow: () => number = Date.now) => {
  const rows = new Map<string, Row>();
  const references = new Map<string, ConversationReference>();
  const answers = new Map<string, JournalledAnswer>();
  const notes = new Map<string, { entraId: string; text: string; at: string; id: string }>();
  const shown = ({ etag: _etag, leaseUntil: _lease, ...message }: Row): LedgerMessage => message;
  const settled = (row: Row, outcome: Outcome) => {
    row.state = outcome.kind;
    row.outcome = outcome;
    row.settledAt = new Date(realNow()).toISOString();
    row.etag += 1;
  };
  const ledger: Ledger = {
    insertOnce: async (message, plannedAt) => {
      if (rows.has(message.key)) return false;
      rows.set(message.key, {
        ...structuredClone(message),
        state: 'planned',
        plannedAt,
        outcome: null,
        settledAt: null,
        etag: 1,
        leaseUntil: 0,
      });
      return true;
    },
    claim: async (key, leaseSeconds) => {
      const row = rows.get(key);
      if (row?.state === 'claimed' && row.leaseUntil <= realNow())
        settled(row, { kind: 'unknown', reason: 'the claim expired' });
      if (row?.state !== 'planned') return null;
      row.state = 'claimed';
      row.leaseUntil = realNow() + leaseSeconds * 1000;
      row.etag += 1;
      return { key, etag: String(row.etag), leaseUntil: new Date(row.leaseUntil).toISOString() };
    },
    settle: async (claim, outcome) => {
      const row = rows.get(claim.key);
      if (!row || String(row.etag) !== claim.etag)
        throw new Error(`${claim.key} is not claimed by that claim`);
      settled(row, outcome);
    },
    list: async state => [...rows.values()].filter(row => row.state === state).map(shown),
    listDay: async day => [...rows.values()].filter(row => row.day === day).map(shown),
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
    saveNote: async note => void notes.set(note.id, note),
  };
  return { ledger, rows, references, answers, notes };
};
