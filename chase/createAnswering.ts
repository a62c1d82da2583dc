import { accept, refuse } from '../register/index.ts';
import type { Instant, Reach, RegisterStore, Result, Snapshot, Update } from '../register/index.ts';
import { resolveAnswer, type Answer } from './answer.ts';
import { updateIn, withAnswers } from './journal.ts';
import { messageKey as messageKeyOf } from './planChase.ts';
import type { JournalledAnswer, Ledger } from './ports.ts';
import { createTurns } from './turns.ts';

/** `written` is false while the answer is safe in the journal but not yet in the register's list. */
export type Answered = { update: Update; repeated: boolean; written: boolean };

export type Answering = {
  /** Refuses, or has the answer for good. Throws where not even the journal could be reached: then nothing was kept. */
  answer(answer: Answer): Promise<Result<Answered>>;
  /** Writes to the register what a restart or an outage left in the journal. */
  catchUp(): Promise<{ written: number; waiting: number }>;
  /** The register with every answer that this process has accepted; its open part unless told. */
  snapshot(council: string, at: Instant, reach?: Reach): Result<Snapshot>;
};

/** A message key counts only if it is that person's own; a day before it anything else could be written there. */
const journalKey = ({ messageKey, entraId, submissionId }: Answer): string => {
  const own = messageKey !== undefined && messageKey === messageKeyOf(messageKey.slice(0, 10), entraId);
  return `${own && /^\d{4}-\d{2}-\d{2}_/.test(messageKey) ? messageKey : entraId}_${submissionId}`;
};

const journalled = (answer: Answer, update: Update): JournalledAnswer => ({
  key: journalKey(answer),
  entraId: answer.entraId,
  submissionId: answer.submissionId,
  updateJson: JSON.stringify(update),
  acceptedAt: answer.at,
  state: 'accepted',
});

/** One item's answers one after another, whichever period a form still speaks of. */
const turnOf = ({ itemKey }: Pick<Update, 'itemKey'>) => itemKey;

/** Answers that are in the journal and on their way into the register's list. */
const createWriter = (register: RegisterStore, ledger: Ledger) => {
  const pending = new Map<string, JournalledAnswer>();
  const write = async (answer: JournalledAnswer): Promise<boolean> => {
    const update = updateIn(answer);
    if (!update) return false;
    pending.set(answer.key, answer);
    try {
      const saved = await register.saveUpdate(update);
      if (saved.kind === 'conflict') return false;
      await ledger.markWritten(answer.key);
      pending.delete(answer.key);
      return true;
    } catch {
      // It stays in the journal and is shown from there; `catchUp` takes it up again.
      return false;
    }
  };
  /** `before` was on its way before the journal was read, and only what is seen in the register may go from here. */
  const forget = (before: readonly JournalledAnswer[], unwritten: readonly JournalledAnswer[]): void => {
    const left = new Set(unwritten.map(({ key }) => key));
    for (const answer of before) {
      const key = updateIn(answer)?.key;
      if (!left.has(answer.key) && key !== undefined && register.etag(key) !== null)
        pending.delete(answer.key);
    }
  };
  return { write, forget, waiting: () => [...pending.values()] };
};

/**
 * Takes answers: checks who, when and what; journals; and only then says yes. The register's list is written
 * straight away, and by `catchUp` where that failed.
 */
export const createAnswering = ({
  register,
  ledger,
}: {
  register: RegisterStore;
  ledger: Ledger;
}): Answering => {
  const { write, forget, waiting } = createWriter(register, ledger);
  const inTurn = createTurns();

  const snapshot = (council: string, at: Instant, reach: Reach = 'open'): Result<Snapshot> => {
    const found = register.snapshot(council, at, reach);
    return found.ok ? accept(withAnswers(found.value, waiting(), reach)) : found;
  };

  const take = async (answer: Answer): Promise<Result<Answered>> => {
    // Whoever holds the post answers, whether or not they may read the restricted lists.
    const current = snapshot(answer.council, answer.at, 'all');
    if (!current.ok) return current;
    const resolved = resolveAnswer(current.value, answer);
    if (!resolved.ok) return resolved;
    const { update, repeated } = resolved.value;
    if (repeated) {
      return accept({ update, repeated, written: !waiting().some(one => updateIn(one)?.key === update.key) });
    }
    const kept = await ledger.journal(journalled(answer, update));
    const first = updateIn(kept.answer);
    // A submission belongs to one item: the same one for another item would be acknowledged and lost.
    if (first?.key !== update.key) return refuse({ code: 'duplicate-key', field: 'submissionId' });
    const written = kept.answer.state === 'written' || (await write(kept.answer));
    return accept({ update: first, repeated: kept.repeated, written });
  };

  const catchUp = async () => {
    const before = waiting();
    const left = (await ledger.listUnwritten()).sort((a, b) => a.acceptedAt.localeCompare(b.acceptedAt));
    // Another process may have written what this one could not.
    forget(before, left);
    let written = 0;
    for (const answer of left) {
      const update = updateIn(answer);
      if (update && (await inTurn(turnOf(update), () => write(answer)))) written += 1;
    }
    return { written, waiting: left.length - written };
  };

  return { answer: answer => inTurn(turnOf(answer), () => take(answer)), catchUp, snapshot };
};
