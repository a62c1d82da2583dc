import { outcomeWords, recordDays, rungWords, type LedgerMessage } from '../chase/index.ts';
import { addDays, dayOf } from '../register/index.ts';
import type { AppDeps } from './deps.ts';
import type { AskedView, ItemRecord } from './wire.ts';

const askedIn = (message: LedgerMessage, key: string): AskedView[] =>
  message.steps
    .filter(({ itemKeys, optionalKeys = [] }) => itemKeys.includes(key) || optionalKeys.includes(key))
    .map(({ step }) => ({
      day: message.day,
      post: message.recipient.post,
      step: rungWords(step),
      outcome: outcomeWords(message),
    }));

/** Who was asked about an item and what became of it, and where its row is; for those who look after the register. */
export const itemRecord = async (
  { ledger, register, now }: Pick<AppDeps, 'ledger' | 'register' | 'now'>,
  key: string,
): Promise<ItemRecord> => {
  const day = dayOf(now());
  const messages = await ledger.listBetween(addDays(day, -recordDays), day);
  const asked = messages.flatMap(message => askedIn(message, key));
  return { asked: asked.sort((a, b) => b.day.localeCompare(a.day)), rowUrl: register.webUrl(key) };
};
