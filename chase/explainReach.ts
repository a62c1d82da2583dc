import { addWorkingDays, dayOf, longDay, shortDay, timeOf } from '../register/index.ts';
import type { Calendar, Day, Instant } from '../register/index.ts';
import type { ChaseFinding } from './chaseFinding.ts';
import { outcomeWords } from './outcomeWords.ts';
import type { ConversationReference, LedgerMessage } from './ports.ts';
import { lastSettled, restDays } from './unreachable.ts';

/** How somebody could be reached, as Teams, Entra and the register have it. */
export type Reach = {
  reference: ConversationReference | null;
  /** Null where that cannot be seen. */
  installed: boolean | null;
  /** False where Entra knows nobody by that id; null where it could not be asked. */
  account: boolean | null;
  /** The address that a letter would go to. */
  mail: string | null;
  /** Whether there is a mailbox to send from. */
  maySend: boolean;
};

const at = (instant: Instant): string => `${timeOf(instant)} on ${longDay(dayOf(instant))}`;

const ofConversation = ({ reference }: Reach): ChaseFinding => {
  if (reference === null)
    return {
      code: 'no-conversation',
      says: 'No conversation with them is known; one is begun with the next message.',
    };
  const { wroteAt } = reference;
  const wrote = wroteAt === undefined ? 'they have never written in it' : `they last wrote at ${at(wroteAt)}`;
  return { code: 'conversation', says: `A conversation with them is known; ${wrote}.` };
};

const ofApp = ({ installed }: Reach): ChaseFinding => {
  if (installed === null) return { code: 'app-unknown', says: 'Whether they have the app cannot be seen.' };
  return installed
    ? { code: 'app', says: 'They have the app.' }
    : { code: 'no-app', says: 'They do not have the app; it is installed for them before a message goes.' };
};

const ofAddress = ({ mail, maySend, account }: Reach): ChaseFinding => {
  if (mail === null && account === null)
    return { code: 'address-unknown', says: 'Whether they have an address cannot be seen.' };
  if (mail === null)
    return { code: 'no-address', says: 'There is no address to write to where Teams is closed to them.' };
  return maySend
    ? { code: 'address', says: `Where Teams is closed to them a letter goes to ${mail}.` }
    : {
        code: 'no-mailbox',
        says: `Their address is ${mail}; no letter goes there, because no mailbox to send from is set.`,
      };
};

/** Whom nothing reaches, and when they are tried again. */
export const explainRest = (
  messages: readonly LedgerMessage[],
  { resting, calendar }: { resting: boolean; calendar: Calendar },
): ChaseFinding[] => {
  const [last] = lastSettled(messages);
  if (!resting || !last) return [];
  const again: Day = addWorkingDays(last.day, restDays, calendar);
  const says = `The message of ${longDay(last.day)} was ${outcomeWords(last)}. They are tried again on ${longDay(again)}, or once they write to the bot.`;
  return [{ code: 'unreachable', says }];
};

export const explainReach = (reach: Reach): ChaseFinding[] => [
  ...(reach.account === false ? [{ code: 'no-account', says: 'Entra has no account with their id.' }] : []),
  ofConversation(reach),
  ofApp(reach),
  ofAddress(reach),
];

/** Every message on record, the latest first, with what became of it. */
export const explainMessages = (messages: readonly LedgerMessage[], days: number): ChaseFinding[] =>
  messages.length === 0
    ? [{ code: 'no-message', says: `Nothing was planned for them in the last ${days} days.` }]
    : [...messages]
        .sort((a, b) => b.day.localeCompare(a.day))
        .map(message => ({
          code: 'message',
          says: `${shortDay(message.day)}: ${outcomeWords(message)}. ${message.reason}`,
        }));
