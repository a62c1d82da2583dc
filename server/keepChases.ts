import {
  chaseRows,
  councilsOf,
  recordDays,
  type Answering,
  type Ledger,
  type LedgerMessage,
} from '../chase/index.ts';
import {
  addDays,
  chaseKey,
  dayOf,
  type Calendar,
  type ChaseRow,
  type Day,
  type Instant,
  type RegisterStore,
  type Snapshot,
} from '../register/index.ts';

export type KeepChasesParts = {
  ledger: Pick<Ledger, 'listBetween'>;
  register: Pick<RegisterStore, 'councils' | 'saveChaseRows'>;
  answering: Pick<Answering, 'snapshot'>;
  calendar: Calendar;
  /** Business time. */
  now: () => Instant;
};

/** Writes what the ledger knows into the readable record, until told to make way. Resolves to how many lines changed. */
export type KeepChases = (mayGoOn: () => boolean) => Promise<number>;

/** Lines that are written together: as many as one request to Graph takes. */
const together = 20;

const snapshotsOf = ({ register, answering }: KeepChasesParts, now: Instant): Snapshot[] =>
  register.councils().flatMap(council => {
    const snapshot = answering.snapshot(council, now, 'all');
    return snapshot.ok ? [{ ...snapshot.value, asAt: now }] : [];
  });

/** What has to change before a line can: a register that was not changed gives the very same rows again. */
const createNews = () => {
  let last: unknown[] = [];
  return (snapshots: readonly Snapshot[], messages: readonly LedgerMessage[]): boolean => {
    const seen: unknown[] = [
      ...snapshots.flatMap(({ updates, recommendations, documents }) => [
        updates,
        recommendations,
        documents,
      ]),
      messages.map(({ key, state }) => `${key} ${state}`).join(),
    ];
    const isSame = seen.length === last.length && seen.every((one, index) => one === last[index]);
    last = seen;
    return !isSame;
  };
};

/** Lines as they were last written. */
const createWritten = () => {
  const lines = new Map<string, string>();
  return {
    has: (row: ChaseRow): boolean => lines.get(row.key) === JSON.stringify(row),
    note: (rows: readonly ChaseRow[]): void => {
      for (const row of rows) lines.set(row.key, JSON.stringify(row));
    },
    /** Forgets what is not among them. */
    keepOnly: (rows: readonly ChaseRow[]): void => {
      const keys = new Set(rows.map(({ key }) => key));
      for (const key of [...lines.keys()]) if (!keys.has(key)) lines.delete(key);
    },
  };
};

/**
 * The readable record of the chase, behind the ledger. The first time on a day it looks through everything that is on
 * record, later at that day's messages and at those that still wait for an answer; what is written already is left out.
 */
export const createKeepChases = (parts: KeepChasesParts): KeepChases => {
  const { ledger, register, calendar, now } = parts;
  let lookedOn: Day | null = null;
  let waiting: LedgerMessage[] = [];
  const isNews = createNews();
  const written = createWritten();

  const messagesOn = async (day: Day): Promise<LedgerMessage[]> => {
    if (lookedOn !== day) return ledger.listBetween(addDays(day, -recordDays), day);
    return [...waiting.filter(message => message.day < day), ...(await ledger.listBetween(day, day))];
  };
  const stillWaiting = (messages: readonly LedgerMessage[], rows: readonly ChaseRow[]): LedgerMessage[] => {
    const open = new Set(
      rows.filter(row => row.answeredAt === null || !written.has(row)).map(({ key }) => key),
    );
    return messages.filter(message =>
      councilsOf(message).some(one => open.has(chaseKey(one, message.day, message.recipient.entraId))),
    );
  };
  const write = async (rows: readonly ChaseRow[], mayGoOn: () => boolean): Promise<number> => {
    let changed = 0;
    for (let start = 0; start < rows.length && mayGoOn(); start += together) {
      const some = rows.slice(start, start + together);
      changed += await register.saveChaseRows(some);
      written.note(some);
    }
    return changed;
  };

  return async mayGoOn => {
    const at = now();
    const day = dayOf(at);
    const messages = await messagesOn(day);
    const snapshots = snapshotsOf(parts, at);
    if (!isNews(snapshots, messages) && lookedOn === day) return 0;
    const rows = snapshots.flatMap(snapshot => chaseRows(snapshot, messages, calendar));
    if (lookedOn !== day) written.keepOnly(rows);
    // Where writing fails everything is looked through again.
    lookedOn = null;
    const news = rows.filter(row => !written.has(row));
    const changed = await write(news, mayGoOn);
    waiting = stillWaiting(messages, rows);
    lookedOn = news.every(written.has) ? day : null;
    return changed;
  };
};
