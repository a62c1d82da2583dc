import { workingDaysBetween } from '../register/index.ts';
import type { Calendar, Day } from '../register/index.ts';
import type { LedgerMessage, RejectionCode } from './ports.ts';
import { isBack, type LastWords } from './record.ts';

/** Refusals after which nothing reaches somebody in Teams until something changes on their side. */
const unreachableCodes: readonly RejectionCode[] = ['left', 'no-address', 'not-installed', 'blocked'];

/** Working days for which nobody is tried again: a week. */
export const restDays = 5;

/** What last became of a message to each person, of those that were settled. */
export const lastSettled = (messages: readonly LedgerMessage[]): LedgerMessage[] => {
  const last = new Map<string, LedgerMessage>();
  for (const message of messages) {
    const { entraId } = message.recipient;
    if (message.outcome !== null && (last.get(entraId)?.day ?? '') <= message.day) last.set(entraId, message);
  }
  return [...last.values()];
};

const isUnreachable = ({ outcome }: LedgerMessage): boolean =>
  outcome?.kind === 'rejected' && unreachableCodes.includes(outcome.code);

/** People of whom it has to be known whether they have written to us since. */
export const refusedPeople = (messages: readonly LedgerMessage[]): string[] => [
  ...new Set(
    messages.flatMap(({ outcome, recipient }) => (outcome?.kind === 'rejected' ? [recipient.entraId] : [])),
  ),
];

/**
 * Those whose last message was refused and went by e-mail neither, until they write to us, by Entra object id: for the
 * list of the performance team.
 */
export const unreachablePeople = (
  messages: readonly LedgerMessage[],
  lastWords: LastWords,
): ReadonlySet<string> =>
  new Set(
    lastSettled(messages)
      .filter(message => isUnreachable(message) && !isBack(message, lastWords))
      .map(({ recipient }) => recipient.entraId),
  );

/**
 * Refusals that stand on a day, the last of each person: of that day's own messages, and of earlier ones after which
 * nothing reaches them until they write to us.
 */
export const standingRefusals = (
  messages: readonly LedgerMessage[],
  { lastWords, day }: { lastWords: LastWords; day: Day },
): { message: LedgerMessage; code: RejectionCode }[] =>
  lastSettled(messages).flatMap(message => {
    const { outcome } = message;
    if (outcome?.kind !== 'rejected' || isBack(message, lastWords)) return [];
    return message.day === day || isUnreachable(message) ? [{ message, code: outcome.code }] : [];
  });

/** Of the unreachable, the ones who are not tried on a day: they were within the last five working days. */
export const restingPeople = (
  messages: readonly LedgerMessage[],
  { lastWords, day, calendar }: { lastWords: LastWords; day: Day; calendar: Calendar },
): ReadonlySet<string> =>
  unreachablePeople(
    lastSettled(messages).filter(message => workingDaysBetween(message.day, day, calendar) < restDays),
    lastWords,
  );
