import { addDays } from '../register/index.ts';
import type { Calendar, Day, Instant } from '../register/index.ts';
import type { ChaseRecord } from './hearings.ts';
import type { Ledger, LedgerMessage } from './ports.ts';
import { recordDays, recordOf, type LastWords } from './record.ts';
import { refusedPeople, restingPeople, unreachablePeople } from './unreachable.ts';

/** What the planner has to know of people and of the days before, as the ledger has it. */
export type Circumstances = {
  /** Keys of that day's own messages. */
  sent: string[];
  record: ChaseRecord;
  snoozed: ReadonlyMap<string, Day>;
  /** Who is not tried on that day. */
  unreachable: ReadonlySet<string>;
  /** Whom nothing has reached, until they write to us: with those whose week of rest is over. */
  beyondReach: ReadonlySet<string>;
  /** Every message of the record and of the day, whatever became of it. */
  messages: LedgerMessage[];
};

type Read = Pick<Ledger, 'listBetween' | 'listSnoozes' | 'reference'>;

/** When those whom a message could not reach last wrote to us. */
export const readLastWords = async (
  ledger: Pick<Ledger, 'reference'>,
  messages: readonly LedgerMessage[],
): Promise<LastWords> => {
  const references = await Promise.all(refusedPeople(messages).map(entraId => ledger.reference(entraId)));
  return new Map<string, Instant>(
    references.flatMap(reference =>
      reference?.wroteAt === undefined ? [] : [[reference.entraId, reference.wroteAt]],
    ),
  );
};

/** Where there is no ledger: nothing is known of what was said, and all of it counts as said on its day. */
export const noCircumstances = (day: Day): Circumstances => ({
  sent: [],
  record: { from: day, messages: [] },
  snoozed: new Map(),
  unreachable: new Set(),
  beyondReach: new Set(),
  messages: [],
});

/** What the planner has to know on a day. */
export const readCircumstances = async (
  ledger: Read,
  { day, calendar }: { day: Day; calendar: Calendar },
): Promise<Circumstances> => {
  const from = addDays(day, -recordDays);
  const [messages, snoozes] = await Promise.all([ledger.listBetween(from, day), ledger.listSnoozes()]);
  const lastWords = await readLastWords(ledger, messages);
  const before = messages.filter(message => message.day < day);
  return {
    sent: messages.filter(message => message.day === day).map(({ key }) => key),
    record: recordOf(before, { from, lastWords }),
    snoozed: new Map(snoozes.map(({ entraId, until }) => [entraId, until])),
    unreachable: restingPeople(before, { lastWords, day, calendar }),
    beyondReach: unreachablePeople(messages, lastWords),
    messages,
  };
};
