import {
  outcomeWords,
  readLastWords,
  recordDays,
  standingRefusals,
  type LedgerMessage,
  type RejectionCode,
} from '../chase/index.ts';
import { addDays, dayOf, type Day } from '../register/index.ts';
import { createHomeLedger } from '../server/index.ts';
import { counted } from './finding.ts';
import type { Opened } from './register.ts';

type Refusal = { message: LedgerMessage; code: RejectionCode };

/** What the ledger knows of a day's recipients, and of those whom nothing reached before. */
export type Sending = { day: Day; today: LedgerMessage[]; refusals: Refusal[] };

/** Null where the command line has no ledger. */
export const readSending = async ({ config }: Opened, now: string): Promise<Sending | null> => {
  const { TABLES_URL } = config;
  if (TABLES_URL === undefined) return null;
  const day = dayOf(now);
  const ledger = createHomeLedger({ ...config, TABLES_URL });
  const messages = await ledger.listBetween(addDays(day, -recordDays), day);
  const lastWords = await readLastWords(ledger, messages);
  const today = messages.filter(message => message.day === day);
  return { day, today, refusals: standingRefusals(messages, { lastWords, day }) };
};

/** These say something of the app or of the whole tenant, and nothing of the person. */
const ofTheApp: readonly RejectionCode[] = ['not-installed', 'disabled-by-admin', 'unauthorised'];

const isOfTheApp = ({ code }: Refusal): boolean => ofTheApp.includes(code);

export const appRefusals = (sending: Sending | null): Refusal[] => sending?.refusals.filter(isOfTheApp) ?? [];

/** “2 people not reached: has blocked the bot; 1 person not reached: …”. */
export const refusalWords = (refusals: readonly Refusal[]): string => {
  const counts = new Map<string, number>();
  for (const { message } of refusals) {
    const words = outcomeWords(message);
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return [...counts].map(([words, count]) => `${counted(count, 'person', 'people')} ${words}`).join('; ');
};

const todayWords = (today: readonly LedgerMessage[]): string => {
  if (today.length === 0) return 'Nobody is on record as written to today.';
  const inState = (...states: string[]) => today.filter(({ state }) => states.includes(state)).length;
  const parts: [number, string][] = [
    [inState('accepted', 'mailed'), 'reached'],
    [inState('planned', 'claimed'), 'still to be sent'],
    [inState('unknown'), 'may have arrived'],
  ];
  const said = parts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`);
  return `Of ${counted(today.length, 'recipient')} today: ${[...said, `${inState('rejected')} refused`].join(', ')}.`;
};

export const recipientWords = ({ today, refusals }: Sending): { ok: boolean; says: string } => {
  const people = refusals.filter(one => !isOfTheApp(one));
  if (people.length === 0) return { ok: true, says: todayWords(today) };
  const says = `${todayWords(today)} ${refusalWords(people)}. “quarterbook doctor chase PERSON” says why of each, and the Returns page lists them.`;
  return { ok: false, says };
};
