import type { Day, Instant } from '../register/index.ts';
import type { ChaseRecord } from './hearings.ts';
import type { LedgerMessage, Outcome } from './ports.ts';

/** When people last wrote to us, by Entra object id, in business time. Who never did is not in it. */
export type LastWords = ReadonlyMap<string, Instant>;

/** How many days back the chase looks for what was said: longer than any ladder waits between two steps. */
export const recordDays = 60;

type Rejected = Extract<Outcome, { kind: 'rejected' }>;

const ofTheTenant: readonly Rejected['code'][] = ['throttled', 'disabled-by-admin', 'unauthorised'];

/** A refusal that says something of the person. A conversation that could not be begun says nothing of anybody. */
const isAboutThem = ({ code, status }: Rejected): boolean =>
  !ofTheTenant.includes(code) && (code !== 'unrecognised' || (status !== null && status < 500));

/** Since a message was planned they have written to us, so that what held it back is over. */
export const isBack = ({ recipient, plannedAt }: LedgerMessage, lastWords: LastWords): boolean =>
  Date.parse(lastWords.get(recipient.entraId) ?? plannedAt) > Date.parse(plannedAt);

/**
 * Whether the steps of a message are done with: it arrived, or may have arrived, or it was refused for good, which ends
 * when they write to us again. What nobody sent, and what the whole tenant refused, is still to be said.
 */
export const wasHeard = (message: LedgerMessage, lastWords: LastWords): boolean => {
  if (message.state === 'planned') return false;
  const { outcome } = message;
  return outcome?.kind === 'rejected' ? isAboutThem(outcome) && !isBack(message, lastWords) : true;
};

/** What was said on earlier days, for the planner; `messages` are complete from `from` on. */
export const recordOf = (
  messages: readonly LedgerMessage[],
  { from, lastWords }: { from: Day; lastWords: LastWords },
): ChaseRecord => ({ from, messages: messages.filter(message => wasHeard(message, lastWords)) });
