import { chooseHolder, holdersOf, listOwed, outcomeWords } from '../chase/index.ts';
import type { LedgerMessage, Presence } from '../chase/index.ts';
import { sentBack, workingDaysBetween } from '../register/index.ts';
import type { Calendar, Day, PeriodId, Snapshot, Standing } from '../register/index.ts';
import type { PostChase, Reached } from './wire.ts';

/** What the ledger and Outlook say today, beside the register. */
export type ChaseFacts = Presence & {
  calendar: Calendar;
  /** Every message on record, of all councils. */
  messages: readonly LedgerMessage[];
  snoozed: ReadonlyMap<string, Day>;
};

type About = { message: LedgerMessage; nudges: boolean };

/** The messages that asked for an item, by item, from old to new; copies to those above are none. */
const messagesByItem = (messages: readonly LedgerMessage[]): Map<string, About[]> => {
  const byItem = new Map<string, About[]>();
  for (const message of [...messages].sort((a, b) => a.day.localeCompare(b.day)))
    for (const { to = 'owner', step, itemKeys } of message.steps)
      for (const key of to === 'owner' ? itemKeys : []) {
        const about = { message, nudges: step === 'nudge' };
        const before = byItem.get(key);
        if (before) before.push(about);
        else byItem.set(key, [about]);
      }
  return byItem;
};

const lastOf = (all: readonly About[]): LedgerMessage | null =>
  all.reduce<LedgerMessage | null>(
    (last, { message }) => (last === null || message.day >= last.day ? message : last),
    null,
  );

const ways: Partial<Record<LedgerMessage['state'], Reached['by']>> = { accepted: 'teams', mailed: 'email' };

/** What is planned for today goes out in a moment; of an earlier day it never went. */
const reachedBy = (message: LedgerMessage, day: Day): Reached => ({
  day: message.day,
  by: ways[message.state] ?? null,
  outcome:
    message.state === 'planned' && message.outcome === null && message.day === day
      ? 'about to be sent'
      : outcomeWords(message),
});

/** Of each post the most working days by which something it owes for the period is late. */
const lateDays = (
  snapshot: Snapshot,
  period: PeriodId,
  { day, calendar }: ChaseFacts,
): Map<string, number> => {
  const late = new Map<string, number>();
  for (const { ladder, post, terms, ...owed } of listOwed({ snapshot, day, calendar })) {
    if (ladder !== 'quarterly-return' || owed.period !== period || post === null || !terms.due) continue;
    late.set(post, Math.max(late.get(post) ?? 0, workingDaysBetween(terms.due, day, calendar)));
  }
  return late;
};

/** How the chase stands with each post, given what it was asked for; the whole record is looked through once. */
export const createPostChase = (snapshot: Snapshot, period: PeriodId, facts: ChaseFacts) => {
  const { day, snoozed } = facts;
  const asked = messagesByItem(facts.messages);
  const late = lateDays(snapshot, period, facts);
  const said = snapshot.updates.filter(update => update.period === period);
  return (post: string, standings: readonly Standing[]): PostChase => {
    const about = standings.flatMap(({ item }) => asked.get(item.key) ?? []);
    const last = lastOf(about);
    const holders = holdersOf(snapshot, post, day);
    const pauses = holders.flatMap(({ entraId }) => snoozed.get(entraId) ?? []).filter(until => until > day);
    return {
      approved: standings.filter(({ update }) => update?.state === 'approved').length,
      sentBack: standings.filter(
        ({ item, update }) =>
          update === null && sentBack(said.filter(one => one.itemKey === item.key)) !== null,
      ).length,
      lateDays: late.get(post) ?? 0,
      reached: last && reachedBy(last, day),
      away: chooseHolder(holders, facts).state === 'away',
      snoozedUntil: pauses.sort()[0] ?? null,
      lastNudge: lastOf(about.filter(({ nudges }) => nudges))?.day ?? null,
    };
  };
};
